"""Lets one organisation take over everything that belongs to another."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import UniqueConstraint

from ngo_registry.models import Organization
from ngo_registry.referrers import attached_to, own_sets, references, sets_of_others


def move_references(*, source: Organization, target: Organization) -> None:
    for column in references():
        for record in column.model._default_manager.filter(**{column.name: source}):
            _move(record, column, target)
    for column in own_sets():
        getattr(target, column.name).add(*getattr(source, column.name).all())
    for column in sets_of_others():
        for record in column.model._default_manager.filter(**{column.name: source}):
            getattr(record, column.name).add(target)
    move_attached(source, target)


def move_attached(source: models.Model, target: models.Model) -> None:
    for column, records in attached_to(source):
        records.update(**{column.fk_field: target.pk})


def _move(record: models.Model, column: models.ForeignKey, target: Organization) -> None:
    twin = _twin(record, column, target)
    if twin is None:
        setattr(record, column.name, target)
        record.save(update_fields=[column.name])
        return
    _complete(twin, record)
    move_attached(record, twin)
    record.delete()


def _twin(record: models.Model, column: models.ForeignKey, target: Organization) -> Any:
    """What the target has already and may have only once: the same telephone, the same mark."""
    for rule in record._meta.constraints:
        if isinstance(rule, UniqueConstraint) and column.name in rule.fields and rule.condition is None:
            same = {name: getattr(record, name) for name in rule.fields} | {column.name: target}
            if twin := type(record)._default_manager.filter(**same).first():
                return twin
    return None


def _complete(twin: models.Model, record: models.Model) -> None:
    """What only the other one knows is kept, unless the two contradict each other."""
    lacking = [
        field.name
        for field in twin._meta.concrete_fields
        if getattr(twin, field.attname) in (None, "") and getattr(record, field.attname) not in (None, "")
    ]
    for name in lacking:
        setattr(twin, name, getattr(record, name))
    try:
        twin.validate_constraints()
    except ValidationError:
        return
    if lacking:
        twin.save(update_fields=lacking)
