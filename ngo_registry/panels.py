"""What the first page of the workspace tells of the register: claims that wait for an answer."""

from __future__ import annotations

from django.utils import timezone

from ngo_registry.models import Claim, ClaimState
from ngo_registry.views.claims.desk import claims_at
from portal.lib.dates import format_date
from portal.workspace.desk import Desk
from portal.workspace.panels import Entry, Panel

SHOWN = 8


def claims(desk: Desk) -> list[Entry]:
    """The department's own, or all for who leads; the nearest day first."""
    if not desk.may_see(Claim):
        return []
    waiting = claims_at(desk).filter(state=ClaimState.OPEN).order_by("due_on", "pk")
    if desk.is_limited_to_department(Claim):
        waiting = waiting.filter(department=desk.user.department_id)
    return [_entry(desk, claim) for claim in waiting]


def _entry(desk: Desk, claim: Claim) -> Entry:
    assert claim.due_on is not None
    is_late = claim.due_on < timezone.localdate()
    mark = "просрочено" if is_late else f"до {format_date(claim.due_on)}"
    note = f"Неверно: {claim.get_subject_display()}. {claim.department or 'Подразделение не назначено'}"
    return Entry(
        str(claim.organization), desk.url("claim", claim.pk), note, mark, "err" if is_late else "warn"
    )


PANELS = [
    Panel(
        "claims",
        "Обращения об ошибках в реестре",
        claims,
        position=25,
        shown=SHOWN,
        all_at=lambda desk: desk.url("claims"),
    )
]
