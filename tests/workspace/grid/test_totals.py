"""Totals stand in three states to what is declared."""

from __future__ import annotations

import pytest

from grants.models import Programme
from ngo_registry.models import Organization
from portal.workspace.grid.checked import ColumnTotal
from portal.workspace.grid.checking import check
from portal.workspace.grid.reading import Row
from portal.workspace.grid.sheet import Sheet
from tests.reports.records import declare, make_support
from tests.workspace.grid.sheets import new_row, row_of

PLACE = "table:programme_recipients?programme=sport/total/amount"


def total_of(sheet: Sheet, *rows: Row) -> ColumnTotal:
    (total,) = check(sheet, rows).totals
    return total


@pytest.mark.parametrize(
    ("declared", "told"),
    [
        ("439,7 тыс", "сходится с заявленной"),
        ("439,8 тыс", "в пределах округления"),
        ("440,9 тыс", "противоречие: на 1,2 тыс. рублей меньше заявленной (440,9 тыс. рублей)"),
        ("–", "противоречие: на 439,7 тыс. рублей больше заявленной"),
    ],
)
def test_total_is_judged_by_its_precision(
    sheet: Sheet, sport: Programme, veterans: Organization, declared: str, told: str
) -> None:
    declare(PLACE, declared, "rub")
    make_support("a", programme=sport, organization=veterans, amount="200,0 тыс")
    total = total_of(sheet, new_row(organization=veterans.ogrn, amount="239,7"))
    assert total.text.replace("\u00a0", " ") == "439,7 тыс. рублей"
    assert total.told.replace("\u00a0", " ").startswith(told)


def test_nothing_declared_nothing_judged(sheet: Sheet) -> None:
    total = total_of(sheet)
    assert (total.agreement, total.told, total.text) == (None, "", "нет сведений")


def test_row_with_an_error_elsewhere_is_summed(sheet: Sheet) -> None:
    assert total_of(sheet, new_row(organization="Никто", amount="105,0")).text.startswith("105,0")


def test_removed_and_unreadable_rows_are_not_summed(
    sheet: Sheet, sport: Programme, veterans: Organization
) -> None:
    record = make_support("a", programme=sport, organization=veterans, amount="200,0 тыс")
    rows = row_of(sheet, record, is_removed=True), new_row(organization=veterans.ogrn, amount="сто")
    assert total_of(sheet, *rows).text == "нет сведений"
