"""Who entered the records behind a number and when: each kind of record is asked for in one query.

What is public is the department and the day; names of officials are for the staff.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Model
from django.utils import timezone

from portal.models import Department, User
from reports.passports.lines import Line

Key = tuple[type[Model], int]
Change = tuple[str, date, int | None]
ENTERED, CHANGED = "внесено", "изменено"


@dataclass(frozen=True)
class Trace:
    """The last change of a record; ``did`` says whether it was also the first.

    ``changed_by`` is empty for the public, and where nobody was named (data that came with the portal).
    """

    department: str = ""
    did: str = ""
    changed_on: date | None = None
    changed_by: str = ""


def traces_of(records: Iterable[Model], *, for_staff: bool) -> Mapping[Key, Trace]:
    """The newest entry of each record's history."""
    kinds = by_kind(records)
    departments = dict(Department.objects.filter(pk__in=_departments_of(kinds)).values_list("pk", "name"))
    found: dict[Key, Trace] = {}
    authors: dict[Key, int] = {}
    for model, rows in kinds.items():
        newest = _newest_events(model, list(rows))
        for pk, record in rows.items():
            did, at, author = newest.get(pk, ("", None, None))
            department = departments.get(getattr(record, "department_id", None), "")
            found[model, pk] = Trace(department, did, at)
            if author:
                authors[model, pk] = author
    if not for_staff:
        return found
    people = people_named(authors.values())
    return {key: replace(each, changed_by=people.get(authors.get(key, 0), "")) for key, each in found.items()}


def people_named(keys: Iterable[int]) -> Mapping[int, str]:
    people = User.objects.filter(pk__in=set(keys))
    return {person.pk: person.get_full_name() or person.username for person in people}


def with_traces(lines: Iterable[Line], traces: Mapping[Key, Trace]) -> tuple[Line, ...]:
    return tuple(_traced(line, traces) for line in lines)


def _traced(line: Line, traces: Mapping[Key, Trace]) -> Line:
    trace = traces.get(key_of(line.record)) if line.record is not None else None
    if trace is None:
        return line
    return replace(
        line,
        department=trace.department,
        did=trace.did,
        changed_on=trace.changed_on,
        changed_by=trace.changed_by,
    )


def key_of(record: Model) -> Key:
    return type(record), record.pk


def by_kind(records: Iterable[Model]) -> Mapping[type[Model], Mapping[int, Model]]:
    """Each record once, by its model and number."""
    kinds: dict[type[Model], dict[int, Model]] = defaultdict(dict)
    for record in records:
        kinds[type(record)][record.pk] = record
    return kinds


def _departments_of(kinds: Mapping[type[Model], Mapping[int, Model]]) -> set[int]:
    named = (getattr(record, "department_id", None) for rows in kinds.values() for record in rows.values())
    return {key for key in named if key}


def _newest_events(model: Any, keys: list[int]) -> Mapping[int, Change]:
    """Of each record: what was done to it last, when and by whom."""
    if not hasattr(model, "pgh_event_model"):
        return {}
    events = model.pgh_event_model.objects.filter(pgh_obj_id__in=keys)
    newest = events.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
    told = newest.values_list("pgh_obj_id", "pgh_label", "pgh_created_at", "pgh_context__metadata")
    return {
        key: (ENTERED if label == "insert" else CHANGED, timezone.localdate(at), (about or {}).get("user"))
        for key, label, at, about in told
    }
