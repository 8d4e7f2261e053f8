"""The demonstration's reports are published as a coordinator would: warnings explained, errors left to be mended."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import ValidationError

from portal.models import User
from reports.actions.publish import publish
from reports.actions.resolve import explain
from reports.checks.base import Severity
from reports.editions.readiness import Readiness, readiness_of
from reports.models import Report

AS_PRINTED = "Так в исходном отчёте города."


def publish_demo(*, by: User, report: Callable[[object], None]) -> int:
    """Publishes each report that was never published and has no error; how many. A repeated run adds nothing."""
    published = 0
    for each in Report.objects.filter(editions=None).select_related("municipality"):
        ready = readiness_of(each)
        if _has_errors(ready):
            report(f"{each.municipality}, {each.year}: в отчёте есть ошибки, он остаётся черновиком")
            continue
        if _explained(ready, by):
            publish(each, by=by, confirmed=True)
            published += 1
            report(f"{each.municipality}, {each.year}: отчёт опубликован")
    return published


def _has_errors(ready: Readiness) -> bool:
    return any(each.spoken.finding.severity is Severity.ERROR for each in ready.stopping)


def _explained(ready: Readiness, by: User) -> bool:
    """False where a warning is of a kind that words do not settle."""
    try:
        for each in ready.stopping:
            explain(ready.built.report, each, reason=AS_PRINTED, by=by)
    except ValidationError:
        return False
    return True
