"""Lists of grants as they were published: no header, no-break spaces and quotes of a wrong encoding."""

import contextlib
import re

import pytest

from portal.imports.reading import (
    cleaned_number_text,
    data_rows,
    find_header,
    look,
    mojibake,
    restored_identifier,
    rows_of,
    shifted,
    tidied_text,
)
from portal.imports.reading.shapes import Row
from portal.lib.parse import parse_quantity
from tests.lib.shared_data import shared_file


def rows_of_sample(name: str) -> list[Row]:
    path = shared_file(f"data/samples/{name}")
    rows = list(rows_of(path, look(path, name)))
    header = find_header(rows[:60], ["ИНН", "наименование", "сумма"])
    assert header.height == 0
    return list(data_rows(rows, header))


def test_the_state_club() -> None:
    rows = rows_of_sample("gosclub_2009.csv")
    assert [line for line, _ in rows] == list(range(1, 115))
    text = "\n".join(tidied_text(cell) for _, cells in rows for cell in cells)
    assert not re.search("[\u2500-\u259f]|  | ≈ | √ ", text)
    assert text.count("«") >= 29
    assert not any(mojibake(str(cell)) for _, cells in rows for cell in cells)


def test_sums_and_identifiers_of_the_state_club() -> None:
    rows = rows_of_sample("gosclub_2009.csv")
    sums = [parse_quantity(cleaned_number_text(cells[5]), money=True).value for _, cells in rows]
    assert all(value and value >= 1000 for value in sums)
    restored = 0
    for _, cells in rows:
        with contextlib.suppress(ValueError):
            restored += bool(restored_identifier(cells[3], 10))
    assert restored > 100


@pytest.mark.parametrize("name", ["gosclub_2009.csv", "inop_2009.csv"])
def test_no_row_of_a_sample_has_slid(name: str) -> None:
    rows = rows_of_sample(name)
    header = find_header(rows[:60])
    money = header.names[5 if name.startswith("gosclub") else 4]
    judges = {header.names[0]: lambda cell: str(cell).isdigit(), money: lambda cell: "000" in str(cell)}
    assert [line for line, cells in rows if shifted(header, cells, judges)] == []


def test_the_institute() -> None:
    rows = rows_of_sample("inop_2009.csv")
    assert len(rows) == 49
    sums = [parse_quantity(cleaned_number_text(cells[4]), money=True).value for _, cells in rows]
    assert all(value and value >= 1000 for value in sums)
