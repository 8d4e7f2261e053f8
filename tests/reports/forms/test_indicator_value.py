"""«С 25 до 35» typed into the field of the plan, in the form and in the grid."""

from __future__ import annotations

from typing import Any

import pytest

from portal.lib.quantities import Quantity
from portal.workspace.desk import Desk
from portal.workspace.grid.saving import save
from portal.workspace.grid.sheet import Sheet
from portal.workspace.registry import ledgers
from reports.models import IndicatorValue
from tests.people import People, make_people
from tests.reports.records import YEAR, make_indicator
from tests.workspace.forms import sent
from tests.workspace.grid.sheets import row_of
from tests.workspace.ledgers.filling import blank, edited, saved

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> People:
    return make_people()


def ends(value: IndicatorValue) -> tuple[Quantity, Quantity]:
    kept = IndicatorValue.objects.select_related("indicator").get(pk=value.pk)
    return kept.plan, kept.plan_upper


def percent(number: str) -> Quantity:
    return Quantity.of(number, "percent")


def test_a_range_is_kept_shown_and_taken_back(people: People) -> None:
    indicator = make_indicator("reach")
    value = saved(
        blank(
            people.coordinator, "indicator-values", indicator=indicator.pk, year=YEAR, plan="25–35", fact="30"
        )
    )
    assert ends(value) == (percent("25"), percent("35"))
    form = edited(people.coordinator, "indicator-values", value)
    assert sent(form)["plan"] == "с 25 до 35"
    assert not form.has_changed()
    assert ends(saved(edited(people.coordinator, "indicator-values", value, fact="31"))) == (
        percent("25"),
        percent("35"),
    )
    one = saved(edited(people.coordinator, "indicator-values", value, plan="40"))
    assert ends(one) == (percent("40"), Quantity.unknown("percent"))


@pytest.mark.parametrize("typed", ["с 35 до 25", "25–тридцать", "с 25 до"])
def test_what_is_no_range_is_told_at_the_plan(people: People, typed: str) -> None:
    indicator = make_indicator("reach")
    form = blank(people.coordinator, "indicator-values", indicator=indicator.pk, year=YEAR, plan=typed)
    assert list(form.errors) == ["plan"]


def test_a_row_of_the_grid_shows_the_range_and_keeps_it(people: People) -> None:
    value = make_indicator("reach", "25", "30").values.get()
    value.plan_upper = percent("35")
    value.save()
    sheet = _sheet(people)
    assert sheet.cells_of(value)["plan"] == "с 25 до 35"
    checked = save(sheet, [row_of(sheet, value, fact="31")])
    assert checked.is_right, [row.errors for row in checked.rows]
    assert ends(value) == (percent("25"), percent("35"))
    save(sheet, [row_of(sheet, value, plan="от 20 до 30")])
    assert ends(value) == (percent("20"), percent("30"))


def _sheet(people: People) -> Sheet:
    ledger: Any = ledgers()["indicator-values"]
    desk = Desk(people.coordinator, people.coordinator.municipality)
    return Sheet(desk, ledger, ledger.grids[0], {"year": YEAR})
