"""What was said about a section and what was done with it, as its page tells."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from django.db.models import Prefetch, QuerySet

from portal.lib.dates import format_date
from portal.models import Department
from portal.records.events import metadata, people_of
from reports.builder import type_of
from reports.built import Built
from reports.checks.words import cell_where
from reports.models import Block, Comment, Report, Section, SectionState
from reports.passports import passport_of
from reports.place import CellPlace, PlaceError, parse_place
from reports.preview import preview

LONGEST = Comment._meta.get_field("place").max_length
GONE = "число, которого в отчёте больше нет"


@dataclass(frozen=True)
class Subject:
    """What a comment is about: a block, a number, or the section as a whole; then ``words`` are empty."""

    block: Block | None = None
    place: str = ""
    words: str = ""

    @property
    def is_whole(self) -> bool:
        return self.block is None and not self.place


@dataclass(frozen=True)
class Thread:
    first: Comment
    replies: Sequence[Comment]
    subject: Subject


@dataclass(frozen=True)
class StepTaken:
    """«Раздел возвращён: добавьте суммы», «Раздел поручен: Управление спорта, срок 01.03.2024»."""

    at: datetime.datetime
    who: str
    what: str


class Words:
    """Places in words. The report is built once, and only if a number is asked for."""

    def __init__(self, report: Report) -> None:
        self.report = report

    @cached_property
    def built(self) -> Built:
        return preview(self.report)

    def of_block(self, block: Block) -> str:
        return f"блок «{type_of(block).title}»"

    def of_place(self, place: str) -> str:
        """«таблица № 2, строка «Итого», столбец «Всего»»; `GONE` for what the report does not print any more."""
        try:
            parsed = parse_place(place)
            if isinstance(parsed, CellPlace):
                table = self.built.scope.table(parsed.table, parsed.params)
                if table.cell(parsed.row, parsed.column) is None:
                    return GONE
                return cell_where(self.built, table, parsed.row, parsed.column)
            return f"показатель «{passport_of(self.built, place).title}»"
        except (ValueError, KeyError):
            return GONE


def threads_of(section: Section) -> QuerySet[Comment]:
    """The first comments, those not settled before the settled ones, each with ``ordered_replies``."""
    replies = Comment.objects.select_related("author").order_by("written_at", "pk")
    found = Comment.objects.filter(section=section, answers=None).select_related("author", "block")
    return found.prefetch_related(Prefetch("replies", replies, to_attr="ordered_replies")).order_by(
        "is_settled", "-written_at", "-pk"
    )


def told(comments: Iterable[Comment], words: Words) -> list[Thread]:
    return [
        Thread(each, each.ordered_replies, subject_of(each.block, each.place, words)) for each in comments
    ]


def subject_of(block: Block | None, place: str, words: Words) -> Subject:
    if place:
        return Subject(block, place, words.of_place(place))
    return Subject(block, "", words.of_block(block) if block else "")


def is_place(text: str) -> bool:
    """Whether a text is the address of a number."""
    try:
        parse_place(text)
    except PlaceError:
        return False
    return len(text) <= LONGEST and text.isprintable()


def steps_of(section: Section) -> list[StepTaken]:
    """The newest first: how the section was begun, to whom it was given till when, how far it came."""
    events = Section.pgh_event_model.objects.filter(pgh_obj_id=section.pk).select_related("pgh_context")
    versions = list(events.defer("accepted", "title", "name").order_by("-pgh_id"))
    people, departments = people_of(versions), _departments_of(versions)
    steps = [(version, _step_words(version, before, departments)) for version, before in pairwise(versions)]
    begun = [(version, metadata(version).get("reason", "")) for version in versions[-1:]]
    return [
        StepTaken(version.pgh_created_at, people.get(metadata(version).get("user", 0), ""), words)
        for version, words in (*steps, *begun)
        if words
    ]


def _departments_of(versions: Iterable[Any]) -> dict[int, Department]:
    return Department.objects.in_bulk({each.department_id for each in versions if each.department_id})


def _step_words(version: Any, before: Any, departments: Mapping[int, Department]) -> str:
    """Nothing for a version that is no step, such as another title."""
    if version.state != before.state:
        return _state_words(version)
    if (version.department_id, version.due_on) == (before.department_id, before.due_on):
        return ""
    due = f"срок {format_date(version.due_on)}" if version.due_on else "без срока"
    return f"Раздел поручен: {departments.get(version.department_id, 'никому')}, {due}"


def _state_words(version: Any) -> str:
    """The whole remark: the reason of the history may have had to cut it."""
    state, reason = SectionState(version.state), metadata(version).get("reason", "")
    told = reason if reason.startswith("Раздел") else f"Состояние: {state.label}"
    return f"{told.partition(':')[0]}: {version.remark}" if state is SectionState.RETURNED else told
