"""What a form of report is: data. Sections, blocks, prompts for the writer, settings of tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class BlockTemplate:
    """``prompt`` tells the writer what belongs here. ``code`` is given where other blocks refer to this one."""

    type: str
    settings: Mapping[str, Any] = field(default_factory=dict)
    prompt: str = ""
    code: str = ""


@dataclass(frozen=True)
class SectionTemplate:
    """``title`` may name the {year}, the {year-1} and so on (`reports.placeholders`).

    An empty section prints nothing, not even its title.
    ``name`` is what people call a section that prints no title.
    """

    code: str
    title: str = ""
    blocks: tuple[BlockTemplate, ...] = (BlockTemplate("text"),)
    is_required: bool = True
    name: str = ""


@dataclass(frozen=True)
class MeasuresTemplate:
    """Stands for one section a measure of the plan; ``tables`` adds blocks to measures by their codes.

    ``prompts`` are those of measures that want another one than ``prompt``.
    """

    tables: Mapping[str, tuple[BlockTemplate, ...]] = field(default_factory=dict)
    prompt: str = ""
    prompts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class CityForm:
    code: str
    title: str
    sections: tuple[SectionTemplate | MeasuresTemplate, ...]

    @property
    def needs_plan(self) -> bool:
        return any(isinstance(section, MeasuresTemplate) for section in self.sections)

    @property
    def required(self) -> frozenset[str]:
        return frozenset(
            section.code
            for section in self.sections
            if isinstance(section, SectionTemplate) and section.is_required
        )


def table(code: str, **settings: Any) -> BlockTemplate:
    return BlockTemplate("table", {"table": code, **settings})
