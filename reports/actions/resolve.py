"""What a person decides about a finding: take the computed value, keep the declared one, explain, hand it on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from portal.models import Department, User
from reports.checks.declared_values import CODE as DECLARED_VALUES
from reports.models import DecisionKind, DeclaredValue, FindingDecision, Report
from reports.models.declared_value import Resolution
from reports.resolving import Judged

DECIDED = ("resolution", "reason", "prints_reason", "resolved_by", "resolved_at")


@transaction.atomic
def accept_computed(declared: Iterable[DeclaredValue], *, by: User) -> None:
    """The report prints what the records give, wherever this value was declared."""
    _resolve(declared, str(Resolution.ACCEPT_COMPUTED), "", False, "Принято вычисленное значение", by)


@transaction.atomic
def keep_declared(
    report: Report, judged: Judged, *, reason: str, prints_reason: bool = False, by: User
) -> None:
    """The declared value stays, and why. Raises ValidationError without a reason.

    What the finding said is kept with it: once its numbers are others, the finding is told again.
    """
    reason = reason.strip()
    if not reason:
        raise ValidationError("Напишите, почему остаётся заявленное значение.")
    told = "Оставлено заявленное значение"
    _resolve(judged.declared, str(Resolution.KEEP_DECLARED), reason, prints_reason, told, by)
    for value in judged.declared:
        digest = hashlib.sha256(f"{judged.spoken.check.code}\n{value.place}".encode()).hexdigest()
        _decide(
            report, judged, by, told, digest, kind=DecisionKind.EXPLAINED, place=value.place, reason=reason
        )


@transaction.atomic
def decide_again(declared: DeclaredValue, *, by: User) -> None:
    """Takes back what was decided about a declared value: it is printed, and told of where it contradicts."""
    _resolve([declared], str(Resolution.OPEN), "", False, "Решение о заявленном значении отменено", by)
    with pghistory.context(user=by.pk, reason="Решение о заявленном значении отменено"):
        FindingDecision.objects.filter(
            report__municipality=declared.municipality_id,
            report__year=declared.year,
            check_code=DECLARED_VALUES,
            place=declared.place,
        ).delete()


@transaction.atomic
def explain(report: Report, judged: Judged, *, reason: str, by: User) -> FindingDecision:
    """The finding stays as it is, and why. Raises ValidationError for one that has to be mended."""
    if not judged.is_explainable:
        raise ValidationError("Это замечание пояснить нельзя: исправьте то, о чём оно говорит.")
    if not reason.strip():
        raise ValidationError("Напишите, почему замечание можно оставить.")
    return _decide(
        report,
        judged,
        by,
        "Замечание пояснено",
        judged.digest,
        kind=DecisionKind.EXPLAINED,
        reason=reason.strip(),
    )


@transaction.atomic
def hand(report: Report, judged: Judged, *, department: Department, note: str, by: User) -> FindingDecision:
    """A department is asked to mend it. The finding goes on standing in the way until it is mended."""
    if department.municipality_id != report.municipality_id:
        raise ValidationError("Выберите подразделение своего города.")
    return _decide(
        report,
        judged,
        by,
        f"Замечание поручено: {department}",
        judged.digest,
        kind=DecisionKind.HANDED,
        reason=note.strip(),
        department=department,
    )


@transaction.atomic
def reopen(report: Report, judged: Judged, *, by: User) -> None:
    """Takes back what was decided."""
    with pghistory.context(user=by.pk, reason="Решение по замечанию отменено"):
        FindingDecision.objects.filter(report=report, digest=judged.digest).delete()


def _resolve(
    declared: Iterable[DeclaredValue],
    resolution: str,
    reason: str,
    prints_reason: bool,
    told: str,
    by: User,
) -> None:
    with pghistory.context(user=by.pk, reason=told):
        for value in declared:
            value.resolution, value.reason, value.prints_reason = resolution, reason, prints_reason
            is_open = resolution == Resolution.OPEN
            value.resolved_by, value.resolved_at = (None, None) if is_open else (by, timezone.now())
            # The value itself was read a whole report ago: its department may have mended it since.
            value.save(update_fields=DECIDED)


def _decide(
    report: Report, judged: Judged, by: User, told: str, digest: str, **values: object
) -> FindingDecision:
    finding = judged.spoken.finding
    row = {
        "check_code": judged.spoken.check.code,
        "place": finding.place[:400],
        "message": finding.message,
        "reason": "",
        "department": None,
        "decided_by": by,
        **values,
    }
    with pghistory.context(user=by.pk, reason=told):
        decision, _ = FindingDecision.objects.update_or_create(report=report, digest=digest, defaults=row)
    return decision
