"""Which columns a total at the side of the rows sums: «Всего» beside the years, beside the kinds of support.

As with the totals below (see `totals`) the document does not say it, so it is proved, here by every row of data.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

Heads = Sequence[str]
"""What stands over a column, from the top down; empty where a cell above goes on."""

Values = Mapping[int, Mapping[int, Decimal]]
"""Column → row → what is printed there."""

_TOTAL = re.compile("(Всего|Итого)[ :]*", re.IGNORECASE)


def summed_across(heads: Sequence[Heads], values: Values, rows: Sequence[int]) -> dict[int, list[int]]:
    """The columns that each total sums in ``rows``."""
    found = {}
    for total, names in enumerate(heads):
        for level in (place for place, name in enumerate(names) if _TOTAL.fullmatch(name)):
            terms = [each for each in _beside(heads, total, level) if each in values]
            if len(terms) > 1 and all(_holds(values, row, terms, total) for row in rows):
                found[total] = terms
    return found


def _beside(heads: Sequence[Heads], total: int, level: int) -> list[int]:
    """Columns that are named as the total is, but for the name «Всего»; where nothing stands under that, all beside."""
    above, under = heads[total][:level], heads[total][level + 1 :]
    return [
        place
        for place, names in enumerate(heads)
        if names[:level] == above
        and (names[level + 1 :] == under if any(under) else not _is_total(names[level + 1 :]))
        and not _is_total(names[level : level + 1])
    ]


def _is_total(names: Heads) -> bool:
    return any(map(_TOTAL.fullmatch, names))


def _holds(values: Values, row: int, terms: Sequence[int], total: int) -> bool:
    """Whether the row gives its total, but for the rounding of each; a row without numbers proves nothing."""
    printed = values.get(total, {}).get(row)
    known = [values[column][row] for column in terms if row in values[column]]
    if printed is None:
        return not known
    return abs(sum(known, Decimal(0)) - printed) <= _rounding([*known, printed])


def _rounding(numbers: Sequence[Decimal]) -> Decimal:
    """Half of the last digit of each; whole numbers are exact."""
    exponent = min(int(each.as_tuple().exponent) for each in numbers)
    return Decimal(5).scaleb(exponent - 1) * len(numbers) if exponent < 0 else Decimal(0)
