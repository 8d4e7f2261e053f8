"""Target indicators over several years: `reports.tables.indicator_years`."""

from __future__ import annotations

from reports.blocks.base import BlockType, Writing
from reports.blocks.table import lay, place_of_own_table
from reports.document import Node
from reports.errors import FigureError
from reports.models import Block
from reports.place import BLOCK_TABLE
from reports.scope import Scope
from reports.tables.base import ResolvedTable
from reports.tables.indicator_years import indicators_table, years_wanted
from reports.tables.settings.indicators import IndicatorYearsSettings


def make(block: Block, scope: Scope) -> ResolvedTable:
    return indicators_table(block.settings, block.code, scope.facts)


def build(block: Block, writing: Writing) -> tuple[Node, ...]:
    table = writing.scope.table(BLOCK_TABLE, {"block": block.code})
    has_caption = bool(block.settings.get("caption", True))
    return (lay(table, place_of_own_table(block), block, writing, has_caption=has_caption),)


def years(block: Block) -> set[int]:
    """Settings that cannot be followed are told of when the block is built."""
    try:
        return {each.year for each in years_wanted(block.settings)}
    except FigureError:
        return set()


BLOCK = BlockType(
    "indicators_years",
    "Показатели по годам",
    build,
    is_wide=True,
    place=place_of_own_table,
    make_table=make,
    years=years,
    settings_form=IndicatorYearsSettings,
    group="Таблицы и диаграммы",
    hint="План и факт целевых показателей за несколько лет, под каждым годом свои столбцы.",
)
