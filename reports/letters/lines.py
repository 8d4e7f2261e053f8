"""What a letter says of a section, of a comment, of a finding: its lines.

``root`` is the portal's own address, «https://nko.example.ru».
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from portal.lib.agreement import agree
from portal.lib.dates import format_date
from portal.lib.numbers import NBSP
from reports.deadlines import is_late, is_unfinished
from reports.models import Comment, FindingDecision, Report, Section
from reports.talk import Words, subject_of
from reports.templatetags.report_words import named

Line = dict[str, str]
"""``report`` that it is about, ``title``, ``note`` under it, ``url``."""


def lines_of(sections: Iterable[Section], root: str, *, with_state: bool = False) -> list[Line]:
    """Reports one after another, each with its sections in the order given. ``with_state`` for «черновик, до …»."""
    lines = [line_of(section, root, _noted(section, with_state)) for section in sections]
    reports = list(dict.fromkeys(line["report"] for line in lines))
    return sorted(lines, key=lambda line: reports.index(line["report"]))


def line_of(section: Section, root: str, note: str) -> Line:
    return {
        "report": named(section.report),
        "title": in_a_line(section),
        "note": _capital(note),
        "url": f"{root}{_address('report-builder', section.report)}?section={section.pk}",
    }


def line_of_comment(comment: Comment, root: str) -> Line:
    """Leads to its thread, at the block or the number that it is about."""
    section, first = comment.section, comment.answers or comment
    subject = subject_of(first.block, first.place, Words(section.report))
    asked = {"block": first.block_id or "", "place": first.place}
    query = urlencode({name: value for name, value in asked.items() if value})
    address = _address("report-talk", section.report, section.pk)
    return {
        "report": named(section.report),
        "title": in_a_line(section),
        "note": _capital(subject.words),
        "url": f"{root}{address}{'?' if query else ''}{query}#comment-{first.pk}",
    }


def line_of_finding(decision: FindingDecision, root: str) -> Line:
    address = f"{_address('report-findings', decision.report)}#finding-{decision.digest[:12]}"
    return {
        "report": named(decision.report),
        "title": decision.message,
        "note": "",
        "url": root + address,
    }


def term_words(section: Section, today: datetime.date | None = None) -> str:
    """«до 01.03.2024», «срок был 01.03.2024, просрочен на 5 дней»; nothing where it is past asking."""
    today, due = today or timezone.localdate(), section.due_on
    if due is None or not is_unfinished(section):
        return ""
    if is_late(section, today):
        days = (today - due).days
        return f"срок был {format_date(due)}, просрочен на {days}{NBSP}{agree(days, 'день', case='accs')}"
    return "срок сегодня" if due == today else f"до {format_date(due)}"


def in_a_line(section: Section) -> str:
    """For a header of a letter, too."""
    return " ".join(str(section).split())


def _noted(section: Section, with_state: bool) -> str:
    state = section.get_state_display() if with_state else ""
    return ", ".join(filter(None, (state, term_words(section))))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _address(name: str, report: Report, *rest: int) -> str:
    return reverse(f"workspace:{name}", args=[report.municipality.slug, report.pk, *rest])
