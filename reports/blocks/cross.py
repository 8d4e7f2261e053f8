"""A cross table of any dataset, told by its settings alone (`reports.cross.wanted`)."""

from __future__ import annotations

from reports.blocks.base import BlockType, Writing
from reports.blocks.table import lay, place_of_own_table
from reports.cross.settings.form import CrossSettings
from reports.cross.table import cross_table
from reports.cross.wanted import wanted_of
from reports.document import Node
from reports.errors import FigureError
from reports.models import Block
from reports.scope import Scope
from reports.tables.base import ResolvedTable


def make(block: Block, scope: Scope) -> ResolvedTable:
    return cross_table(block.settings, block.code, scope.facts)


def build(block: Block, writing: Writing) -> tuple[Node, ...]:
    table = writing.scope.table("block", {"block": block.code})
    has_caption = bool(block.settings.get("caption", True))
    return (lay(table, place_of_own_table(block), block, writing, has_caption=has_caption),)


def years(block: Block) -> set[int]:
    """Settings that cannot be followed are told of when the block is built."""
    try:
        return set(wanted_of(block.settings).years(block.section.report.year))
    except FigureError:
        return set()


BLOCK = BlockType(
    "cross",
    "Сводная таблица",
    build,
    is_wide=True,
    place=place_of_own_table,
    make_table=make,
    years=years,
    settings_form=CrossSettings,
    group="Таблицы и диаграммы",
    hint="Считает записи портала по любым признакам: поддержка по программам, организации по районам.",
)
