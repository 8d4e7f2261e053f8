"""The address of a number, written and read back."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.place import (
    CellPlace,
    FigurePlace,
    PlaceError,
    cell_place,
    figure_place,
    parse_place,
    table_place,
)

CODES = st.from_regex(r"[a-z][a-z0-9._-]{0,12}", fullmatch=True)
PARAMS = st.dictionaries(CODES, CODES, max_size=3)


@given(CODES, PARAMS)
def test_figure_is_read_back(code: str, params: dict[str, str]) -> None:
    assert parse_place(figure_place(code, params)) == FigurePlace(code, params)


@given(CODES, PARAMS, CODES, CODES)
def test_cell_is_read_back(table: str, params: dict[str, str], row: str, column: str) -> None:
    assert parse_place(cell_place(table_place(table, params), row, column)) == CellPlace(
        table, params, row, column
    )


@given(st.text())
def test_any_text_is_an_address_or_is_refused(text: str) -> None:
    with suppress(PlaceError):
        assert text.startswith(("figure:", "table:")) == bool(parse_place(text))


@pytest.mark.parametrize(
    "text", ["", "figure", "figure:", "table:x", "table:x/y", "table:x/y/z/0", "table://", "cell:x/y/z"]
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(PlaceError):
        parse_place(text)
