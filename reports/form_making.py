"""From a report to the form that it could have been opened by: its sections, blocks and settings without its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reports.builder import type_of
from reports.city_forms.base import BlockTemplate, CityForm, MeasuresTemplate, SectionTemplate
from reports.form_book import find_form
from reports.models import Block, Report, Section
from reports.placeholders import Names, templated, templated_title
from reports.queries import sections_of

TEXT = "text"


def form_from(report: Report, code: str = "", title: str = "") -> CityForm:
    """Years and the plan are named as such, so that the form serves any year and any city.

    Texts and typed numbers are not taken; headings, prompts and settings are. The measures of a plan become
    `MeasuresTemplate`, each with what stands after its text.
    """
    return CityForm(code, title, tuple(_Making(report).sections()))


class _Making:
    def __init__(self, report: Report) -> None:
        self.names = Names.of(report)
        self.told = list(sections_of(report))
        original = find_form(report.form)
        self.optional = (
            {each.code for each in original.sections if isinstance(each, SectionTemplate)} - original.required
            if original
            else set()
        )

    def sections(self) -> Iterator[SectionTemplate | MeasuresTemplate]:
        measures = [section for section in self.told if section.plan_item_id]
        for section in self.told:
            if not section.plan_item_id:
                yield self._section(section)
            elif section is measures[0]:
                yield self._measures(measures)

    def _section(self, section: Section) -> SectionTemplate:
        return SectionTemplate(
            section.code,
            templated_title(section.title, self.names),
            tuple(self._block(block) for block in section.ordered_blocks),
            section.code not in self.optional,
            templated_title(section.name, self.names),
        )

    def _measures(self, sections: list[Section]) -> MeasuresTemplate:
        """A measure begins with its text; the prompt that most of them have is that of measures to come."""
        first = {section.code: _text_of(section) for section in sections}
        prompts = {code: block.prompt if block else "" for code, block in first.items()}
        prompt = Counter(prompts.values()).most_common(1)[0][0]
        tables = {
            section.code: tuple(
                self._block(block) for block in section.ordered_blocks if block is not first[section.code]
            )
            for section in sections
        }
        own = {code: templated_title(said, self.names) for code, said in prompts.items() if said != prompt}
        return MeasuresTemplate(tables, templated_title(prompt, self.names), own)

    def _block(self, block: Block) -> BlockTemplate:
        settings = type_of(block).without_content(block.settings)
        prompt = templated_title(block.prompt, self.names)
        return BlockTemplate(block.type, templated(settings, self.names), prompt, block.code)


def _text_of(section: Section) -> Block | None:
    return next((block for block in section.ordered_blocks if block.type == TEXT), None)
