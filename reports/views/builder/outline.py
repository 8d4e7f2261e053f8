"""The outline beside the sheet: sections in their order, measures under the directions of their plan, with states."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils import timezone

from reports.models import Section, SectionState

DONE = (SectionState.SUBMITTED, SectionState.ACCEPTED)
TONES = {
    SectionState.SUBMITTED: "doing",
    SectionState.RETURNED: "warn",
    SectionState.ACCEPTED: "ok",
}


@dataclass(frozen=True)
class Entry:
    """``number`` is the measure's, «2.4», and empty for a section that is no measure."""

    section: Section
    number: str
    title: str
    is_overdue: bool

    @property
    def tone(self) -> str:
        return "err" if self.is_overdue else TONES.get(SectionState(self.section.state), "")


@dataclass(frozen=True)
class Part:
    """Sections under one heading; ``title`` is empty for those that stand outside the plan."""

    number: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Progress:
    done: int
    whole: int
    due_on: datetime.date | None


def parts_of(sections: Iterable[Section], today: datetime.date | None = None) -> list[Part]:
    """Measures are numbered as print numbers them: anew in each run that nothing interrupts."""
    today = today or timezone.localdate()
    parts: list[Part] = []
    for is_measure, run in groupby(sections, key=lambda section: section.plan_item_id is not None):
        if is_measure:
            parts += _measures(list(run), today)
        else:
            parts.append(Part("", "", tuple(_entry(section, "", today) for section in run)))
    return parts


def entries_of(parts: Iterable[Part]) -> Iterator[Entry]:
    for part in parts:
        yield from part.entries


def progress_of(sections: Sequence[Section]) -> Progress:
    """``due_on`` is the last day on which something that is not handed in is due."""
    done = sum(section.state in DONE for section in sections)
    waited = [section.due_on for section in sections if section.due_on and section.state not in DONE]
    return Progress(done, len(sections), max(waited, default=None))


def _measures(run: Sequence[Section], today: datetime.date) -> Iterator[Part]:
    directions = groupby(run, key=lambda section: section.plan_item.direction)
    for place, (direction, group) in enumerate(directions, start=1):
        entries = tuple(_entry(each, f"{place}.{n}", today) for n, each in enumerate(group, start=1))
        yield Part(f"{place}.", direction.short_title or direction.title, entries)


def _entry(section: Section, number: str, today: datetime.date) -> Entry:
    is_late = section.due_on is not None and section.due_on < today and section.state not in DONE
    return Entry(section, number, str(section), is_late)
