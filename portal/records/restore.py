"""Puts a record back as it was in a version that its history keeps, and a deleted one back to life."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any

import pghistory
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.fields.files import FieldFile

from portal.models import User
from portal.records.refusals import refusal
from portal.records.set_events import members_as_of, recorded_sets

KEPT_AS_THEY_ARE: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "portal.user": frozenset({"is_superuser", "is_staff"}),
        "reports.section": frozenset({"state", "accepted", "remark"}),
    }
)
"""What an old version must not bring back: rights that were taken away stay taken away, and how far a section is
agreed on is changed by the steps of agreement alone.
"""

ALREADY_BACK = "Эту запись уже вернули: она снова в списке."

Sets = Mapping[models.ManyToManyField, set[int]]


class NotRestorable(ValueError):
    """The version cannot be had again; the message says why and what to do, in one Russian sentence."""


def instance_of(event: Any) -> models.Model:
    """The record as of a version of its history, not saved. What the history does not keep is empty."""
    model = event.pgh_tracked_model
    record = model(**{column.attname: _plain(event, column) for column in kept_columns(model)})
    record._state.adding, record._state.db = False, event._state.db
    return record


def kept_columns(model: type[models.Model]) -> list[models.Field]:
    """The columns whose values the history keeps."""
    kept = {column.name for column in model.pgh_event_model._meta.fields}
    return [column for column in model._meta.concrete_fields if column.name in kept and not column.generated]


def _plain(event: Any, column: models.Field) -> Any:
    value = getattr(event, column.attname)
    return value.name if isinstance(value, FieldFile) else value


def sets_as_of(event: Any) -> Sets:
    """What the record's sets held once the version was saved; of a deleted one, just before."""
    record, inclusive = instance_of(event), event.pgh_label != "delete"
    return {
        field: members_as_of(record, field, event.pgh_created_at, inclusive=inclusive)
        for field in recorded_sets(type(record))
    }


def restore(record: models.Model, event: Any, *, by: User, reason: str) -> models.Model:
    """The record with all columns and sets as of a version. Raises NotRestorable, and then nothing is changed."""
    then, sets = instance_of(event), sets_as_of(event)
    with _told_as_restored(event, by, reason), _refusals_of(type(record)):
        _check(then)
        untouched = KEPT_AS_THEY_ARE.get(record._meta.label_lower, frozenset())
        columns = {column.name for column in kept_columns(type(record)) if not column.primary_key}
        # Raw, so that columns with the time of the last change are put back like all others.
        then.save_base(raw=True, force_update=True, update_fields=columns - untouched)
        _fill(then, sets)
    return type(record)._default_manager.get(pk=record.pk)


def put_back(event: Any, *, by: User, reason: str = "") -> models.Model:
    """A deleted record under its old key, with its sets and the children that went in the same moment.

    ``event`` is the history entry of the deletion. Raises NotRestorable, and then nothing is changed.
    """
    model = event.pgh_tracked_model
    if model._base_manager.filter(pk=event.pgh_obj_id).exists():
        raise NotRestorable(ALREADY_BACK)
    with _told_as_restored(event, by, reason):
        for each in [event, *went_with(event)]:
            with _refusals_of(each.pgh_tracked_model):
                record, sets = instance_of(each), sets_as_of(each)
                _check(record)
                record.save_base(raw=True, force_insert=True)
                _fill(record, sets)
    return model._default_manager.get(pk=event.pgh_obj_id)


def went_with(event: Any) -> Iterator[Any]:
    """The deletions of children that a deletion took along, parents before their own children."""
    moment = {"pgh_context_id": event.pgh_context_id, "pgh_created_at": event.pgh_created_at}
    for relation in event.pgh_tracked_model._meta.related_objects:
        child = relation.related_model
        if relation.on_delete is not models.CASCADE or not hasattr(child, "pgh_event_model"):
            continue
        parent = {relation.field.attname: event.pgh_obj_id}
        for each in child.pgh_event_model.objects.filter(pgh_label="delete", **moment, **parent).order_by(
            "pk"
        ):
            yield each
            yield from went_with(each)


def last_deletions(model: type[models.Model]) -> QuerySet:
    """The history entries of records that are deleted and were not put back, one for each."""
    events = model.pgh_event_model.objects
    alive = model._base_manager.filter(pk=OuterRef("pgh_obj_id"))
    later = events.filter(pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__gt=OuterRef("pgh_id"))
    gone = events.filter(pgh_label="delete").filter(~Exists(alive), ~Exists(later))
    return gone.select_related("pgh_context")


def lost_references(record: models.Model) -> list[str]:
    """The records that a version refers to and that are no longer there, by name."""
    lost = []
    for column in kept_columns(type(record)):
        key = getattr(record, column.attname)
        if key is None or not column.is_relation:
            continue
        if not column.related_model._base_manager.filter(pk=key).exists():
            lost.append(f"{column.verbose_name} {quoted(_name_of_lost(column.related_model, key))}")
    return lost


def told_lost(lost: Sequence[str]) -> str:
    """One sentence for what a version refers to and is gone."""
    return (
        f"Вернуть пока нельзя: удалено то, на что запись ссылается ({', '.join(lost)}). Сначала верните это."
    )


def name_of(event: Any) -> str:
    """What the record of a version was called; by its number where the name needs what is no longer there."""
    try:
        return str(instance_of(event))
    except ObjectDoesNotExist:
        return f"{event.pgh_tracked_model._meta.verbose_name} № {event.pgh_obj_id}"


def quoted(name: str) -> str:
    """In quotes, unless it begins with them."""
    return name if name.startswith("«") else f"«{name}»"


def _name_of_lost(model: type[models.Model], key: int) -> str:
    events = getattr(model, "pgh_event_model", None)
    last = events.objects.filter(pgh_obj_id=key).order_by("-pgh_id").first() if events else None
    return name_of(last) if last else f"№ {key}"


def _check(record: models.Model) -> None:
    if lost := lost_references(record):
        raise NotRestorable(told_lost(lost))
    try:
        record.clean()
    except ValidationError as error:
        raise NotRestorable(f"Вернуть нельзя: {' '.join(error.messages)}") from error


def _fill(record: models.Model, sets: Sets) -> None:
    """What was deleted meanwhile does not come back into a set."""
    for field, members in sets.items():
        alive = field.related_model._default_manager.filter(pk__in=members)
        getattr(record, field.name).set(alive)


@contextmanager
def _told_as_restored(event: Any, by: User, reason: str) -> Iterator[None]:
    """All or nothing, and the history tells of which moment the record is again."""
    moment = event.pgh_created_at.isoformat()
    with transaction.atomic(), pghistory.context(user=by.pk, reason=reason, restored=moment):
        yield


@contextmanager
def _refusals_of(model: type[models.Model]) -> Iterator[None]:
    try:
        yield
        connection.check_constraints()
    except IntegrityError as error:
        if (error.__cause__.diag.constraint_name or "").endswith("_pkey"):  # of two people one was quicker
            raise NotRestorable(ALREADY_BACK) from error
        raise NotRestorable(f"Вернуть нельзя. {refusal(error, model)}") from error
