"""Totals at the side of the rows of a workbook."""

from decimal import Decimal

import pytest

from reports.renderers.workbook.across import summed_across

MONEY = {1: ("1,1", "2,0", ""), 2: ("2,3", "", ""), 3: ("3,4", "2,0", "")}


def read(columns: dict[int, tuple[str, ...]]) -> dict[int, dict[int, Decimal]]:
    return {
        column: {row: Decimal(text.replace(",", ".")) for row, text in enumerate(texts) if text}
        for column, texts in columns.items()
    }


@pytest.mark.parametrize(
    ("heads", "columns", "found"),
    [
        ("Сфера|2022|2023|Всего", MONEY, {3: [1, 2]}),
        ("Сфера|2022|2023|Факт", MONEY, {}),
        ("Сфера|2022|2023|Всего", {**MONEY, 3: ("3,5", "2,0", "")}, {3: [1, 2]}),
        ("Сфера|2022|2023|Всего", {**MONEY, 3: ("3,9", "2,0", "")}, {}),
        ("Сфера|2022|2023|Всего", {1: ("1",), 2: ("2",), 3: ("2",)}, {}),
        ("Сфера|2022|2023|Всего", {1: ("1",), 2: ("2",), 3: ("",)}, {}),
        ("Сфера|Всего:|2022|2023", {1: ("3",), 2: ("1",), 3: ("2",)}, {1: [2, 3]}),
        ("Сфера|2022/Дано|2022/Число|2023/Дано|2023/Число|Всего/Дано|Всего/Число", "123456", {6: [2, 4]}),
        (
            "Сфера|2022/Дано|2022/Число|2023/Дано|2023/Число|Всего/Дано|Всего/Число",
            "123446",
            {5: [1, 3], 6: [2, 4]},
        ),
        ("Сфера|Год/2022|Год/2023|Всего", MONEY, {3: [1, 2]}),
        ("Сфера|Год/2022|Год/2023|Год/Всего|Итого", "1234", {3: [1, 2]}),
        ("Сфера|Год/2022|Год/2023|Год/Всего|Итого", "1233", {3: [1, 2], 4: [1, 2]}),
        (
            "Сфера/|2022/план|2022/факт|2022/Всего|2023/план|2023/факт|2023/Всего",
            "123459",
            {3: [1, 2], 6: [4, 5]},
        ),
    ],
)
def test_a_column_sums_those_that_are_named_alike(
    heads: str, columns: dict[int, tuple[str, ...]] | str, found: dict[int, list[int]]
) -> None:
    if isinstance(columns, str):
        columns = {column: (digit,) for column, digit in enumerate(columns, start=1)}
    names = [tuple(each.split("/")) for each in heads.split("|")]
    names = [(*each, *[""] * (max(map(len, names)) - len(each))) for each in names]
    rows = range(max(map(len, columns.values())))
    assert summed_across(names, read(columns), rows) == found
