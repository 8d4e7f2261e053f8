"""A kind of record as officials work with it (учёт): how it is called, listed, filtered, asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.forms import ModelForm

from portal.workspace.grid_declaration import Grid


@dataclass(frozen=True)
class Part:
    """A part of a form under its own heading; with ``only_for`` it is there for these variants alone."""

    title: str
    fields: tuple[str, ...]
    only_for: tuple[str, ...] = ()
    hint: str = ""

    def is_for(self, variant: str) -> bool:
        return not self.only_for or variant in self.only_for


@dataclass(frozen=True)
class Column:
    """A column of a list. ``name`` is a field or a quantity of the model, unless ``value`` computes what is shown.

    ``sort`` are the paths to order by; a sortable column has an index that leads with the city, or a small table.
    """

    name: str
    title: str = ""
    value: Callable[[Any], Any] | None = None
    sort: tuple[str, ...] = ()
    is_number: bool = False


@dataclass(frozen=True)
class Child:
    """Records that belong to one record and are shown on its page: contacts of an organisation.

    ``ledger`` is the code of their own ledger, ``field`` their reference to the parent.
    """

    ledger: str
    field: str


@dataclass(frozen=True)
class Link:
    """A way on from the page of a record."""

    title: str
    url: str


@dataclass(frozen=True)
class Doubt:
    """Why a record should be looked at again before it is saved: a sentence, and the records that it is about."""

    message: str
    records: Sequence[Any] = ()


@dataclass(frozen=True)
class Ledger:
    """``code`` stands in addresses. ``title`` is the name of the list, ``new`` that of the page of a new record.

    ``group`` is the heading under which the menu shows it; without one it is reached from its parent's page only.
    ``variant`` names the field that decides which parts a form has (the kind of support). ``helps`` explain fields
    in the officials' language, ``labels`` rename them. ``order`` is the order of the list and ends with the key.
    ``filters`` are fields for the filter form, ``years`` the field by which the list is cut into years.
    ``form`` is a `DeskForm` with rules of its own, ``prepare`` fills a new record from the address's
    query (``programme=sport``). ``needed`` are fields that the form asks for though the model can do without them.
    """

    code: str
    model: type[models.Model]
    title: str
    new: str
    parts: tuple[Part, ...]
    columns: tuple[Column, ...]
    group: str = ""
    position: int = 0
    about: str = ""
    variant: str = ""
    helps: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    needed: tuple[str, ...] = ()
    order: tuple[str, ...] = ("-pk",)
    filters: tuple[str, ...] = ()
    years: str = ""
    search: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    prefetch: tuple[str, ...] = ()
    children: tuple[Child, ...] = ()
    form: type[ModelForm] | None = None
    grids: tuple[Grid, ...] = ()
    templates: tuple[str, ...] = ()
    """Templates of pieces that stand beside the form of a record (``record`` is in their context)."""

    while_typing: str = ""
    """Template of a piece in the form of a new record that tells, while it is filled in, what is there already."""

    doubts: Callable[[Any, Any], list[Doubt]] | None = None
    """Given the desk and a valid form: what the person is asked about before a record is saved."""

    links: Callable[[Any, Any], list[Link]] | None = None
    """Given the desk and a record: pages of its own that this kind of record has (merging, inviting)."""

    pages: Callable[[Any], list[Link]] | None = None
    """Given the desk: pages that the whole list has beside those of its records (the clock of a register)."""

    takes_files: bool = True
    """Whether scans and agreements can be attached to its records."""

    public_url: Callable[[Any], str] | None = None
    closed: Callable[[Any], str] | None = None
    """Given a record: why nobody may change or delete it at present, in one sentence; empty where they may."""

    is_deletable: bool = True
    """People and cities are switched off or stay: what they did must keep its author."""

    def fields_for(self, variant: str) -> list[str]:
        return [name for part in self.parts if part.is_for(variant) for name in part.fields]

    def why_closed(self, record: Any) -> str:
        return self.closed(record) if self.closed else ""

    @property
    def variants(self) -> list[tuple[str, str]]:
        """(value, label) of each variant; none where the ledger has one form for all."""
        return list(self.model._meta.get_field(self.variant).choices) if self.variant else []
