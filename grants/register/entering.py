"""Entering support in the register: the next number of the city, without gaps, whoever else enters at the moment."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import pghistory
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from grants.models import RegisterEntry, Support
from grants.register.belonging import awaiting, why_not, why_not_on
from portal.lib.dates import format_date
from portal.models import Municipality, User
from portal.records.access import may_change
from portal.records.cells import lower_first

ENTERED = "Внесено в реестр получателей поддержки"


class NotEntered(ValueError):
    """The register does not take a record; the message is one Russian sentence. Nothing was entered."""


def enter(support: Support, *, by: User, on: datetime.date | None = None) -> RegisterEntry:
    """The new entry. ``on`` is today unless told. Raises NotEntered and PermissionDenied."""
    return enter_all([support], by=by, on=on)[0]


def enter_all(
    supports: Sequence[Support], *, by: User, on: datetime.date | None = None
) -> list[RegisterEntry]:
    """Entries of one city's support in the order of decisions; all or none. Raises NotEntered, PermissionDenied."""
    if not supports:
        return []
    city, day = supports[0].municipality, on or timezone.localdate()
    if not may_change(by, RegisterEntry, RegisterEntry(municipality=city)):
        raise PermissionDenied
    with transaction.atomic(), pghistory.context(user=by.pk, reason=ENTERED):
        number = next_number(city, day)
        taken = _as_they_stand(supports, city)
        _refuse(taken, city, day)
        made = [
            RegisterEntry(municipality=city, number=number + place, entered_on=day, support=support)
            for place, support in enumerate(taken)
        ]
        return RegisterEntry.objects.bulk_create(made)


def next_number(city: Municipality, day: datetime.date) -> int:
    """The number after the last one. The city is locked until the transaction ends, so nobody else is given it.

    Raises NotEntered for a day before that of the last entry: numbers follow the days.
    """
    Municipality.objects.select_for_update(no_key=True).get(pk=city.pk)
    last = RegisterEntry.objects.filter(municipality=city).order_by("-number").first()
    if last is None:
        return 1
    if day < last.entered_on:
        raise NotEntered(
            f"Последняя запись реестра, {last}, сделана {format_date(last.entered_on)}: "
            "укажите этот день или более поздний."
        )
    return last.number + 1


def _as_they_stand(supports: Sequence[Support], city: Municipality) -> list[Support]:
    """Read again behind the lock: what the person saw may have changed."""
    wanted = {support.pk for support in supports}
    found = Support.objects.filter(pk__in=wanted, municipality=city)
    found = found.select_related("organization__legal_form", "register_entry")
    standing = list(found.order_by("decided_on", "id"))
    if len(standing) < len(wanted):
        raise NotEntered("Части выбранных записей уже нет: проверьте список и повторите.")
    return standing


def _refuse(taken: Sequence[Support], city: Municipality, day: datetime.date) -> None:
    wanted = [support.pk for support in taken]
    fitting = set(awaiting(city).filter(pk__in=wanted).values_list("pk", flat=True))
    for support in taken:
        if entry := getattr(support, "register_entry", None):
            raise NotEntered(f"{support.recipient}: уже внесено в реестр, {entry}.")
        why = "" if support.pk in fitting else why_not(support)
        if why := why or why_not_on(support, day, timezone.localdate()):
            raise NotEntered(f"{support.recipient}: {lower_first(why)}")
