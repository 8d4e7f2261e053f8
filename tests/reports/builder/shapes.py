"""Reports to work at, and how they stand."""

from __future__ import annotations

from portal.models import Department
from reports.models import Block, Report, Section
from tests.people import make_department
from tests.reports.records import add_section, make_report


def make_sections(*names: str, department: Department | None = None, texts: int = 3) -> list[Section]:
    """Sections of one report, each with texts «<p>first 1</p>», of the specialist's department."""
    report = make_report()
    department = department or make_department(report.municipality)
    return [
        add_section(
            report,
            name,
            *(f"<p>{name} {n}</p>" for n in range(1, texts + 1)),
            title=f"Раздел {name}",
            department=department,
        )
        for name in names
    ]


def blocks_of(section: Section) -> list[Block]:
    return list(section.blocks.order_by("position"))


def stands(section: Section) -> list[str]:
    """What its blocks say, in their order; a block without a text by its kind."""
    return [block.text.removeprefix("<p>").removesuffix("</p>") or block.type for block in blocks_of(section)]


def places(section: Section) -> list[int]:
    return [block.position for block in blocks_of(section)]


def titles(report: Report) -> list[str]:
    return [section.title or section.code for section in report.sections.order_by("position")]
