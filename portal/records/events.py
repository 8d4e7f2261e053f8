"""The history of a record as a person reads it: who changed what, when, and why."""

import datetime
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.utils import timezone

from portal.lib.dates import format_date
from portal.lib.parse import write_quantity
from portal.lib.units import UNITS
from portal.models import User
from portal.records.cells import as_text
from portal.records.columns import fields_of, quantities_of, quantity_of
from portal.records.set_events import set_events_of

DONE = {"insert": "добавлено", "update": "изменено", "delete": "удалено"}


@dataclass(frozen=True)
class Difference:
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Event:
    """One change of a record. Of a first version only the values that were given are told.

    ``version`` is the key of the record's version that the change made, where it made one that can be put back.
    """

    at: datetime.datetime
    what: str
    who: str
    why: str
    differences: Sequence[Difference]
    version: int | None = None


def history_of(record: models.Model, limit: int = 100) -> list[Event]:
    """The latest changes of the record and of its sets, newest first."""
    changes = [*own_history_of(record, limit), *set_history_of(record, limit)]
    return sorted(changes, key=lambda event: event.at, reverse=True)[:limit]


def set_history_of(record: models.Model, limit: int) -> list[Event]:
    changes = list(set_events_of(record, limit))
    people = people_of([event for _, event, _ in changes])
    return [
        event_of(event, people, [set_difference(field, event, name)], what="изменено")
        for field, event, name in changes
    ]


def set_difference(field: models.ManyToManyField, event: Any, name: str) -> Difference:
    label = str(field.verbose_name)
    return Difference(label, name, "убрано") if event.pgh_label == "delete" else Difference(label, "", name)


def own_history_of(record: models.Model, limit: int) -> list[Event]:
    table = type(record).pgh_event_model
    columns = shown_columns(table, type(record))
    related = [name for name in columns if table._meta.get_field(name).is_relation]
    events = (
        table.objects.filter(pgh_obj_id=record.pk).select_related("pgh_context").prefetch_related(*related)
    )
    versions = list(events.order_by("-pgh_id")[: limit + 1])
    people = people_of(versions)
    pairs = list(pairwise([*versions, None]))[:limit]
    return [told(version, before, columns, people) for version, before in pairs if version is not None]


def shown_columns(table: type[models.Model], model: type[models.Model]) -> dict[str, str]:
    """Field names of the event table with their labels; a quantity stands under its first column."""
    kept = {field.name for field in table._meta.fields}
    fields = [field for field in fields_of(model) if field.name in kept and not field.primary_key]
    plain = {field.name: str(field.verbose_name) for field in fields if not quantity_of(field)}
    return plain | {f"{name}_value": quantity.label for name, quantity in quantities_of(model).items()}


def people_of(versions: Sequence[Any]) -> dict[int, str]:
    keys = {user for version in versions if (user := metadata(version).get("user"))}
    return {user.pk: user.get_full_name() or user.username for user in User.objects.filter(pk__in=keys)}


def metadata(version: Any) -> dict[str, Any]:
    return version.pgh_context.metadata if version.pgh_context else {}


def told(version: Any, before: Any, columns: dict[str, str], people: dict[int, str]) -> Event:
    what = DONE.get(version.pgh_label, version.pgh_label)
    return event_of(version, people, list(differences(version, before, columns)), what=what)


def event_of(
    version: Any,
    people: dict[int, str],
    changes: Sequence[Difference],
    *,
    what: str,
    restorable: int | None = None,
) -> Event:
    about = metadata(version)
    who = people.get(about.get("user", 0), "")
    if "restored" in about and version.pgh_label != "delete":
        what = f"возвращено как было {moment(datetime.datetime.fromisoformat(about['restored']))}"
    return Event(version.pgh_created_at, what, who, about.get("reason", ""), changes, restorable)


def moment(at: datetime.datetime) -> str:
    """«12.03.2024 14:05», by the portal's clock."""
    return timezone.localtime(at).strftime("%d.%m.%Y %H:%M")


def differences(version: Any, before: Any, columns: dict[str, str]) -> Iterator[Difference]:
    for name, label in columns.items():
        now, then = shown(version, name), shown(before, name) if before else ""
        if now != then:
            yield Difference(label, then, now)


def shown(version: Any, name: str) -> str:
    model, quantity = version.pgh_tracked_model, name.removesuffix("_value")
    if quantity in quantities_of(model):
        return write_quantity(getattr(model, quantity).fget(version))
    try:
        display = getattr(version, f"get_{name}_display", None)
        value = display() if display else getattr(version, name)
    except ObjectDoesNotExist:
        return "удалённая запись"
    is_unit = name in {each.unit_column for each in quantities_of(model).values()}
    return UNITS[value].many if is_unit and value in UNITS else in_words(value)


def in_words(value: Any) -> str:
    """A value of a column as a person reads it."""
    if isinstance(value, datetime.datetime):
        return moment(value)
    if isinstance(value, datetime.date):
        return format_date(value)
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False) if value else ""
    return as_text(value)
