"""The records behind a number, each with what it brings to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import singledispatch

from django.db.models import Model

from grants.models import Award, ContestRound, ReportedTotal, Support
from ngo_registry.models import CouncilMeeting, Organization
from portal.lib.quantities import Quantity
from reports.document import Counts
from reports.figures.contests import APPLICANTS, WINNERS, side_of
from reports.models import IndicatorValue


@dataclass(frozen=True)
class Line:
    """``value`` is None where the record is only counted; ``repeats`` says that it was counted further up.

    ``organization`` is the database number of the organisation whose page tells more, ``record`` the record itself and
    ``url`` its page of the workspace. `traces` adds who changed it last.
    """

    title: str
    detail: str = ""
    value: Quantity | None = None
    organization: int | None = None
    repeats: bool = False
    department: str = ""
    did: str = ""
    changed_on: date | None = None
    changed_by: str = ""
    url: str = ""
    record: Model | None = field(default=None, compare=False, repr=False)


def lines_of(
    records: Sequence[Model], unit: str, counts: Counts, brought: Sequence[Quantity] = ()
) -> Iterator[Line]:
    """In the order of the number's own arithmetic: an organisation counted once brings its one once.

    ``brought`` is what each record brings, where the number itself knows it better than the record.
    """
    seen: set[tuple[object, ...]] = set()
    told = brought if len(brought) == len(records) else [None] * len(records)
    for record, own in zip(records, told, strict=True):
        made = replace(line(record, unit), record=record)
        made = made if own is None else replace(made, value=own)
        counted = _counted_as(record, unit, counts)
        yield replace(made, value=None, repeats=True) if counted in seen else made
        if counted:
            seen.add(counted)


def _counted_as(record: Model, unit: str, counts: Counts) -> tuple[object, ...]:
    """The same for records that are one recipient; empty for records that are never the same."""
    if unit != "organization" or not isinstance(record, Award | Support) or record.organization_id is None:
        return ()
    by_kind = counts is Counts.SUPPORT_CASES and isinstance(record, Support)
    return (record.organization_id, record.kind if by_kind else "")


@singledispatch
def line(record: Model, unit: str) -> Line:
    """A record that is only counted (a council, a contest) is its name."""
    return Line(str(record))


@line.register
def _(record: Organization, unit: str) -> Line:
    return Line(str(record), record.get_status_display(), organization=record.pk)


@line.register
def _(record: Support, unit: str) -> Line:
    values: dict[str, Callable[[], Quantity]] = {
        "rub": lambda: record.amount,
        "m2": lambda: record.area,
        "organization": lambda: Quantity.of(1, "organization") if record.organization else record.recipients,
    }
    if record.service_unit:
        values[record.service_unit] = lambda: record.services
    value = values[unit]() if unit in values else None
    what = [record.get_kind_display() + " поддержка", record.purpose or record.address]
    return Line(record.recipient, _joined(*what, _programme(record)), value, record.organization_id)


@line.register
def _(record: ContestRound, unit: str) -> Line:
    values = {
        "rub": record.amount,
        "participant": side_of(record, APPLICANTS),
        "winner": side_of(record, WINNERS),
    }
    number = f"{record.number}-й в году" if record.number > 1 else ""
    detail = _joined(f"{record.contest.get_level_display()} конкурс", record.contest.organizer, number)
    return Line(record.contest.name, detail, values.get(unit))


@line.register
def _(record: Award, unit: str) -> Line:
    winner = record.persons if record.organization is None else Quantity.of(1, "winner")
    values = {"rub": record.amount, "winner": winner}
    title = str(record.organization) if record.organization else "физические лица"
    return Line(title, _joined(record.contest.name, record.project), values.get(unit), record.organization_id)


@line.register
def _(record: CouncilMeeting, unit: str) -> Line:
    held = f"{record.held_on:%d.%m.%Y}" if record.held_on else f"№\u00a0{record.number} за {record.year} год"
    value = record.agenda_items if unit == "question" else None
    return Line(record.council.name, _joined(held, record.topic), value)


@line.register
def _(record: ReportedTotal, unit: str) -> Line:
    as_of = f"на {record.as_of:%d.%m.%Y}" if record.as_of else ""
    value = record.value if record.value.unit == unit else None
    return Line(record.title, _joined("сведения подразделения", as_of, record.note), value)


@line.register
def _(record: IndicatorValue, unit: str) -> Line:
    return Line(record.indicator.title, _joined(f"{record.year} год", record.explanation))


def _programme(record: Support) -> str:
    return f"программа {record.programme}" if record.programme else ""


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
