"""Which reports a person may open: the published ones and the open drafts, and of the own city all."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from portal.models import Municipality, User
from portal.records.access import may_see
from reports.editions.queries import with_publication
from reports.models import Report
from reports.queries import reports_of

OPEN = Q(is_published=True) | Q(is_public=True, is_withdrawn=False)
"""What anybody may read: an edition that stands, or a draft that its city shows. A withdrawn report is no draft."""


def visible_reports(city: Municipality, user: User | AnonymousUser) -> QuerySet[Report]:
    """Each with ``is_published`` and ``is_withdrawn``."""
    reports = with_publication(reports_of(city))
    return reports if is_staff_of(city, user) else reports.filter(OPEN)


def is_open(report: Report) -> bool:
    """What `OPEN` says of a report that `visible_reports` gave."""
    return report.is_published or (report.is_public and not report.is_withdrawn)


def published_reports() -> QuerySet[Report]:
    """What anybody may read, of all cities."""
    return with_publication(Report.objects).filter(OPEN).order_by("-year", "municipality__name", "form")


def readable_reports() -> QuerySet[Report]:
    """`published_reports`, and those whose editions are all withdrawn."""
    shown = with_publication(Report.objects).filter(OPEN | Q(is_withdrawn=True))
    return shown.order_by("-year", "municipality__name", "form")


def listed_reports(city: Municipality, user: User | AnonymousUser) -> QuerySet[Report]:
    """With those whose editions are all withdrawn: their pages say why."""
    reports = with_publication(reports_of(city))
    return reports if is_staff_of(city, user) else reports.filter(OPEN | Q(is_withdrawn=True))


def visible_report(city: Municipality, user: User | AnonymousUser, year: int, form: str) -> Report:
    """Raises Http404 also for a report that is there but not for this person: its being is not told."""
    return get_object_or_404(visible_reports(city, user), year=year, form=form)


def listed_report(city: Municipality, user: User | AnonymousUser, year: int, form: str) -> Report:
    """As `visible_report`, and those that are withdrawn."""
    return get_object_or_404(listed_reports(city, user), year=year, form=form)


def is_staff_of(city: Municipality, user: User | AnonymousUser) -> bool:
    """Whether the person works for this city, or for the portal as a whole."""
    return may_see(user) and (user.is_superuser or user.municipality_id in (None, city.pk))
