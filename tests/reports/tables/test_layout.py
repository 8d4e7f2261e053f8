import pytest

from reports.document import Align, Basis, Number, Provenance
from reports.tables.layout import table_node
from reports.walking import inlines
from tests.reports.records import make_contest, make_round
from tests.reports.tables.cells import resolved

pytestmark = pytest.mark.django_db


def test_a_number_in_a_cell_knows_where_it_comes_from() -> None:
    make_round(make_contest("president"), amount="5 тыс")
    numbers = [run for run in inlines((table_node(resolved("contests")),)) if isinstance(run, Number)]
    places = {run.provenance.place: run.provenance for run in numbers if run.provenance}
    assert places["table:contests/president/amount"] == Provenance(
        "table:contests/president/amount", Basis.RECORDS, 1
    )
    assert places["table:contests/total/amount"].basis is Basis.SUM
    assert places["table:contests/total/amount"].records == 1


def test_totals_are_bold_and_numbers_stand_at_the_right() -> None:
    make_round(make_contest("president"), amount="5 тыс")
    last = table_node(resolved("contests")).rows[-1].cells[-1]
    (number,) = last.content
    assert isinstance(number, Number)
    assert (number.bold, last.align) == (True, Align.RIGHT)


def test_a_numbered_table_can_be_led_to_and_a_repeated_one_keeps_the_first_place() -> None:
    assert table_node(resolved("contests"), number=3).anchor == "table-3"
    assert table_node(resolved("contests"), number=3, is_repeated=True).anchor == ""
    assert table_node(resolved("contests")).anchor == ""
