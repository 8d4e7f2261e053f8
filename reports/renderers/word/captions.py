"""Captions of tables: the title at the left, «Таблица № 3» at the right, the unit below."""

from __future__ import annotations

from portal.charts import FONT, text_width
from reports.document import Table
from reports.renderers.columns import BOLD
from reports.renderers.word.marks import field, paragraph, run, val, words
from reports.renderers.word.styles import Style, chart_unit

_PLAIN = {"b": val(0), "bCs": val(0)}
_TWIPS = 11 / FONT * 20  # of a caption, in a pixel of text_width
_BEFORE = 'w:before="280"'
_TOUCHING = 'w:after="0"'


class Captions:
    """Counts the tables as Word will."""

    def __init__(self) -> None:
        self.last_number = 0

    def caption(self, table: Table, width: int) -> str:
        """The number stands in the title's line where both fit into it, and above it otherwise."""
        title = words(table.caption)
        number = self._number(table.number) if table.number else ""
        if not (title or number):
            return ""
        if title and number and not _fits(table, width):
            return paragraph(number, Style.TABLE_NUMBER) + self._line(title, table, 'w:before="0"', width)
        if not title:
            return paragraph(number, Style.TABLE_NUMBER) + _unit(table)
        return self._line(title + (run("<w:tab/>") + number if number else ""), table, _BEFORE, width)

    def _line(self, content: str, table: Table, before: str, width: int) -> str:
        tab = f'<w:tab w:val="right" w:pos="{width}"/>'
        spacing = f"{before} {_TOUCHING}" if table.unit else before
        return paragraph(content, Style.CAPTION, tabs=tab, spacing=spacing) + _unit(table)

    def _number(self, number: int) -> str:
        """A field that counts tables, with the number that it gives."""
        goes_on = number == self.last_number + 1
        self.last_number = number
        instruction = r"SEQ Таблица \* ARABIC" + ("" if goes_on else rf" \r {number}")
        shown = run(f"<w:t>{number}</w:t>", **_PLAIN)
        return words("Таблица №\u00a0", **_PLAIN) + field(instruction, shown, **_PLAIN)


def _fits(table: Table, width: int) -> bool:
    """Between them stays what tells them apart."""
    taken = text_width(table.caption) * BOLD + text_width(f"    Таблица № {table.number}")
    return taken * _TWIPS < width


def _unit(table: Table) -> str:
    if not table.unit:
        return ""
    return paragraph(words(table.unit, **chart_unit()), Style.CAPTION, spacing='w:before="0"')
