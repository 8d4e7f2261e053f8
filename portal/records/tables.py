"""All tables: each app lists its own in ``resources.py`` as ``TABLES``, parents before children."""

from functools import cache
from importlib import import_module

from django.apps import apps
from django.db import models
from django.utils.module_loading import module_has_submodule

from portal.records.resource import CityResource


@cache
def tables() -> dict[str, type[CityResource]]:
    """Every table by the name of its fixture file, in the order in which they refer to each other."""
    found: dict[str, type[CityResource]] = {}
    for app in apps.get_app_configs():
        if app.name.partition(".")[0] != "django" and module_has_submodule(app.module, "resources"):
            found |= getattr(import_module(f"{app.name}.resources"), "TABLES", {})
    return found


def resource_for(model: type[models.Model]) -> type[CityResource]:
    return next(resource for resource in tables().values() if resource._meta.model is model)
