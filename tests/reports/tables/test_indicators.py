import pytest

from portal.lib.parse import parse_quantity
from reports.document import Basis, HeaderCell, Number
from tests.reports.records import declare, make_indicator
from tests.reports.tables.cells import laid, printed, resolved

pytestmark = pytest.mark.django_db


def test_headings_are_numbered_and_have_no_values() -> None:
    heading = make_indicator("share", title="Доля средств:", position=1, unit_label="%")
    make_indicator("culture", "0,15", "0,13", title="культуры", parent=heading, position=2, unit_label="%")
    make_indicator("alone", "18,0", "56,5", title="Доля организаций", position=3, unit_label="%")
    make_indicator("unused", title="Без значений", position=4)
    assert printed(laid("indicators")) == [
        ["1. Доля средств:", "%", "", ""],
        ["культуры", "%", "0,15", "0,13"],
        ["2. Доля организаций", "%", "18,0", "56,5"],
    ]


def test_plan_and_fact_stand_under_the_year_and_rest_on_the_plan() -> None:
    make_indicator("alone", "1", "–")
    table = resolved("indicators")
    assert table.header[0][2] == HeaderCell("2023 год", colspan=2)
    cell = table.cell("alone", "plan")
    assert cell is not None
    assert cell.basis is Basis.PLAN
    assert printed(laid("indicators"))[0][2:] == ["1", "–"]


def test_a_range_is_printed_with_both_its_ends_and_one_address() -> None:
    value = make_indicator("reach", "25", "30").values.get()
    value.plan_upper = parse_quantity("35,5", "percent")
    value.save()
    table = laid("indicators")
    assert printed(table)[0][2:] == ["с 25 до 35,5", "30"]
    places = [
        run.provenance.place
        for run in table.rows[0].cells[2].content
        if isinstance(run, Number) and run.provenance
    ]
    assert places == ["table:indicators/reach/plan"] * 2


def test_a_declared_plan_is_one_number() -> None:
    value = make_indicator("reach", "25", "30").values.get()
    value.plan_upper = parse_quantity("35", "percent")
    value.save()
    declare("table:indicators/reach/plan", "40", "percent")
    assert printed(laid("indicators"))[0][2] == "40"
