"""Which entries of the register are asked for: by day, year of the decision and words; page after page by number."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models
from django.db.models import BigIntegerField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Concat, ExtractYear

from grants.models import RegisterEntry, Support
from grants.register.as_of import Row, end_of, latest_first, rows_as_of
from ngo_registry.models import Organization
from ngo_registry.models.organization import spelled_plainly
from portal.models import Municipality
from portal.workspace.keys import key_in

SIZE = 50
CHUNK = 500
WORDS = 12
LARGEST = 2_147_483_647
"""The largest number that an entry can have."""


@dataclass(frozen=True)
class Selection:
    """The register of a city as of the end of ``day``. ``year`` is that of the decision; ``words`` are sought in
    names, ОГРН and ИНН of recipients, and a number among them names an entry as well.
    """

    city: Municipality
    day: datetime.date
    year: int | None = None
    words: str = ""

    def entries(self) -> QuerySet[RegisterEntry]:
        found = RegisterEntry.objects.filter(municipality=self.city, entered_on__lte=self.day)
        if self.year is not None or self.words:
            found = self._with_versions(found)
        if self.year is not None:
            found = found.annotate(year=ExtractYear("decided_on")).filter(year=self.year)
        for word in self.words.lower().replace("ё", "е").split()[:WORDS]:
            found = found.filter(self._told_of(word))
        return found.order_by("number")

    def rows(self) -> Iterator[Row]:
        """All of them, some hundreds in memory at a time."""
        last = 0
        while chunk := list(self.entries().filter(number__gt=last)[:CHUNK]):
            yield from rows_as_of(chunk, self.day)
            last = chunk[-1].number

    def _with_versions(self, found: QuerySet[RegisterEntry]) -> QuerySet[RegisterEntry]:
        """With the decision and the recipient as the support told of them on the day."""
        end = end_of(self.day)
        of_support = _standing(Support, "support_id", end)
        return found.annotate(
            decided_on=Coalesce(Subquery(of_support.values("decided_on")[:1]), F("support__decided_on")),
            recipient=Coalesce(
                Subquery(of_support.values("organization_id")[:1]),
                F("support__organization"),
                output_field=BigIntegerField(),
            ),
        ).annotate(version=Subquery(_standing(Organization, "recipient", end).values("pgh_id")[:1]))

    def _told_of(self, word: str) -> Q:
        of_history = _bearing(Organization.pgh_event_model.objects.filter(pgh_id=OuterRef("version")), word)
        as_it_is = _bearing(Organization.objects.filter(pk=OuterRef("recipient")), word)
        told = Q(Exists(of_history)) | Q(Exists(as_it_is), version__isnull=True)
        number = key_in(word)
        return told if number is None or number > LARGEST else told | Q(number=number)


@dataclass(frozen=True)
class Page:
    """``after`` is the number behind which the next page begins; empty on the last one."""

    rows: list[Row]
    total: int
    after: str
    is_first: bool


def page_of(selection: Selection, after: int, size: int = SIZE) -> Page:
    """The entries whose number is greater than ``after``."""
    entries = selection.entries()
    found = list(entries.filter(number__gt=after)[: size + 1])
    shown = found[:size]
    following = str(shown[-1].number) if len(found) > size else ""
    return Page(rows_as_of(shown, selection.day), entries.count(), following, is_first=after == 0)


def years_of(city: Municipality) -> list[int]:
    """Years of the decisions that the register knows, the newest first."""
    entries = RegisterEntry.objects.filter(municipality=city, support__decided_on__isnull=False)
    years = entries.annotate(year=ExtractYear("support__decided_on")).values_list("year", flat=True)
    return list(years.distinct().order_by("-year"))


def _standing(model: type[models.Model], key: str, end: datetime.datetime) -> QuerySet:
    events = model.pgh_event_model.objects.filter(pgh_obj_id=OuterRef(key)).exclude(pgh_label="delete")
    return latest_first(events, end).order_by("_is_later", "_nearness")


def _bearing(organizations: QuerySet, word: str) -> QuerySet:
    named = spelled_plainly(Concat("name", Value(" "), "short_name"))
    found = organizations.annotate(_named=named)
    return found.filter(Q(_named__contains=word) | Q(ogrn__startswith=word) | Q(inn__startswith=word))
