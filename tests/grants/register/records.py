"""What the tests of the register are made of."""

from __future__ import annotations

import datetime
from typing import Any

import pgtrigger
from django.db import models
from django.utils import timezone

from grants.models import RegisterEntry, Support
from ngo_registry.models import LegalForm, Organization
from portal.models import Municipality
from tests.people import make_city
from tests.reports.records import make_organization, make_support

DECIDED = datetime.date(2023, 6, 5)
ENTERED = datetime.date(2023, 6, 6)


def fund(code: str = "fund", **fields: Any) -> Organization:
    return Organization.objects.filter(code=code).first() or make_organization(code, **fields)


def given(code: str, **fields: Any) -> Support:
    """A subsidy of 150 000 roubles to a fund, decided on a known day."""
    fields = {"organization": fields.get("organization") or fund(), "decided_on": DECIDED, **fields}
    if fields.get("kind", "financial") == "financial":
        fields = {"money_form": "subsidy", "amount": "150000", **fields}
    return make_support(code, **fields)


def entry(
    number: int, support: Support | None = None, on: datetime.date = ENTERED, **fields: Any
) -> RegisterEntry:
    support = support or given(f"support-{number}")
    return RegisterEntry.objects.create(
        municipality=support.municipality, number=number, entered_on=on, support=support, **fields
    )


def party(city: Municipality | None = None) -> Organization:
    form, _ = LegalForm.objects.get_or_create(code="20201", defaults={"name": "Политическая партия"})
    return make_organization("party", city=city or make_city(), legal_form=form)


def known_since(model: type[models.Model], key: int, day: datetime.date) -> None:
    """As if the latest version of a record had been written on this day at noon."""
    events = model.pgh_event_model.objects.filter(pgh_obj_id=key).order_by("-pgh_id")
    at = timezone.make_aware(datetime.datetime.combine(day, datetime.time(12)))
    with pgtrigger.ignore():  # the history is written once and for all
        model.pgh_event_model.objects.filter(pk=events.first().pk).update(pgh_created_at=at)


def forget(model: type[models.Model]) -> None:
    """As if the history of these records had never been kept."""
    with pgtrigger.ignore():
        model.pgh_event_model.objects.all().delete()
