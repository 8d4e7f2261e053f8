"""What can be loaded from files: each app declares its kinds in ``imports/``, one file each, as ``KIND``."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module

from django.apps import apps
from django.db import models

from portal.records.columns import Column
from portal.records.tables import resource_for

PLAIN = "~"


@dataclass(frozen=True)
class ImportField:
    """A column that may come from a file. ``name`` is that of the model's table, which gives label and type.

    ``synonyms`` are headings of real files; ``required``: no row is taken without it; ``by_default``: may be
    chosen once for the whole file; ``digits``: the length of an identifier with check digit.
    """

    name: str
    synonyms: tuple[str, ...] = ()
    required: bool = False
    by_default: bool = False
    digits: int = 0


@dataclass(frozen=True)
class Key:
    """Columns by which a row is known to be a record; one that ends in «~» is compared as a plain name.

    ``unless_differs``: where both sides have such a number and it is not the same, it is another record.
    """

    columns: tuple[str, ...]
    unless_differs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Doubt:
    """What makes a row suspicious: a condition in SQL over the row as it would stand in the table."""

    condition: str
    sentence: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class ImportKind:
    """A kind of load.

    ``keys`` are tried in their order. ``namesakes`` names the column of a number: a new row whose plain name
    stands under another number is suspicious. ``doubles`` are columns that no two records should share.
    ``title`` is what a row is called in the preview: the first of these fields that is filled.
    """

    code: str
    title: str
    model: type[models.Model]
    fields: tuple[ImportField, ...]
    keys: tuple[Key, ...] = ()
    titled_by: tuple[str, ...] = ("name",)
    namesakes: str = ""
    doubles: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    made: Mapping[str, str] = field(default_factory=dict)
    """Columns that the database fills in new records where the file says nothing, with their SQL."""

    @property
    def department_field(self) -> str:
        """The column that holds whose record it is; empty where records belong to the whole city."""
        names = {each.name for each in self.model._meta.fields}
        return "department" if "department" in names else ""

    def column(self, name: str) -> Column:
        return resource_for(self.model).fields[name]

    def label(self, name: str) -> str:
        return str(self.column(name).label)

    def field(self, name: str) -> ImportField:
        return next(each for each in self.fields if each.name == name)

    def words(self) -> Sequence[str]:
        """All headings that are known, for finding the header row."""
        return [word for each in self.fields for word in (self.label(each.name), *each.synonyms)]


@cache
def kinds() -> dict[str, ImportKind]:
    found: dict[str, ImportKind] = {}
    for app in apps.get_app_configs():
        if app.name not in ("ngo_registry", "grants", "reports"):
            continue
        package = next(
            (each for each in pkgutil.iter_modules(app.module.__path__) if each.name == "imports"), None
        )
        if package and package.ispkg:
            found |= dict(_kinds_in(f"{app.name}.imports"))
    return found


def _kinds_in(package: str) -> list[tuple[str, ImportKind]]:
    modules = (
        import_module(f"{package}.{each.name}")
        for each in pkgutil.iter_modules(import_module(package).__path__)
    )
    return [(module.KIND.code, module.KIND) for module in modules if hasattr(module, "KIND")]
