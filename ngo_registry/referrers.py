"""Everything that refers to an organisation, whichever app keeps it: the register does not know the apps above."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pghistory.models
from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import QuerySet

from ngo_registry.models import Organization


def references() -> list[models.ForeignKey]:
    """The columns that hold an organisation. History tells what was, so its tables are left as they are."""
    relations = Organization._meta.get_fields(include_hidden=True)
    return [
        relation.field
        for relation in relations
        if relation.auto_created
        and not relation.concrete
        and relation.field.many_to_one
        and not issubclass(relation.related_model, pghistory.models.Event)
        and not relation.related_model._meta.auto_created
    ]


def own_sets() -> list[models.ManyToManyField]:
    """Categories, spheres and the like."""
    return list(Organization._meta.many_to_many)


def sets_of_others() -> list[models.ManyToManyField]:
    """Sets of other records in which an organisation may stand: the councils that it sits in."""
    relations = Organization._meta.get_fields(include_hidden=True)
    return [each.field for each in relations if each.many_to_many and each.auto_created and not each.concrete]


def attached_to(record: models.Model) -> Iterator[tuple[GenericForeignKey, QuerySet]]:
    """What hangs on a record of any kind (files), with the pair of columns by which it hangs."""
    kind = ContentType.objects.get_for_model(record)
    for model in apps.get_models():
        for column in model._meta.private_fields:
            if isinstance(column, GenericForeignKey) and not issubclass(model, pghistory.models.Event):
                hanging = {f"{column.ct_field}": kind, column.fk_field: record.pk}
                yield column, model._default_manager.filter(**hanging)


def counts_of(organization: Organization) -> list[tuple[str, int]]:
    """(what, how many) refers to an organisation; kinds of which there is nothing are left out."""
    found: list[tuple[Any, int]] = [
        (column.model, column.model._default_manager.filter(**{column.name: organization}).count())
        for column in references()
    ]
    found += [
        (column.model, column.model._default_manager.filter(**{column.name: organization}).count())
        for column in sets_of_others()
    ]
    found += [(records.model, records.count()) for _, records in attached_to(organization)]
    return [(str(model._meta.verbose_name_plural), count) for model, count in found if count]
