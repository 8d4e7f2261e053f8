"""Dates that cannot be, and dates that the year of the report cannot know."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from portal.lib.dates import FoundDate, find_dates, format_date
from reports.built import Built
from reports.checks.base import Finding, Severity, check
from reports.checks.texts import Part, paragraphs

DRAWN_UP_BY = (3, 31)
"""A report of a year is drawn up in the first months of the next one, so dates until then are no surprise."""


@check("impossible-dates", "Невозможные даты", is_explainable=False)
def impossible_dates(built: Built) -> Iterator[Finding]:
    for part, found in _dates(built):
        if found.date is None:
            yield Finding(
                found.problem,
                f"текст, {part.where}",
                f"{part.place}#{found.text}",
                Severity.ERROR,
                (("напечатано", found.text),),
                "Сверьте дату с документом. Если дата пришла из правового акта, исправьте запись акта.",
            )


@check("dates-outside-year", "Даты вне отчётного года")
def dates_outside_year(built: Built) -> Iterator[Finding]:
    """Later than the report can know; what a section plans for the next year is left alone."""
    year = built.report.year
    last = datetime.date(year + 1, *DRAWN_UP_BY)
    for part, found in _dates(built):
        plans_ahead = str(year + 1) in part.section.title
        if found.date is not None and found.date > last and not plans_ahead:
            yield Finding(
                f"Дата «{found.text}» позже отчётного {year} года.",
                f"текст, {part.where}",
                f"{part.place}#{found.text}",
                Severity.WARNING,
                (("напечатано", found.text), ("отчётный год", str(year))),
                "Проверьте год: о том, чего ещё не было, отчёт рассказать не может.",
            )


@check("record-dates", "Даты записей вне их года")
def record_dates(built: Built) -> Iterator[Finding]:
    facts = built.scope.facts
    dated = [
        *((row, row.decided_on) for row in facts.support),
        *((row, row.decided_on) for row in facts.rounds),
        *((row, row.held_on) for row in facts.meetings),
    ]
    for record, day in dated:
        if day is not None and day.year != record.year:
            yield Finding(
                f"Запись «{record}» отнесена к {record.year} году, а её дата — {format_date(day)}.",
                f"{record._meta.verbose_name}: {record}",
                f"record:{record._meta.label_lower}/{record.pk}",
                Severity.WARNING,
                (("год записи", str(record.year)), ("дата", format_date(day))),
                "Исправьте год или дату записи.",
            )


def _dates(built: Built) -> Iterator[tuple[Part, FoundDate]]:
    for part, text in paragraphs(built):
        for found in find_dates(text):
            yield part, found
