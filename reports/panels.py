"""What the first page tells of reports: sections that are due or returned, findings, the first steps of a new city."""

from __future__ import annotations

import datetime

from django.db.models import QuerySet
from django.utils import timezone

from portal.lib.dates import format_date
from portal.models import User
from portal.models.user import Role
from portal.workspace.desk import Desk
from portal.workspace.panels import Entry, Panel
from reports.checks.base import Severity
from reports.first_steps import first_steps
from reports.models import Section, SectionState
from reports.standing import findings_of

SHOWN = 12
TONES = {Severity.ERROR: "err", Severity.WARNING: "warn", Severity.HINT: ""}
WAITING = (SectionState.NOT_STARTED, SectionState.DRAFT)


def is_specialist(user: User) -> bool:
    return user.role == Role.SPECIALIST and not user.is_superuser


def due(desk: Desk) -> list[Entry]:
    """Sections with a day set for them that are not handed in yet, the nearest day first."""
    waiting = _sections(desk).filter(state__in=WAITING, due_on__isnull=False).order_by("due_on", "position")
    return [_entry(desk, section, *_when(section.due_on)) for section in waiting[:SHOWN]]


def returned(desk: Desk) -> list[Entry]:
    sections = _sections(desk).filter(state=SectionState.RETURNED).order_by("due_on", "position")
    return [_entry(desk, section, "возвращён", "err", section.remark) for section in sections[:SHOWN]]


def findings(desk: Desk) -> list[Entry]:
    """Of the city's newest reports; a specialist sees those that concern the own department."""
    found = findings_of(desk.city)
    if is_specialist(desk.user):
        found = [each for each in found if desk.user.department_id in each.departments]
    return [
        Entry(
            each.message, each.url, f"{each.where}. {each.advice}", each.severity.label, TONES[each.severity]
        )
        for each in found
    ]


def _sections(desk: Desk) -> QuerySet[Section]:
    sections = desk.records(Section).select_related("report__municipality", "plan_item", "department")
    return sections.filter(department=desk.user.department_id) if is_specialist(desk.user) else sections


def _entry(desk: Desk, section: Section, mark: str, tone: str, remark: str = "") -> Entry:
    about = [f"отчёт за {section.report.year} год", str(section.department or ""), remark]
    note = " · ".join(part for part in about if part)
    return Entry(str(section), desk.url("record", "sections", section.pk), note, mark, tone)


def _when(day: datetime.date) -> tuple[str, str]:
    days = (day - timezone.localdate()).days
    if days < 0:
        return f"срок был {format_date(day)}", "err"
    return f"до {format_date(day)}", "warn" if days <= 7 else ""


FINDINGS = Panel(
    "findings",
    "Замечания проверок",
    findings,
    nothing="Проверки ничего не нашли.",
    position=30,
    shown=6,
    all_at=lambda desk: desk.url("findings"),
)
PANELS = [
    Panel(
        "first-steps", "Первые шаги", first_steps, position=0, hint="Город новый: сделайте это по порядку."
    ),
    Panel("returned", "Вернули на доработку", returned, position=10),
    Panel("due", "Нужно сдать", due, nothing="Разделов с наступающим сроком нет.", position=20),
    FINDINGS,
]
