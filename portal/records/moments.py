"""The whole history of a record by moments: what one person did at once to it, its sets and its children is one entry.

Pages go by the time of the oldest entry shown, so that any depth costs the same.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import models
from django.db.models import QuerySet

from portal.records.events import (
    DONE,
    Difference,
    Event,
    differences,
    event_of,
    people_of,
    set_difference,
    shown_columns,
)
from portal.records.restore import name_of, quoted
from portal.records.set_events import named, recorded_sets, set_events

PAGE = 30

Told = tuple[Any, Sequence[Difference]]


@dataclass(frozen=True)
class Versions:
    """The versions of the record itself, or of its children of one kind."""

    model: type[models.Model]
    events: QuerySet
    is_own: bool = True

    def told(self, times: Sequence[datetime.datetime]) -> Iterator[Told]:
        columns = shown_columns(self.model.pgh_event_model, self.model)
        versions = list(self._events(columns).filter(pgh_created_at__in=times).order_by("pgh_id"))
        before = self._before(columns, versions, times) if versions else {}
        for version in versions:
            earlier = before.get(version.pgh_obj_id)
            told = differences(version, earlier, columns)
            yield version, list(told if self.is_own else self._of_child(version, earlier, told))
            before[version.pgh_obj_id] = version

    def _events(self, columns: dict[str, str]) -> QuerySet:
        table = self.model.pgh_event_model
        related = [name for name in columns if table._meta.get_field(name).is_relation]
        return self.events.select_related("pgh_context").prefetch_related(*related)

    def _before(
        self, columns: dict[str, str], versions: Iterable[Any], times: Sequence[datetime.datetime]
    ) -> dict[int, Any]:
        """The last version of each before the oldest moment told."""
        keys = {version.pgh_obj_id for version in versions}
        earlier = self._events(columns).filter(pgh_obj_id__in=keys, pgh_created_at__lt=min(times))
        last = earlier.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
        return {version.pgh_obj_id: version for version in last}

    def _of_child(self, version: Any, earlier: Any, told: Iterable[Difference]) -> Iterator[Difference]:
        """A child without an earlier version here was added, or came from another record."""
        kind, name = str(self.model._meta.verbose_name), name_of(version)
        if version.pgh_label == "delete":
            yield Difference(kind, name, "убрано")
        elif earlier is None or version.pgh_label == "insert":
            yield Difference(kind, "", name)
        else:
            yield from (replace(each, label=f"{kind} {quoted(name)}, {each.label}") for each in told)


@dataclass(frozen=True)
class Members:
    """What was put into one of the record's sets and taken out of it."""

    field: models.ManyToManyField
    events: QuerySet
    is_own = True

    def told(self, times: Sequence[datetime.datetime]) -> Iterator[Told]:
        events = self.events.filter(pgh_created_at__in=times).order_by("pgh_id")
        for column, event, name in named(self.field, events):
            yield event, [set_difference(column, event, name)]


@dataclass
class Moment:
    """What happened at once."""

    told: list[Told] = field(default_factory=list)
    own: list[Any] = field(default_factory=list)

    @property
    def place(self) -> tuple[Any, ...]:
        """Within one transaction the later version has the larger key."""
        return self.told[0][0].pgh_created_at, max((version.pgh_id for version in self.own), default=0)


def moments_of(
    record: models.Model,
    children: Iterable[Versions] = (),
    before: datetime.datetime | None = None,
    size: int = PAGE,
) -> tuple[list[Event], datetime.datetime | None]:
    """Entries older than ``before``, newest first, and the time from which the next page goes on, if there is one."""
    sources = [*own_sources(record), *children]
    times = _times(sources, before, size + 1)
    shown = times[:size]
    moments: dict[tuple[Any, Any], Moment] = {}
    for source in sources if shown else ():
        for event, told in source.told(shown):
            moment = moments.setdefault((event.pgh_created_at, event.pgh_context_id), Moment())
            moment.told.append((event, told))
            if isinstance(source, Versions) and source.is_own:
                moment.own.append(event)
    ordered = sorted(moments.values(), key=lambda moment: moment.place, reverse=True)
    people = people_of([moment.told[0][0] for moment in ordered])
    return [_event(moment, people) for moment in ordered], shown[-1] if len(times) > size else None


def own_sources(record: models.Model) -> list[Versions | Members]:
    model = type(record)
    own = Versions(model, model.pgh_event_model.objects.filter(pgh_obj_id=record.pk))
    return [own, *(Members(each, set_events(record, each)) for each in recorded_sets(model))]


def children_by(model: type[models.Model], **parent: Any) -> Versions:
    """Children that are or were the record's: ``children_by(Contact, organization_id=5)``."""
    return Versions(model, model.pgh_event_model.objects.filter(**parent), is_own=False)


def current_version(record: models.Model) -> int | None:
    """The key of the version that the record is now, unless its sets were changed since."""
    own, *sets = own_sources(record)
    event = own.events.order_by("-pgh_id").first()
    if event is None or any(
        each.events.filter(pgh_created_at__gt=event.pgh_created_at).exists() for each in sets
    ):
        return None
    return event.pgh_id


def _times(
    sources: Sequence[Versions | Members], before: datetime.datetime | None, count: int
) -> list[datetime.datetime]:
    """When something happened, newest first."""
    older = {"pgh_created_at__lt": before} if before else {}
    first, *others = [
        source.events.filter(**older).select_related(None).order_by().values_list("pgh_created_at", flat=True)
        for source in sources
    ]
    return list(first.union(*others).order_by("-pgh_created_at")[:count])


def _event(moment: Moment, people: dict[int, str]) -> Event:
    event = moment.own[-1] if moment.own else moment.told[0][0]
    told = [each for _, differences in moment.told for each in differences]
    what = DONE.get(event.pgh_label, event.pgh_label) if moment.own else _beside(moment)
    restorable = event.pgh_id if moment.own and event.pgh_label != "delete" else None
    return event_of(event, people, told, what=what, restorable=restorable)


def _beside(moment: Moment) -> str:
    """Of what was done around a record and not to the record itself."""
    return "дополнено" if all(event.pgh_label == "insert" for event, _ in moment.told) else "изменено"
