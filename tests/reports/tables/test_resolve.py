"""Declared values over computed ones: what is printed, what is kept aside for the checks."""

import pytest

from portal.lib.quantities import Quantity
from reports.document import Basis
from reports.figures import FigureError
from reports.tables.base import ResolvedCell
from reports.tables.resolve import find_table
from tests.reports.records import declare, make_contest, make_round
from tests.reports.tables.cells import laid, printed, resolved

pytestmark = pytest.mark.django_db
PLACE = "table:contests/total/amount"


@pytest.fixture(autouse=True)
def year() -> None:
    make_round(make_contest("president"), amount="300,4 тыс")


def total() -> ResolvedCell:
    cell = resolved("contests").cell("total", "amount")
    assert cell is not None
    return cell


def rub(quantity: Quantity | None) -> int:
    assert quantity is not None
    assert quantity.value is not None
    return int(quantity.value)


def test_without_a_declared_value_the_computed_one_is_printed() -> None:
    assert (rub(total().printed), total().basis, total().declared) == (300_400, Basis.SUM, None)


def test_a_declared_value_is_printed_while_nobody_has_decided() -> None:
    declare(PLACE, "300,0 тыс", "rub")
    cell = total()
    assert (rub(cell.printed), rub(cell.computed), cell.basis) == (300_000, 300_400, Basis.DECLARED)
    assert printed(laid("contests"))[-1][-1] == "300,0"


def test_the_computed_value_is_printed_once_it_was_accepted() -> None:
    declare(PLACE, "300,0 тыс", "rub", resolution="accept_computed")
    cell = total()
    assert (rub(cell.printed), cell.basis) == (300_400, Basis.SUM)
    assert cell.declared is not None


def test_a_kept_value_prints_its_reason_as_a_footnote_when_asked_to() -> None:
    declare(
        PLACE, "300,0 тыс", "rub", resolution="keep_declared", reason="По приказу № 5", prints_reason=True
    )
    table = laid("contests")
    assert table.rows[-1].cells[-1].note == 1
    assert [note[0].text for note in table.footnotes] == ["По приказу №\u00a05"]  # type: ignore[union-attr]


def test_a_kept_value_keeps_its_reason_to_itself_otherwise() -> None:
    declare(PLACE, "300,0 тыс", "rub", resolution="keep_declared", reason="По приказу № 5")
    assert (laid("contests").footnotes, laid("contests").rows[-1].cells[-1].note) == ((), 0)


def test_a_declared_value_of_another_year_or_place_changes_nothing() -> None:
    declare(PLACE, "1 тыс", "rub", year=2022)
    declare("table:contests/total/winners", "5", "winner")
    assert rub(total().printed) == 300_400


def test_a_declared_value_in_another_unit_is_refused_with_a_sentence() -> None:
    declare(PLACE, "5", "organization")
    with pytest.raises(FigureError, match="в единицах «организаций», а здесь считаются «рублей»"):
        resolved("contests")


def test_a_declared_value_without_a_unit_is_in_the_unit_of_its_place() -> None:
    declare(PLACE, "300000", "")
    assert rub(total().printed) == 300_000


def test_an_unknown_table_is_refused() -> None:
    with pytest.raises(FigureError, match=r"Таблица «none»: такого кода нет\. Есть: contests,"):
        find_table("none")
