"""Public councils and their meetings."""

from __future__ import annotations

from ngo_registry.models import CouncilMeeting
from ngo_registry.models.council import CouncilKind
from portal.lib.dates import format_date_long
from portal.lib.quantities import Quantity, total
from reports.document import Basis, Inline, Text
from reports.errors import FigureError
from reports.figures.base import Found, by_code, choice, figure, reference
from reports.scope import Scope


@figure("councils.count", "Число общественных советов", adds_years=False)
def councils(scope: Scope, *, kind: str = "") -> Found:
    choice(kind, CouncilKind, "Вид совета")
    if reported := scope.facts.total("councils", kind=kind):
        return Found(reported.value, Basis.TOTAL, (reported,))
    rows = tuple(council for council in scope.facts.city.councils if kind in ("", council.kind))
    return Found(Quantity.of(len(rows), "council"), Basis.RECORDS, rows)


@figure("meetings.count", "Число заседаний")
def meetings(scope: Scope, *, council: str = "") -> Found:
    if reported := scope.facts.total("meetings", council=council):
        return Found(reported.value, Basis.TOTAL, (reported,))
    rows = select(scope, council)
    return Found(Quantity.of(len(rows), "meeting"), Basis.RECORDS, rows)


@figure("meetings.agenda_items", "Рассмотрено вопросов на заседаниях")
def agenda_items(scope: Scope, *, council: str = "") -> Found:
    if reported := scope.facts.total("agenda_items", council=council):
        return Found(reported.value, Basis.TOTAL, (reported,))
    rows = select(scope, council)
    return Found(total((meeting.agenda_items for meeting in rows), "question"), Basis.RECORDS, rows)


@reference("meeting.date", "Дата заседания")
def meeting_date(scope: Scope, *, council: str, number: str = "1") -> tuple[Inline, ...]:
    for meeting in scope.facts.meetings:
        if meeting.council.code == council and str(meeting.number) == number and meeting.held_on:
            return (Text(format_date_long(meeting.held_on)),)
    raise FigureError(
        f"Заседание № {number} совета «{council}» с датой за {scope.facts.year} год не найдено."
    )


def select(scope: Scope, council: str) -> tuple[CouncilMeeting, ...]:
    if council:
        by_code(scope.facts.city.councils, council, "Запись совета")
    return tuple(meeting for meeting in scope.facts.meetings if council in ("", meeting.council.code))
