"""Two organisations side by side: what each says, and which of the two values is likely the better one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from ngo_registry.actions.merge import CHOSEN
from ngo_registry.models import Organization
from ngo_registry.referrers import counts_of
from portal.workspace.listing.cells import reader_at, written


@dataclass(frozen=True)
class Pair:
    """One field of both. ``takes_dropped``: the value of the one that goes is chosen."""

    name: str
    label: str
    kept: str
    dropped: str
    takes_dropped: bool

    @property
    def differs(self) -> bool:
        return self.kept != self.dropped


def compared(keep: Organization, drop: Organization, chosen: Collection[str] | None = None) -> list[Pair]:
    """Each field that one of them has. Unless the person has ``chosen``, the value of the richer one is proposed."""
    is_poorer = richness(keep) < richness(drop)
    pairs = []
    for name in CHOSEN:
        read = reader_at(Organization, name)
        kept, dropped = written(read(keep)), written(read(drop))
        proposed = bool(dropped) and (not kept or is_poorer)
        takes = proposed if chosen is None else name in chosen
        if kept or dropped:
            label = str(Organization._meta.get_field(name).verbose_name)
            pairs.append(Pair(name, label, kept, dropped, takes and kept != dropped))
    return pairs


def richness(organization: Organization) -> tuple[int, int]:
    """How many fields are filled in, then how much else is known of it."""
    filled = sum(bool(getattr(organization, name)) for name in CHOSEN)
    return filled, sum(count for _, count in counts_of(organization))
