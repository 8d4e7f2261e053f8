"""Pages of the register by key: the thousandth page costs as much as the first."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from ngo_registry.models import Organization
from ngo_registry.models.organization import spelled_plainly

SIZE = 50


@dataclass(frozen=True)
class Page:
    """``after`` leads to the next page and is opaque to the reader; ``left`` rows follow this page."""

    rows: list[Organization]
    total: int
    left: int
    is_first: bool

    @property
    def after(self) -> str:
        return str(self.rows[-1].pk) if self.left else ""

    @property
    def next_size(self) -> int:
        return min(self.left, SIZE)


def page_of(found: QuerySet[Organization], after: str) -> Page:
    """The rows that follow the one named by ``after``; from the beginning where it names none."""
    spelled = found.annotate(spelled=spelled_plainly(F("name")))
    anchor = spelled.filter(pk=int(after)).first() if after.isascii() and after.isdecimal() else None
    beyond = _beyond(spelled, anchor) if anchor else spelled
    total = found.count()
    following = beyond.count() if anchor else total
    return Page(list(beyond[:SIZE]), total, max(following - SIZE, 0), is_first=anchor is None)


def _beyond(spelled: QuerySet[Organization], anchor: Organization) -> QuerySet[Organization]:
    # The first condition repeats the second so that PostgreSQL enters the index at the anchor.
    return spelled.filter(
        Q(spelled__gte=anchor.spelled),
        Q(spelled__gt=anchor.spelled) | Q(spelled=anchor.spelled, pk__gt=anchor.pk),
    )
