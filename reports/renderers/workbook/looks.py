"""How cells look, and how many lines their words take."""

from __future__ import annotations

import math
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from reports.document import Align

RULE = Side("thin", color="FF59635C")
EDGES = Border(RULE, RULE, RULE, RULE)
SHADE = PatternFill("solid", fgColor="FFF4F5F1")
GROUP_SHADE = PatternFill("solid", fgColor="FFFAFAF7")
FAMILY = "Arial"  # with its twin Liberation Sans it is as wide on every machine
PLAIN, BOLD, TITLE = Font(FAMILY, 10), Font(FAMILY, 10, bold=True), Font(FAMILY, 13, bold=True)
SMALL, ITALIC = Font(FAMILY, 9), Font(FAMILY, 10, italic=True)
LINK = Font(FAMILY, 10, color="FF0B5A76", underline="single")
LINE = 13.0  # points
TALLEST = 409.0  # points, of a row
ALIGNED = {
    align: Alignment(horizontal=align.value, vertical="top", wrap_text=True)
    for align in (Align.LEFT, Align.CENTER, Align.RIGHT)
}
HEADING = Alignment(horizontal="center", vertical="center", wrap_text=True)
WRAPPED = Alignment(vertical="top", wrap_text=True)


def dress(cell: Any, font: Font, alignment: Alignment, fill: PatternFill | None = None) -> None:
    cell.font, cell.alignment, cell.border = font, alignment, EDGES
    if fill is not None:
        cell.fill = fill


def lines_of(text: str, width: float) -> int:
    """At most, of words of this many signs' width."""
    return sum(max(1, math.ceil(len(part) * 1.02 / max(width, 1))) for part in text.split("\n"))


def height(text: str, width: float) -> float:
    """Points that a row takes whose longest cell holds these words."""
    return min(TALLEST, lines_of(text, width) * LINE + 3)
