"""What stood in last year's report where a block stands now, with the numbers of that year: read while one writes."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.safestring import SafeString, mark_safe

from reports.editions.queries import edition_of_readers
from reports.models import Block, Report, Section
from reports.number_links import number_hrefs_at_work
from reports.preview import preview_block
from reports.renderers.html import render_nodes
from reports.texts.clean import clean_html
from reports.texts.tokens import shift_years

TEXT = "text"


@dataclass(frozen=True)
class LastYear:
    """``html`` is the text as it would be printed today, empty beside a table; ``source`` is it as it was written.

    ``published`` is the address of the section in the edition that readers see: its numbers stay as they were.
    ``place`` is the block to look at in the earlier report. ``is_of_section`` says that this block is new, so that
    all texts of its section are shown.
    """

    report: Report
    place: Block
    html: SafeString
    source: str
    is_of_section: bool
    published: str

    def carried(self, year: int) -> str:
        """The text as it would be written for another year: its figures tell of years as far away from it."""
        return str(shift_years(self.source, by=year - self.report.year))


def last_year_of(block: Block) -> LastYear | None:
    """None where nothing is known: the report was not begun from another one, or told nothing here."""
    if came_from := _came_from(block):
        return _told(block, [came_from], is_of_section=False)
    if block.type != TEXT:
        return None
    texts = [each for each in _section_then(block) if each.type == TEXT and each.text]
    return _told(block, texts, is_of_section=True) if texts else None


def _came_from(block: Block) -> Block | None:
    """By its origin; where that is gone, by its code, which goes along into next year's report."""
    if block.origin_id is not None:
        return _blocks().get(pk=block.origin_id)
    return next((each for each in _section_then(block) if each.code == block.code), None)


def _section_then(block: Block) -> list[Block]:
    """The blocks of the section that bore this code in the earlier report."""
    section = block.section
    then = _blocks().filter(section__report=section.report.continues_id, section__code=section.code)
    return list(then.order_by("position")) if section.report.continues_id else []


def _blocks() -> QuerySet[Block]:
    return Block.objects.select_related(
        "section__report__municipality", "section__report__plan", "section__plan_item__direction"
    )


def _told(block: Block, then: list[Block], *, is_of_section: bool) -> LastYear:
    is_text = block.type == TEXT
    written = [each for each in then if is_text and each.text]
    section = then[0].section
    return LastYear(
        report=section.report,
        place=then[0],
        html=mark_safe("".join(map(_printed, written))),
        source="".join(clean_html(each.text) for each in written),
        is_of_section=is_of_section,
        published=_published(section),
    )


def _published(section: Section) -> str:
    """Empty where no edition stands."""
    edition = edition_of_readers(section.report)
    return f"{edition.get_absolute_url()}#{section.anchor}" if edition else ""


def _printed(block: Block) -> str:
    """Its numbers lead to their records."""
    return render_nodes(preview_block(block).nodes, number_hrefs_at_work(block))
