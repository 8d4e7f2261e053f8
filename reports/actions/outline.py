"""What is done to the sections of a report: added, named, moved, removed.

Measures stand in the order of their plan and bear its names; so a section moves past all measures at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count, groupby

from portal.models import User
from portal.records.codes import slug_of
from reports.actions.locking import refuse_locked
from reports.actions.seen import locked_as_seen
from reports.actions.step import lock_report, step
from reports.models import Report, Section


class FromPlan(ValueError):
    """A measure's place and name are the plan's; the message says where they are changed."""


def add_section(report: Report, title: str, name: str = "", *, after: Section | None, by: User) -> Section:
    """A new section under ``after`` (under all measures, where that is one of them), or at the end."""
    with step(report, by=by, reason=f"Добавлен раздел «{title}»"):
        runs = runs_of(ordered_sections(report))
        section = Section(report=report, title=title, name=name, code=_free_code(report, title))
        place = next((n for n, run in enumerate(runs, start=1) if after in run), len(runs))
        section.position = sum(map(len, runs[:place])) + 1
        section.save()
        number([*runs[:place], [section], *runs[place:]])
    return section


def rename_section(section: Section, title: str, name: str, *, version: str, by: User) -> None:
    """``name`` is what the section is called at work. Raises ChangedMeanwhile, SectionLocked, FromPlan."""
    _refuse_measure(section, "называется так же, как в плане: переименуйте мероприятие плана")
    with step(section.report, by=by, reason=f"Раздел «{section}» переименован"):
        refuse_locked(section)
        locked_as_seen(section, version, "title", "name")
        section.title, section.name = title, name
        section.save(update_fields=["title", "name"])


def shift_section(section: Section, places: int, *, by: User) -> None:
    """Up by a negative number of places, down by a positive one; at the edge it stays where it is."""
    _refuse_measure(section, "стоит по порядку плана: измените порядок мероприятий в плане")
    with step(section.report, by=by, reason=f"Раздел «{section}» перемещён"):
        runs = runs_of(ordered_sections(section.report))
        here = next(n for n, run in enumerate(runs) if section in run)
        if 0 <= here + places < len(runs):
            runs.insert(here + places, runs.pop(here))
            number(runs)


def remove_section(section: Section, *, by: User) -> None:
    """With its blocks and what was said about them. Raises SectionLocked."""
    with step(section.report, by=by, reason=f"Удалён раздел «{section}»"):
        lock_report(section.report)
        refuse_locked(section)
        Section.objects.filter(pk=section.pk).delete()
        number(runs_of(ordered_sections(section.report)))


def number(runs: Iterable[list[Section]]) -> None:
    """Places 1, 2, 3 in this order; what already stands there is left alone."""
    sections = [section for run in runs for section in run]
    moved = [(place, each) for place, each in enumerate(sections, start=1) if each.position != place]
    for place, section in moved:
        section.position = place
    Section.objects.bulk_update([section for _, section in moved], ["position"])


def ordered_sections(report: Report) -> list[Section]:
    """The report is locked, so that nobody else numbers them."""
    lock_report(report)
    return list(Section.objects.filter(report=report).order_by("position"))


def runs_of(sections: list[Section]) -> list[list[Section]]:
    """Measures that follow one another are one; every other section stands alone."""
    runs: list[list[Section]] = []
    for is_measure, group in groupby(sections, key=lambda section: section.plan_item_id is not None):
        run = list(group)
        runs += [run] if is_measure else [[section] for section in run]
    return runs


def _refuse_measure(section: Section, why: str) -> None:
    if section.plan_item_id is not None:
        raise FromPlan(f"Раздел «{section}» {why}.")


def _free_code(report: Report, title: str) -> str:
    taken = set(report.sections.values_list("code", flat=True))
    return next(code for code in _codes(slug_of(title) or "section") if code not in taken)


def _codes(base: str) -> Iterator[str]:
    yield base
    yield from (f"{base}-{n}" for n in count(2))
