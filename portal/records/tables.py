"""All tables: each app lists its own in ``resources.py`` as ``TABLES``, parents before children."""

from functools import cache

from django.db import models

from portal.declarations import declared_in
from portal.records.resource import CityResource


@cache
def tables() -> dict[str, type[CityResource]]:
    """Every table by the name of its fixture file, in the order in which they refer to each other."""
    found: dict[str, type[CityResource]] = {}
    for module in declared_in("resources"):
        found |= module.TABLES
    return found


def resource_for(model: type[models.Model]) -> type[CityResource]:
    return next(resource for resource in tables().values() if resource._meta.model is model)
