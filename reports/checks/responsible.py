"""Which departments a finding concerns: those of the records behind its numbers, of its section, of its record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db.models import Model

from reports.built import Built
from reports.checks.base import Finding
from reports.errors import FigureError
from reports.place import CellPlace, FigurePlace, PlaceError, parse_place


def departments_of(finding: Finding, built: Built) -> set[int]:
    """The database numbers of the departments; empty where a finding is everybody's."""
    found = {
        department
        for place in (finding.place, *finding.also_at)
        for record in records_behind(place, built)
        if (department := _department(record)) is not None
    }
    declared = (built.scope.facts.declared.get(place) for place in (finding.place, *finding.also_at))
    return found | {each.department_id for each in declared if each is not None and each.department_id}


def records_behind(place: str, built: Built) -> Iterable[Any]:
    if place.startswith("record:"):
        return list(_named(place.removeprefix("record:")))
    try:
        match parse_place(place.partition("#")[0]):
            case CellPlace() as cell:
                found = built.scope.table(cell.table, cell.params).cell(cell.row, cell.column)
                return found.records if found else ()
            case FigurePlace() as figure:
                return built.scope.computed(figure.code, figure.params).records
    except (PlaceError, FigureError, KeyError, ValueError):
        # A place in a text names its section: «section:sport/1».
        code = place.removeprefix("section:").partition("/")[0]
        return [section for section in built.sections if section.code == code]
    return ()


def _named(address: str) -> Iterator[Model]:
    label, _, pk = address.rpartition("/")
    model = apps.get_model(label)
    yield from model._default_manager.filter(pk=pk)


def _department(record: Any) -> int | None:
    own = getattr(record, "department_id", None)
    return own if own is not None else getattr(getattr(record, "indicator", None), "department_id", None)
