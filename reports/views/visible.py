"""Which reports a person may open: the public ones, and of the own city all."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from portal.models import Municipality, User
from portal.records.access import may_see
from reports.models import Report
from reports.queries import reports_of


def visible_reports(city: Municipality, user: User | AnonymousUser) -> QuerySet[Report]:
    reports = reports_of(city)
    is_staff = may_see(user) and (user.is_superuser or user.municipality_id in (None, city.pk))
    return reports if is_staff else reports.filter(is_public=True)


def visible_report(city: Municipality, user: User | AnonymousUser, year: int, form: str) -> Report:
    """Raises Http404 also for a report that is there but not for this person: its being is not told."""
    return get_object_or_404(visible_reports(city, user), year=year, form=form)
