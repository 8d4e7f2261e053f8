"""Compared figures as the page shows them: words, links to the records, bars."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from portal.lib.numbers import MINUS, NBSP, format_number
from portal.lib.quantities import round_to
from reports.comparison.comparing import Compared, Value
from reports.comparison.measures import Measure
from reports.comparison.sides import Side
from reports.document import Bar, Chart, Number, Table
from reports.renderers.chart import draw
from reports.renderers.wording import number_text


@dataclass(frozen=True)
class ShownValue:
    side: Side
    words: str
    url: str


@dataclass(frozen=True)
class ShownRow:
    measure: Measure
    values: tuple[ShownValue, ...]
    change: str


def shown_rows(rows: Iterable[Compared]) -> list[ShownRow]:
    return [
        ShownRow(
            row.measure, tuple(_shown(value, row.measure) for value in row.values), change_words(row.change)
        )
        for row in rows
    ]


def chart_of(row: Compared) -> SafeString:
    """Bars of one row; a side that knows nothing has no bar."""
    bars = tuple(
        Bar(value.side.title, _number(value, row.measure)) for value in row.values if value.quantity.is_known
    )
    nothing = Table("compared", (), (), ())
    return mark_safe(
        draw(Chart("compared", row.measure.title, bars, nothing, row.measure.unit, anchor="compared"))
    )


def unknown_sides(row: Compared) -> list[str]:
    """Those that have no bar."""
    return [value.side.title for value in row.values if not value.quantity.is_known]


def change_words(change: Decimal | None) -> str:
    """«+12 %», «−3 %», «столько же», «почти столько же»; nothing where it cannot be told."""
    if change is None:
        return ""
    whole = round_to(change, Decimal(1))
    if whole == 0:
        return "столько же" if change == 0 else "почти столько же"
    sign = "+" if whole > 0 else MINUS
    return f"{sign}{format_number(abs(whole), 0)}{NBSP}%"


def _shown(value: Value, measure: Measure) -> ShownValue:
    words = number_text(_number(value, measure)) if value.quantity.is_known else ""
    return ShownValue(value.side, words, _address(value) if words else "")


def _number(value: Value, measure: Measure) -> Number:
    return Number(value.quantity, measure.style)


def _address(value: Value) -> str:
    """The page of the number in the report of its year, where the visitor may see one; that of its records."""
    report, side = value.side.report, value.side
    if report is None or not value.place:
        return value.records_url
    page = reverse("number", args=[side.city.slug, report.year, report.form])
    return f"{page}?{urlencode({'now': 1, 'place': value.place})}"
