"""Rows that have slid by one column: a cell was lost or added when the table was copied together."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from portal.imports.reading.headers import Header
from portal.imports.reading.shapes import Cells

Judge = Callable[[Any], bool]
"""Whether a filled cell looks right in its column: «ten digits», «a date»."""

_CLEARLY: Final = 2
"""So many more cells must look right than in the row as it stands: one may be chance."""


def shifted(header: Header, cells: Cells, judges: Mapping[str, Judge]) -> int:
    """By how many columns the row stands too far right (1) or left (-1); 0 when it stands well, or nothing better.

    `judges` go by the header's names; the more of them, the surer.
    """
    columns = [(place, judges[name]) for place, name in enumerate(header.names) if name in judges]
    right = {offset: _right(columns, cells, offset) for offset in (0, 1, -1)}
    best = max(right, key=lambda offset: right[offset])
    return best if right[best] >= right[0] + _CLEARLY else 0


def _right(columns: list[tuple[int, Judge]], cells: Cells, offset: int) -> int:
    moved = ((place + offset, judge) for place, judge in columns)
    return sum(
        0 <= place < len(cells) and cells[place] not in {None, ""} and judge(cells[place])
        for place, judge in moved
    )
