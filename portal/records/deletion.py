"""Deleting a record: what goes with it, what keeps it from going, and the deed itself. The history keeps it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import pghistory
from django.db import IntegrityError, connection, models, transaction
from django.db.models import ProtectedError, QuerySet, RestrictedError
from django.utils.text import capfirst

from portal.models import User

SHOWN = 5
DEPTH = 5
REFERRED_TO = "Удалить нельзя: на запись ссылаются другие."

NEVER: Mapping[str, str] = MappingProxyType(
    {
        "portal.user": (
            "Сотрудника не удаляют, чтобы история помнила, кто что сделал: "
            "снимите в его карточке отметку «Активный», и войти он больше не сможет."
        ),
        "portal.municipality": "Город не удаляют: в нём вся история его записей.",
        "grants.registerentry": (
            "Запись реестра получателей не удаляют: её номер занят навсегда. "
            "Если поддержка прекращена, укажите в записи дату решения о прекращении."
        ),
    }
)
"""Kinds of records that are not deleted here, and what to do instead."""

KEEPING: Mapping[str, str] = MappingProxyType(
    {
        "grants.registerentry": (
            "Эта мера поддержки включена в реестр получателей, поэтому её не удаляют. "
            "Исправьте её, а если поддержка прекращена, укажите дату решения в записи реестра."
        ),
    }
)
"""Kinds of records that keep for good what they refer to, and what to do instead of deleting it."""


class NotDeletable(ValueError):
    """Something keeps the record; the message is one Russian sentence."""


@dataclass(frozen=True)
class Group:
    """Records of one kind that a deletion concerns; ``first`` are those that a page names.

    With ``is_set`` they stay, and the deleted record only leaves one of their sets.
    """

    model: type[models.Model]
    count: int
    first: Sequence[models.Model]
    is_set: bool = False

    @property
    def title(self) -> str:
        return capfirst(str(self.model._meta.verbose_name_plural))

    @property
    def others(self) -> int:
        return self.count - len(self.first)


@dataclass(frozen=True)
class Consequences:
    """``refusing`` records keep the record; ``going`` ones are deleted with it."""

    going: Sequence[Group]
    refusing: Sequence[Group]
    never: str = ""

    @property
    def is_refused(self) -> bool:
        return bool(self.refusing or self.never)

    @property
    def advice(self) -> str:
        """What to do where what keeps the record will never go itself."""
        return _advice(group.model for group in self.refusing)


def consequences_of(record: models.Model) -> Consequences:
    model = type(record)
    found = list(_found(model._base_manager.filter(pk=record.pk), DEPTH))
    return Consequences(
        going=[_group(records) for on_delete, records in found if on_delete is models.CASCADE],
        refusing=[
            _group(records) for on_delete, records in found if on_delete in (models.PROTECT, models.RESTRICT)
        ],
        never=NEVER.get(model._meta.label_lower, ""),
    )


def delete(record: models.Model, *, by: User, reason: str = "") -> None:
    """Raises NotDeletable, and then nothing is changed."""
    if never := NEVER.get(type(record)._meta.label_lower):
        raise NotDeletable(never)
    try:
        with transaction.atomic(), pghistory.context(user=by.pk, reason=reason):
            type(record)._default_manager.get(pk=record.pk).delete()
            connection.check_constraints()
    except (ProtectedError, RestrictedError) as error:
        keeping = getattr(error, "protected_objects", ()) or getattr(error, "restricted_objects", ())
        raise NotDeletable(_advice(map(type, keeping)) or REFERRED_TO) from error
    except IntegrityError as error:
        raise NotDeletable(REFERRED_TO) from error


def _advice(keeping: Iterable[type[models.Model]]) -> str:
    return next((told for model in keeping if (told := KEEPING.get(model._meta.label_lower))), "")


def _found(records: QuerySet, depth: int) -> Iterator[tuple[object, QuerySet]]:
    """(what the reference says of a deletion, the records that refer to these), children of children too."""
    for relation in _references_to(records.model):
        related = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": records})
        if not related.exists():
            continue
        yield relation.on_delete, related
        if relation.on_delete is models.CASCADE and depth and not relation.related_model._meta.auto_created:
            yield from _found(related, depth - 1)


def _references_to(model: type[models.Model]) -> list[models.ManyToOneRel]:
    """References that matter to a deletion; the record's own sets are a part of it and not told apart."""
    own = {field.remote_field.through for field in model._meta.many_to_many}
    return [
        relation
        for relation in model._meta.get_fields(include_hidden=True)
        if isinstance(relation, models.ManyToOneRel)
        and relation.on_delete in (models.CASCADE, models.PROTECT, models.RESTRICT)
        and relation.related_model not in own
    ]


def _group(records: QuerySet) -> Group:
    """Of rows of another record's set, that record is told: it stays, and loses this entry."""
    owner = records.model._meta.auto_created
    if not owner:
        return Group(records.model, records.count(), list(records[:SHOWN]))
    field = next(each for each in owner._meta.many_to_many if each.remote_field.through is records.model)
    owners = owner._base_manager.filter(pk__in=records.values(f"{field.m2m_field_name()}_id"))
    return Group(owner, owners.count(), list(owners[:SHOWN]), is_set=True)
