"""What the first page of the workspace tells: each app declares its own panels in ``panels.py`` as ``PANELS``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from portal.declarations import declared_in
from portal.workspace.desk import Desk


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

    shown: int | None = None
    """How many entries are told; the others are at the address that ``all_at`` gives."""

    all_at: Callable[[Desk], str] | None = None


@dataclass(frozen=True)
class Told:
    panel: Panel
    entries: Sequence[Entry]
    more: Entry | None = None


@cache
def panels() -> list[Panel]:
    found = (panel for module in declared_in("panels") for panel in module.PANELS)
    return sorted(found, key=lambda panel: panel.position)


def told_at(desk: Desk) -> list[Told]:
    """The panels that have something to tell at this desk."""
    told = (_told(desk, panel) for panel in panels())
    return [each for each in told if each.entries or each.panel.nothing]


def _told(desk: Desk, panel: Panel) -> Told:
    entries = panel.tell(desk)
    left = len(entries) - (panel.shown or len(entries))
    more = Entry(f"Ещё {left}", panel.all_at(desk)) if left > 0 and panel.all_at else None
    return Told(panel, entries[: panel.shown], more)
