"""What each entry of the register said at the end of a day: by the history of its support, recipient, violations.

The last version that is not later than the day counts. Where the history of a record begins later (it was loaded
from a file), its earliest version; where there is no history at all, the record as it stands. A fixed number of
queries, however many entries.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Case, F, QuerySet, Value, When
from django.utils import timezone

from grants.models import RegisterEntry, Support, Violation
from ngo_registry.models import ActivityKind, Organization
from ngo_registry.models.history import OrganizationActivityKind
from portal.records.restore import instance_of

DAY = datetime.timedelta(days=1)
MOMENT = datetime.timedelta(microseconds=1)


@dataclass(frozen=True)
class Row:
    """An entry as it stood. ``organization`` is None where the support named none by then."""

    number: int
    entered_on: datetime.date
    stopped_on: datetime.date | None
    support: Support
    organization: Organization | None
    kinds: tuple[str, ...]
    """Names of the recipient's kinds of activity."""

    violations: tuple[Violation, ...]


@dataclass(frozen=True)
class Version:
    """A record as of a moment, and whether its history begins only after the day that was asked for."""

    record: Any
    at: datetime.datetime | None
    is_later: bool


def end_of(day: datetime.date) -> datetime.datetime:
    """The first moment after a day, by the portal's clock."""
    return timezone.make_aware(datetime.datetime.combine(day + DAY, datetime.time.min))


def rows_as_of(entries: Sequence[RegisterEntry], day: datetime.date) -> list[Row]:
    """The entries as they stood at the end of the day, in their order."""
    end = end_of(day)
    own = versions(RegisterEntry, [entry.pk for entry in entries], end)
    supports = versions(Support, [entry.support_id for entry in entries], end)
    recipients = versions(
        Organization, {each.record.organization_id for each in supports.values()} - {None}, end
    )
    kinds = _kinds_of(recipients, end)
    violations = _violations_of(own, day, end)
    return [
        Row(
            number=entry.number,
            entered_on=entry.entered_on,
            stopped_on=own[entry.pk].record.stopped_on,
            support=supports[entry.support_id].record,
            organization=_recipient(recipients, supports[entry.support_id].record),
            kinds=kinds.get(supports[entry.support_id].record.organization_id, ()),
            violations=tuple(violations[entry.pk]),
        )
        for entry in entries
    ]


def _recipient(recipients: Mapping[int, Version], support: Support) -> Organization | None:
    version = recipients.get(support.organization_id)
    return version.record if version else None


def latest_first(events: QuerySet, end: datetime.datetime) -> QuerySet:
    """Versions of history, the one that stood at a moment first: the last one before it, or else the earliest."""
    is_later = Case(When(pgh_created_at__lt=end, then=Value(0)), default=Value(1))
    nearness = Case(
        When(pgh_created_at__lt=end, then=-F("pgh_id")),
        default=F("pgh_id"),
        output_field=models.BigIntegerField(),
    )
    return events.annotate(_is_later=is_later, _nearness=nearness)


def versions(model: type[models.Model], keys: Collection[int], end: datetime.datetime) -> dict[int, Version]:
    """By key, each record as it stood just before ``end``."""
    events = latest_first(model.pgh_event_model.objects.filter(pgh_obj_id__in=keys), end)
    standing = events.exclude(pgh_label="delete").order_by("pgh_obj_id", "_is_later", "_nearness")
    found = {
        event.pgh_obj_id: Version(instance_of(event), event.pgh_created_at, event.pgh_created_at >= end)
        for event in standing.distinct("pgh_obj_id")
    }
    if lacking := set(keys) - found.keys():
        found |= {
            pk: Version(record, None, False) for pk, record in model._base_manager.in_bulk(lacking).items()
        }
    return found


def _kinds_of(recipients: Mapping[int, Version], end: datetime.datetime) -> dict[int, tuple[str, ...]]:
    """What the sets hold now, without what came later and with what was taken out later."""
    members: defaultdict[int, set[int]] = defaultdict(set)
    pairs = Organization.activity_kinds.through.objects.filter(organization_id__in=recipients)
    for organization, kind in pairs.values_list("organization_id", "activitykind_id"):
        members[organization].add(kind)
    later = OrganizationActivityKind.pgh_event_model.objects.filter(
        organization_id__in=recipients, pgh_created_at__gte=end
    )
    for event in later.order_by("-pgh_id"):
        version = recipients[event.organization_id]
        known_from = version.at if version.is_later and version.at else end - MOMENT
        if event.pgh_created_at > known_from:
            change = members[event.organization_id]
            (change.discard if event.pgh_label == "insert" else change.add)(event.activitykind_id)
    return _named(members)


def _named(members: Mapping[int, set[int]]) -> dict[int, tuple[str, ...]]:
    wanted = {kind for kinds in members.values() for kind in kinds}
    books = ActivityKind.objects.filter(pk__in=wanted).order_by("position", "name")
    names = dict(books.values_list("pk", "name"))
    return {
        organization: tuple(name for kind, name in names.items() if kind in kinds)
        for organization, kinds in members.items()
    }


def _violations_of(
    entries: Mapping[int, Version], day: datetime.date, end: datetime.datetime
) -> defaultdict[int, list[Violation]]:
    """Found by the day and known by then; where the entry itself was loaded later, as it was loaded."""
    events = Violation.pgh_event_model.objects.filter(entry_id__in=entries)
    standing = latest_first(events, end).order_by("pgh_obj_id", "_is_later", "_nearness")
    told: defaultdict[int, list[Violation]] = defaultdict(list)
    for event in standing.distinct("pgh_obj_id"):
        is_known = event.pgh_created_at < end or entries[event.entry_id].is_later
        if is_known and event.pgh_label != "delete" and event.found_on <= day:
            told[event.entry_id].append(_settled_by(instance_of(event), day))
    return _in_order(told)


def _settled_by(violation: Any, day: datetime.date) -> Violation:
    if violation.settled_on and violation.settled_on > day:
        violation.settled_on = None
    return violation


def _in_order(told: defaultdict[int, list[Violation]]) -> defaultdict[int, list[Violation]]:
    for violations in told.values():
        violations.sort(key=lambda violation: violation.found_on)
    return told
