"""How findings name places and values."""

from __future__ import annotations

from portal.lib.numbers import format_quantity
from portal.lib.quantities import Quantity
from reports.built import Built
from reports.document import Style
from reports.models import Block, Section
from reports.renderers.wording import plain_text
from reports.tables.base import ResolvedTable


def cell_where(built: Built, table: ResolvedTable, row: str, column: str) -> str:
    """«таблица № 2, строка «Итого», столбец «Консультационная»»."""
    number = built.scope.numbers.get(table.place)
    name = f"таблица № {number}" if number else f"таблица «{table.caption}»"
    titles = {each.code: each.title for each in table.definition.columns}
    return f"{name}, строка «{row_title(table, row)}», столбец «{titles.get(column, column)}»"


def row_title(table: ResolvedTable, row: str) -> str:
    """The first words of a row that are not its number."""
    found = table.row(row)
    lines = [plain_text(cell.words) for cell in found.cells.values()] if found else []
    named = [line for line in lines if line and not line.isdecimal()]
    return _unquoted(named[0].rstrip(":")) if named else row


def _unquoted(title: str) -> str:
    """Without the quotes that hold all of it: «…» is put around it again."""
    is_quoted = title.startswith("«") and title.endswith("»") and title.count("«") == 1
    return title[1:-1] if is_quoted else title


def section_where(section: Section) -> str:
    return f"мероприятие «{section}»" if section.plan_item is not None else f"раздел «{section}»"


def block_place(block: Block) -> str:
    return f"section:{block.section.code}/{block.position}"


def value_words(quantity: Quantity, style: Style | None = None) -> str:
    """As it is printed in its column, or with its unit."""
    if style is None:
        return format_quantity(quantity)
    return format_quantity(quantity, scale=style.scale, decimals=style.decimals, with_unit=style.with_unit)
