"""Starting a year from an earlier report: its shape, texts and assignments, with the numbers of the new year."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pghistory
from django.db import transaction

from portal.lib.working_days import DAY, Special, is_working_day
from portal.models import User
from portal.queries import special_days
from reports.actions.compose import section_codes
from reports.actions.open_report import new_report
from reports.builder import type_of
from reports.models import Block, Plan, PlanItem, Report, Section, SectionState
from reports.placeholders import Names, carried_text, filled, templated, templated_title
from reports.queries import sections_of


@transaction.atomic
def start_from_last(last: Report, year: int, *, title: str, plan: Plan | None, by: User) -> Report:
    """The report of another year in the form of ``last``, every section of it not started yet.

    Blocks keep their codes and name the block that they come from. Measures follow the plan of the new report: those
    that it does not have are left out, new ones get an empty text. Raises ReportIsOpen.
    """
    with pghistory.context(user=by.pk, reason=f"Отчёт начат по отчёту за {last.year} год"):
        report = new_report(
            municipality=last.municipality,
            year=year,
            form=last.form,
            title=title or title_for(last, year),
            plan=plan,
            continues=last,
            prints_sources=last.prints_sources,
            signer_position=last.signer_position,
            signer_name=last.signer_name,
        )
        _Copying(last, report).copy()
    return report


def title_for(last: Report, year: int) -> str:
    """«Отчёт за 2023 год» → «Отчёт за 2024 год»."""
    before = Names(last.year, plan_years=Names.of(last).plan_years)
    after = Names(year, plan_years=before.plan_years)
    return str(filled(templated_title(last.title, before), after))


def plan_for(last: Report, year: int) -> Plan | None:
    """The plan of the earlier report, where it is still in force."""
    plan = last.plan
    return plan if plan and plan.year_from <= year <= plan.year_to else None


def due_in(day: datetime.date, years: int, special: Special) -> datetime.date:
    """The same day of another year; what falls on a day off is due on the first working day after it."""
    try:
        moved = day.replace(year=day.year + years)
    except ValueError:
        moved = day.replace(year=day.year + years, day=28)
    while not is_working_day(moved, special):
        moved += DAY
    return moved


class _Copying:
    def __init__(self, last: Report, report: Report) -> None:
        self.last, self.report = last, report
        self.by, self.special = report.year - last.year, special_days()
        before, after = Names.of(last), Names.of(report)
        if not (last.plan and report.plan):
            # Nothing could be said in place of the plan's name.
            before, after = Names(last.year), Names(report.year)
        self.before, self.after = before, after

    def copy(self) -> None:
        pairs = list(self._sections())
        for place, (section, _) in enumerate(pairs, start=1):
            section.position = place
        Section.objects.bulk_create([section for section, _ in pairs])
        blocks = [block for section, old in pairs for block in self._blocks(section, old)]
        Block.objects.bulk_create(blocks)

    def _sections(self) -> Iterator[tuple[Section, Section | None]]:
        """Each new section with the one that it comes from; measures together, in the order of the plan."""
        told = list(sections_of(self.last))
        measures = [section for section in told if section.plan_item_id]
        for section in told:
            if not section.plan_item_id:
                yield self._copied(section), section
            elif section is measures[0]:
                yield from self._measures(measures)

    def _measures(self, measures: list[Section]) -> Iterator[tuple[Section, Section | None]]:
        items = list(
            PlanItem.objects.filter(direction__plan=self.report.plan)
            .select_related("direction")
            .order_by("direction__position", "position")
        )
        known = {_key(section.plan_item): section for section in measures if section.plan_item}
        new = [item for item in items if _key(item) not in known]
        codes = section_codes(new, taken=self.last.sections.values_list("code", flat=True))
        for item in items:
            old = known.get(_key(item))
            if old is not None:
                yield self._copied(old, item), old
            else:
                yield Section(report=self.report, code=codes[item.pk], plan_item=item), None

    def _copied(self, old: Section, item: PlanItem | None = None) -> Section:
        return Section(
            report=self.report,
            code=old.code,
            title=self._words(old.title),
            name=self._words(old.name)[:120],
            plan_item=item,
            department_id=old.department_id,
            due_on=due_in(old.due_on, self.by, self.special) if old.due_on else None,
            state=SectionState.NOT_STARTED,
        )

    def _blocks(self, section: Section, old: Section | None) -> Iterator[Block]:
        if old is None:
            yield Block(section=section, position=1, type="text")
            return
        for place, block in enumerate(old.ordered_blocks, start=1):
            settings = type_of(block).without_content(block.settings)
            yield Block(
                section=section,
                code=block.code,
                position=place,
                type=block.type,
                settings=filled(templated(settings, self.before), self.after),
                text=carried_text(block.text, self.last.year, self.by),
                prompt=self._words(block.prompt),
                origin=block,
            )

    def _words(self, words: str) -> str:
        return str(filled(templated_title(words, self.before), self.after))


def _key(item: PlanItem) -> tuple[str, str]:
    """A measure of one plan is known in another by the codes of its direction and its own."""
    return item.direction.code, item.code
