"""Which rows the totals of a workbook sum, below them or above."""

from decimal import Decimal

import pytest

from reports.document import RowKind
from reports.renderers.workbook.totals import sum_above, summed

KINDS = {"T": RowKind.TOTAL, "S": RowKind.SUBTOTAL, "d": RowKind.DATA, "g": RowKind.GROUP}


@pytest.mark.parametrize(
    ("kinds", "values", "sums"),
    [
        ("TSddSdd", (6, 3, 1, 2, 3, 3, 0), {0: [2, 3, 5, 6], 1: [2, 3], 4: [5, 6]}),
        ("SddSddT", (3, 1, 2, 3, 3, 0, 6), {0: [1, 2], 3: [4, 5], 6: [1, 2, 4, 5]}),
        ("ddSddST", (1, 2, 3, 3, 0, 3, 6), {2: [0, 1], 5: [3, 4], 6: [0, 1, 3, 4]}),
        ("gSgdST", (0, 0, 0, 5, 5, 5), {4: [3], 5: [3]}),
        ("Tdd", (3, 1, 2), {0: [1, 2]}),
    ],
)
def test_totals_sum_the_rows_of_their_own_part(
    kinds: str, values: tuple[int, ...], sums: dict[int, list[int]]
) -> None:
    rows, column = [KINDS[each] for each in kinds], dict(enumerate(map(Decimal, values)))
    assert {row: summed(rows, column, row) for row in sums} == sums


@pytest.mark.parametrize(
    ("kinds", "values", "told"),
    [
        ("TSddSdd", (10, 3, 1, 2, 8, 3, 4), {0: 10, 4: 7}),
        ("ddSddST", (1, 2, 3, 3, 4, 8, 10), {5: 7, 6: 10}),
    ],
)
def test_of_a_total_that_differs_it_is_told_what_its_own_rows_give(
    kinds: str, values: tuple[int, ...], told: dict[int, int]
) -> None:
    rows, column = [KINDS[each] for each in kinds], dict(enumerate(map(Decimal, values)))
    assert {row: sum_above(rows, column, row) for row in told} == told
