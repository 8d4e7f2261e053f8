"""A chart of the document as SVG: the portal's bars with the numbers as the document writes them."""

from __future__ import annotations

from collections.abc import Sequence

from portal import charts
from reports.document import Bar, Chart
from reports.renderers.wording import number_text


def draw(chart: Chart) -> str:
    """One picture, or several that follow one another seamlessly and each fit a page."""
    return charts.draw(_bars(chart.bars), chart.title, chart.anchor)


def shares(bars: Sequence[Bar]) -> list[float]:
    """Of the width, 0 to 1: see `portal.charts.shares`."""
    return charts.shares(_bars(bars))


def _bars(bars: Sequence[Bar]) -> list[charts.Bar]:
    return [charts.Bar(bar.label, bar.number.quantity.number, number_text(bar.number)) for bar in bars]
