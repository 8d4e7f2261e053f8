"""Composing a report: lay it out by its form, write the texts of its sections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pghistory
from django.db import transaction

from portal.models import User
from reports.city_forms.base import BlockTemplate, CityForm, MeasuresTemplate, SectionTemplate
from reports.form_book import form_of
from reports.models import Block, PlanItem, Report, Section
from reports.models.block import new_block_code
from reports.placeholders import Names, filled
from reports.texts.clean import clean_html


class FormNeedsPlan(ValueError):
    """The form tells of a plan's measures, and the report names no plan."""


@dataclass(frozen=True)
class _Draft:
    code: str
    title: str
    blocks: tuple[BlockTemplate, ...]
    item: PlanItem | None = None
    name: str = ""


@transaction.atomic
def lay_out(report: Report, *, by: User | None) -> None:
    """Adds the sections of the report's form that it does not have yet, with their blocks; what is written stays.

    Where something is added, all sections stand in the order of the form again, and those of nobody's form last.
    """
    form = form_of(report.form)
    if form.needs_plan and report.plan is None:
        raise FormNeedsPlan(
            f"Форма «{form.title}» рассказывает о мерах плана. Укажите в отчёте комплексный план."
        )
    with pghistory.context(user=by.pk if by else None, reason="Отчёт открыт по форме"):
        _add_missing(report, list(_drafts(form, report)))


@transaction.atomic
def write_text(section: Section, html: str, *, by: User | None) -> None:
    """Puts the text into the section's text block. The same text again changes nothing."""
    text = clean_html(html)
    block = section.blocks.filter(type="text").order_by("position").first()
    if block is None:
        raise ValueError(f"В разделе «{section.code}» нет текстового блока.")
    if block.text == text:
        return
    block.text = text
    with pghistory.context(user=by.pk if by else None, reason="Текст раздела"):
        block.save()


def _drafts(form: CityForm, report: Report) -> Iterator[_Draft]:
    names = Names.of(report)
    for template in form.sections:
        match template:
            case SectionTemplate(code, title, blocks, name=name):
                yield _Draft(code, filled(title, names), blocks, name=filled(name, names))
            case MeasuresTemplate():
                items = (
                    PlanItem.objects.filter(direction__plan=report.plan)
                    .select_related("direction")
                    .order_by("direction__position", "position")
                )
                codes = _codes_of_measures(form, report, items)
                for item in items:
                    yield _Draft(codes[item.pk], "", _measure(template, codes[item.pk], item.code), item)


def _measure(template: MeasuresTemplate, section: str, item: str) -> tuple[BlockTemplate, ...]:
    """The text of a measure and what stands after it; a section that bears another code than its measure goes first."""
    code = next((each for each in (section, item) if each in template.tables), item)
    text = BlockTemplate("text", prompt=template.prompts.get(code, template.prompt))
    return (text, *template.tables.get(code, ()))


def _codes_of_measures(form: CityForm, report: Report, items: Iterable[PlanItem]) -> dict[int, str]:
    """Sections that the report has keep theirs, whatever measures the plan has got since."""
    sections = report.sections.values_list("plan_item", "code")
    known = {pk: code for pk, code in sections if pk is not None}
    of_form = (each.code for each in form.sections if isinstance(each, SectionTemplate))
    taken = {*of_form, *(code for _, code in sections)}
    return known | section_codes((item for item in items if item.pk not in known), taken)


def section_codes(items: Iterable[PlanItem], taken: Iterable[str] = ()) -> dict[int, str]:
    """A measure's code is its own in its direction only; the section of a second one names the direction too.

    ``taken`` are codes of other sections.
    """
    codes: dict[int, str] = {}
    used = set(taken)
    for item in items:
        named = f"{item.direction.code}-{item.code}"
        choices = (item.code, named[:80], f"{named[:60]}-{item.pk}")
        codes[item.pk] = next(each for each in choices if each not in used)
        used.add(codes[item.pk])
    return codes


def _add_missing(report: Report, drafts: list[_Draft]) -> None:
    known = {section.code: section for section in report.sections.order_by("position")}
    missing = [draft for draft in drafts if draft.code not in known]
    if not missing:
        return
    for place, code in enumerate(dict.fromkeys([*(draft.code for draft in drafts), *known]), start=1):
        section = known.get(code)
        if section is not None and section.position != place:
            section.position = place
            section.save()
    positions = {draft.code: place for place, draft in enumerate(drafts, start=1)}
    for draft in missing:
        _add_section(report, positions[draft.code], draft)


def _add_section(report: Report, position: int, draft: _Draft) -> None:
    section = Section.objects.create(
        report=report,
        code=draft.code,
        position=position,
        title=draft.title,
        name=draft.name,
        plan_item=draft.item,
    )
    for place, block in enumerate(draft.blocks, start=1):
        settings = filled(block.settings, Names.of(report))
        Block.objects.create(
            section=section,
            code=block.code or new_block_code(),
            position=place,
            type=block.type,
            settings=settings,
            prompt=str(filled(block.prompt, Names.of(report))),
        )
