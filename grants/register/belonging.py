"""Which support the register of recipients holds: of one organisation, not of a group, a person or a party."""

from __future__ import annotations

import datetime

from django.db.models import Exists, OuterRef, QuerySet

from grants.models import Support
from grants.models.dimensions import RecipientKind
from portal.lib.dates import format_date
from portal.lib.quantities import Qualifier
from portal.models import Municipality

POLITICAL_PARTIES = frozenset({"20201"})
"""ОКОПФ of parties: laws on support of non-commercial organisations leave them out."""


def belonging(city: Municipality) -> QuerySet[Support]:
    """Support of the city that the register holds or must hold, entered or not, with or without a day."""
    parts = Support.objects.filter(part_of=OuterRef("pk"), organization__isnull=False)
    return (
        Support.objects.filter(
            municipality=city, organization__isnull=False, recipient_kind=RecipientKind.NGO
        )
        .exclude(organization__legal_form__code__in=POLITICAL_PARTIES)
        .exclude(amount_qualifier=Qualifier.ABSENT.value)
        # An aggregate would repeat what its parts tell one by one.
        .exclude(Exists(parts))
    )


def missing(city: Municipality) -> QuerySet[Support]:
    """What belongs in the register and is not entered yet."""
    return belonging(city).filter(register_entry__isnull=True)


def awaiting(city: Municipality) -> QuerySet[Support]:
    """What can be entered: the oldest decision first."""
    return missing(city).filter(decided_on__isnull=False).order_by("decided_on", "id")


def undated(city: Municipality) -> QuerySet[Support]:
    """What cannot be entered before its day of decision is known."""
    return missing(city).filter(decided_on__isnull=True).order_by("-year", "id")


def why_not(support: Support) -> str:
    """Why the register does not take this record, in one sentence; empty where it does."""
    organization = support.organization
    if organization is None or support.recipient_kind != RecipientKind.NGO:
        return "В реестр вносят поддержку, у которой получатель — одна некоммерческая организация."
    if organization.legal_form and organization.legal_form.code in POLITICAL_PARTIES:
        return "Политические партии в реестр получателей не вносят."
    if support.amount.qualifier is Qualifier.ABSENT:
        return "По этой записи ничего не дали (в сумме прочерк): в реестр её не вносят."
    if support.parts.filter(organization__isnull=False).exists():
        return "Это сводная запись: в реестр вносят те меры, из которых она состоит."
    return "" if support.decided_on else "Сначала укажите в записи о поддержке дату решения."


def why_not_on(support: Support, day: datetime.date, today: datetime.date) -> str:
    """Why it cannot be entered on this day; empty where it can."""
    if day > today:
        return "Дата включения ещё не наступила."
    if support.decided_on and day < support.decided_on:
        return f"Включить в реестр можно не раньше решения: оно от {format_date(support.decided_on)}."
    return ""
