"""Rows of every grid pass through the form of its ledger: nothing that the grid has no column for is spoilt."""

from typing import Any

import pytest
from django.db import models

from grants.models import Award, ContestRound, ReportedTotal, Support
from ngo_registry.models import Contact, CouncilMeeting, OrganizationMark
from portal.workspace.desk import Desk
from portal.workspace.grid.checking import check
from portal.workspace.grid.saving import save
from portal.workspace.grid.sheet import Sheet
from portal.workspace.registry import ledgers
from reports.models import IndicatorValue, PlanItem
from tests.people import People
from tests.workspace.grid.sheets import new_row, row_of

Records = dict[type[models.Model], Any]


def sheet_of(people: People, code: str, grid: str, **scope: Any) -> Sheet:
    ledger = ledgers()[code]
    found = next(each for each in ledger.grids if each.code == grid)
    return Sheet(Desk(people.coordinator, people.coordinator.municipality), ledger, found, scope)


GRIDS: list[tuple[str, str, type[models.Model], tuple[str, str]]] = [
    ("contacts", "organization", Contact, ("value", "+7 000")),
    ("marks", "register", OrganizationMark, ("until", "05.06.2024")),
    ("meetings", "year", CouncilMeeting, ("topic", "О парках")),
    ("support", "property", Support, ("address", "Советский, 54")),
    ("rounds", "year", ContestRound, ("winners", "5")),
    ("awards", "year", Award, ("project", "Парк")),
    ("totals", "year", ReportedTotal, ("note", "письмо")),
    ("indicator-values", "year", IndicatorValue, ("fact", "5,5")),
    ("plan-items", "direction", PlanItem, ("term", "2024")),
]


def test_every_grid_that_can_hold_a_sample_is_tried() -> None:
    of_services = {"financial", "consulting", "informational", "educational", "organizational", "other"}
    declared = {(code, grid.code) for code, ledger in ledgers().items() for grid in ledger.grids}
    assert declared - {("support", kind) for kind in of_services} == {
        (code, grid) for code, grid, *_ in GRIDS
    }


@pytest.mark.parametrize(("code", "grid", "model", "typed"), GRIDS, ids=[code for code, *_ in GRIDS])
def test_a_row_typed_over_changes_that_cell_alone(
    people: People, records: Records, code: str, grid: str, model: type[models.Model], typed: tuple[str, str]
) -> None:
    record = records[model]
    before = stored(record)
    scope = {name: getattr(record, name) for name in sheet_of(people, code, grid).grid.scope}
    sheet = sheet_of(people, code, grid, **scope)
    cells: dict[str, Any] = dict([typed])
    checked = save(sheet, [row_of(sheet, record, **cells)])
    assert checked.is_right, [row.errors for row in checked.rows]
    after = stored(record)
    changed = {name for name in before if before[name] != after[name]}
    assert changed
    assert all(name.startswith(typed[0]) for name in changed), changed


def stored(record: models.Model) -> dict[str, object]:
    fresh = type(record)._default_manager.get(pk=record.pk)
    return {field.attname: getattr(fresh, field.attname) for field in fresh._meta.fields}


def test_new_items_without_a_place_come_after_each_other(people: People, records: Records) -> None:
    direction = records[PlanItem].direction
    sheet = sheet_of(people, "plan-items", "direction", direction=direction)
    cells = {"position": "", "short_title": "", "term": ""}
    rows = [new_row(f"n{number}", **cells, title=f"Мера {number}") for number in (1, 2)]
    checked = save(sheet, rows)
    assert checked.is_right, [row.errors for row in checked.rows]
    assert list(direction.items.values_list("position", flat=True)) == [1, 2, 3]


def test_a_group_in_a_table_of_organisations_stays_a_group(people: People, records: Records) -> None:
    group = Support.objects.get(code="group-1")
    Support.objects.filter(pk=group.pk).update(programme=records[Support].programme)
    sheet = sheet_of(people, "support", "financial", year=2023, programme=records[Support].programme)
    assert check(sheet, [row_of(sheet, group, purpose="на спорт")]).is_right
    named = check(sheet, [row_of(sheet, group, organization="Фонд «Ёлка»; филиал")])
    assert "оставьте что-то одно" in named.rows[0].errors["organization"].text
