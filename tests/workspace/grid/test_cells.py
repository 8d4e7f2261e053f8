"""What a cell shows reads back to what is known."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from portal.lib.parse import parse_quantity
from portal.lib.quantities import Quantity
from portal.workspace.grid.cells import quantity_cell, without_zeros
from tests.lib.strategies import cells


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("350,0 тыс", "350,0"),
        ("9722,2 тыс", "9 722,2"),
        ("560,40", "0,56040"),
        ("21,0 млн", "21,0 млн"),
        ("более 800 тыс", "более 800"),
        ("–", "–"),
        ("", ""),
    ],
)
def test_amount_under_a_heading_in_thousands(written: str, shown: str) -> None:
    assert quantity_cell(parse_quantity(written, "rub"), "тыс.").replace("\u00a0", " ") == shown


@given(cells, st.sampled_from(["руб.", "тыс.", "млн"]))
def test_cell_reads_back(quantity: Quantity, scale: str) -> None:
    assume(quantity.step >= Decimal("0.001") or scale != "млн")
    read = parse_quantity(quantity_cell(quantity, scale), quantity.unit, scale=scale)
    assert without_zeros(read) == without_zeros(quantity)
