"""What the portal's apps declare in modules of an agreed name, each its own: tables, lookups, panels, addresses."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

from django.apps import apps
from django.utils.module_loading import module_has_submodule

OURS = ("portal", "ngo_registry", "grants", "reports")


def declared_in(name: str) -> Iterator[ModuleType]:
    """The module of this name of each app that has one, the ground first."""
    for app in apps.get_app_configs():
        if app.name in OURS and module_has_submodule(app.module, name):
            yield import_module(f"{app.name}.{name}")
