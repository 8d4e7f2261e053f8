"""What the first page tells of reports: sections that are due, returned or handed in, what was said, findings, the
first steps of a new city.
"""

from __future__ import annotations

import datetime
from urllib.parse import urlencode

from django.db.models import BigIntegerField, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from portal.lib.dates import format_date
from portal.workspace.desk import Desk
from portal.workspace.panels import Entry, Panel
from reports.checks.base import Severity
from reports.deadlines import SOON, unpublished
from reports.first_steps import first_steps
from reports.models import Comment, DecisionKind, FindingDecision, Report, Section, SectionState
from reports.preview import preview
from reports.resolving import judged
from reports.standing import findings_of

SHOWN = 12
TONES = {Severity.ERROR: "err", Severity.WARNING: "warn", Severity.HINT: ""}
WAITING = (SectionState.NOT_STARTED, SectionState.DRAFT)


def due(desk: Desk) -> list[Entry]:
    """Sections with a day set for them that are not handed in yet, the nearest day first."""
    waiting = unpublished(_sections(desk).filter(state__in=WAITING, due_on__isnull=False))
    nearest = waiting.order_by("due_on", "position")[:SHOWN]
    return [_entry(desk, section, *_when(section.due_on)) for section in nearest]


def returned(desk: Desk) -> list[Entry]:
    sections = _sections(desk).filter(state=SectionState.RETURNED).order_by("due_on", "position")
    return [_entry(desk, section, "возвращён", "err", section.remark) for section in sections[:SHOWN]]


def handed_in(desk: Desk) -> list[Entry]:
    """What waits for who leads the reports."""
    if not _leads(desk):
        return []
    sections = _sections(desk).filter(state=SectionState.SUBMITTED).order_by("due_on", "position")
    return [_entry(desk, section, "сдан", "warn") for section in sections]


def findings(desk: Desk) -> list[Entry]:
    """Of the city's newest reports; a specialist sees those that concern the own department."""
    found = findings_of(desk.city)
    if desk.is_limited_to_department(Section):
        found = [each for each in found if desk.user.department_id in each.departments]
    return [
        Entry(
            each.message, each.url, f"{each.where}. {each.advice}", each.severity.label, TONES[each.severity]
        )
        for each in found
    ]


def handed_findings(desk: Desk) -> list[Entry]:
    """What this department was asked to look into, as long as it is found."""
    if desk.department is None:
        return []
    decisions = FindingDecision.objects.filter(kind=DecisionKind.HANDED, department=desk.department)
    reports = desk.records(Report).filter(decisions__in=decisions).distinct().select_related("municipality")
    return [
        _handed(desk, report, each.decision)
        for report in reports
        for each in judged(preview(report))
        if each.decision
        and each.decision.kind == DecisionKind.HANDED
        and each.decision.department_id == desk.user.department_id
    ]


def talk(desk: Desk) -> list[Entry]:
    """Threads that are not settled and in which somebody else had the last word."""
    if not desk.may_add(Comment):
        return []
    replies = Comment.objects.filter(answers=OuterRef("pk")).order_by("-written_at", "-pk")
    open_ = desk.records(Comment).filter(answers=None, is_settled=False)
    last = Coalesce(Subquery(replies.values("author_id")[:1]), F("author_id"), output_field=BigIntegerField())
    theirs = open_.annotate(last=last)
    spoken = Prefetch("replies", Comment.objects.select_related("author"), to_attr="ordered_replies")
    for_me = theirs.exclude(last=desk.user.pk).select_related("section__plan_item", "author", "block")
    for_me = for_me.prefetch_related(spoken)
    if not _leads(desk):
        taking_part = Q(author=desk.user) | Q(replies__author=desk.user)
        for_me = for_me.filter(taking_part | Q(section__department=desk.user.department_id)).distinct()
    return [_said(desk, comment) for comment in for_me.order_by("-written_at")[:SHOWN]]


def _leads(desk: Desk) -> bool:
    return desk.may_add(Report)


def _sections(desk: Desk) -> QuerySet[Section]:
    sections = desk.records(Section).select_related("report__municipality", "plan_item", "department")
    sections = sections.defer("accepted")
    if not desk.is_limited_to_department(Section):
        return sections
    return sections.filter(department=desk.user.department_id)


def _entry(desk: Desk, section: Section, mark: str, tone: str, remark: str = "") -> Entry:
    about = [f"отчёт за {section.report.year} год", str(section.department or ""), remark]
    note = " · ".join(part for part in about if part)
    url = f"{desk.url('report-builder', section.report_id)}?section={section.pk}"
    return Entry(str(section), url, note, mark, tone)


def _handed(desk: Desk, report: Report, decision: FindingDecision) -> Entry:
    url = f"{desk.url('report-findings', report.pk)}#finding-{decision.digest[:12]}"
    note = " · ".join(part for part in (f"отчёт за {report.year} год", decision.reason) if part)
    return Entry(decision.message, url, note, "поручено", "warn")


def _said(desk: Desk, comment: Comment) -> Entry:
    about = {"block": comment.block_id or "", "place": comment.place}
    query = urlencode({name: value for name, value in about.items() if value})
    url = desk.url("report-talk", comment.section.report_id, comment.section_id)
    anchor = f"#comment-{comment.pk}"
    last = [comment, *comment.ordered_replies][-1]
    author = last.author.get_full_name() or last.author.get_username()
    note = f"{comment.section} · {author}" + (f": {last}" if last is not comment else "")
    return Entry(str(comment), f"{url}{'?' if query else ''}{query}{anchor}", note)


def _when(day: datetime.date) -> tuple[str, str]:
    days = (day - timezone.localdate()).days
    if days < 0:
        return f"срок был {format_date(day)}", "err"
    return f"до {format_date(day)}", "warn" if days <= SOON else ""


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
    Panel(
        "handed-in",
        "Сдали, проверьте",
        handed_in,
        position=15,
        shown=6,
        all_at=lambda desk: f"{desk.url('ledger', 'sections')}?state={SectionState.SUBMITTED}",
    ),
    Panel("due", "Нужно сдать", due, nothing="Разделов с наступающим сроком нет.", position=20),
    Panel("handed-findings", "Поручили разобраться", handed_findings, position=22),
    Panel("talk", "Обсуждения ждут ответа", talk, position=25),
    FINDINGS,
]
