"""Meetings of councils, one record each."""

from __future__ import annotations

from ngo_registry.models import CouncilMeeting
from ngo_registry.models.council import CouncilKind
from reports.cross.base import Dataset
from reports.cross.dimensions import YEAR, by_choice, by_record
from reports.cross.measures import number_of, sum_of
from reports.facts import Facts


def _records(facts: Facts) -> tuple[CouncilMeeting, ...]:
    return facts.meetings


MEETINGS = Dataset(
    code="meetings",
    title="Заседания советов",
    hint="Только заседания, внесённые по одному. Итоговые числа подразделений — в сводных сведениях.",
    records=_records,
    dimensions=(
        by_record("council", "Совет", lambda row: row.council),
        by_choice("kind", "Вид совета", CouncilKind, lambda row: row.council.kind),
        YEAR,
    ),
    measures=(
        number_of("meetings", "Заседаний", "meeting"),
        sum_of("questions", "Вопросов рассмотрено", "question", lambda row: row.agenda_items),
    ),
)
