"""What the first page of the workspace tells: each app declares its own panels in ``panels.py`` as ``PANELS``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from django.utils.module_loading import module_has_submodule

from portal.workspace.desk import Desk
from portal.workspace.registry import our_apps


@dataclass(frozen=True)
class Entry:
    """A line: what, where it leads, what is said beside it; ``tone`` is «», «ok», «warn» or «err»."""

    title: str
    url: str
    note: str = ""
    mark: str = ""
    tone: str = ""


@dataclass(frozen=True)
class Panel:
    """``tell`` gives the entries for a desk. An empty panel says ``nothing``, or is left out without it."""

    code: str
    title: str
    tell: Callable[[Desk], Sequence[Entry]]
    nothing: str = ""
    position: int = 0
    hint: str = ""
    is_beside: bool = False
    """Stands in the narrow column."""

    more: Callable[[Desk], Entry | None] | None = None
    """Where all of it is, when only the first entries are told."""


@dataclass(frozen=True)
class Told:
    panel: Panel
    entries: Sequence[Entry]
    more: Entry | None = None


@cache
def panels() -> list[Panel]:
    found: list[Any] = []
    for app in our_apps():
        if module_has_submodule(app.module, "panels"):
            found += import_module(f"{app.name}.panels").PANELS
    return sorted(found, key=lambda panel: panel.position)


def told_at(desk: Desk) -> list[Told]:
    """The panels that have something to tell at this desk."""
    told = (Told(each, each.tell(desk), each.more(desk) if each.more else None) for each in panels())
    return [each for each in told if each.entries or each.panel.nothing]
