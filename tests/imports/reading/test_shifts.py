"""A row that slid by a column is told, one with a mere mistake is not."""

from typing import Any

import pytest

from portal.imports.reading import Header, shifted

HEADER = Header(1, 1, ("№", "Имя", "ИНН", "Дата", "Сумма"))
JUDGES = {
    "ИНН": lambda cell: len(str(cell)) == 10 and str(cell).isdigit(),
    "Дата": lambda cell: str(cell).count(".") == 2,
    "Сумма": lambda cell: str(cell).endswith("руб."),
}
ROW = ["1", "Фонд", "7710264307", "05.06.2023", "5 руб."]


@pytest.mark.parametrize(
    ("cells", "columns"),
    [
        (ROW, 0),
        ([], 0),
        ([None] * 5, 0),
        (["1", "Фонд", "нет", "05.06.2023", "5 руб."], 0),
        (["1", "Фонд", "нет", "нет", "нет"], 0),
        (["1", "Фонд", "поддержки", *ROW[2:]], 1),
        (["Фонд", *ROW[2:], None], -1),
    ],
)
def test_shifted(cells: list[Any], columns: int) -> None:
    assert shifted(HEADER, cells, JUDGES) == columns
