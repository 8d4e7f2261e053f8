"""How the values of facets are called, and in which order they stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.db.models import Choices, F, QuerySet, Value

from ngo_registry.models import ActivityKind, Category, LegalForm, Sphere
from ngo_registry.models.mark import Register
from ngo_registry.models.organization import Status
from ngo_registry.search.facets import NONE

BOOKS = {"form": LegalForm, "category": Category, "sphere": Sphere, "activity": ActivityKind}
CHOICES: Mapping[str, type[Choices]] = {"status": Status, "mark": Register}

Labels = Mapping[tuple[str, str], str]
"""By the codes of facet and value."""


def labels() -> Labels:
    """One query for all reference books. Of wordings with one code the newest counts."""
    first, *others = (_entries(code, book) for code, book in BOOKS.items())
    entries = first.union(*others, all=True).order_by(F("valid_from").asc(nulls_first=True))
    known = {(facet, code): short or name for facet, code, short, name, _ in entries}
    for facet, choices in CHOICES.items():
        known |= {(facet, str(value)): str(label) for value, label in choices.choices}
    return known


def _entries(code: str, book: type[LegalForm | Category | Sphere | ActivityKind]) -> QuerySet:
    entries = book.objects.order_by().annotate(facet=Value(code))
    return entries.values_list("facet", "code", "short_name", "name", "valid_from")


def place_in(code: str) -> Callable[[tuple[str, str, int]], tuple]:
    """The key by which (value, label, count) of a facet are sorted; «not stated» is last."""
    if code == "year":
        return lambda each: (each[0] == NONE, [-ord(sign) for sign in each[0]])  # the newest first
    if code == "status":
        return lambda each: (Status.values.index(each[0]) if each[0] in Status.values else 9, each[0])
    return lambda each: (each[0] == NONE, -each[2], each[1], each[0])
