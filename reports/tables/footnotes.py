"""Footnotes of a table, numbered as they are read: the title, the heads, then the cells row by row."""

from __future__ import annotations

from portal.lib.typography import nbsp
from reports.document import Inline, Text
from reports.tables.base import ResolvedCell, ResolvedTable

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Footnotes:
    """Asked for in the order of reading. The same words share a number."""

    def __init__(self, table: ResolvedTable) -> None:
        self.texts: list[str] = []
        self.of_cells: dict[tuple[str, str], list[str]] = {}
        for note in table.footnotes:
            self.of_cells.setdefault((note.row, note.column), []).append(note.text)

    @property
    def lines(self) -> tuple[tuple[Inline, ...], ...]:
        return tuple((Text(nbsp(text)),) for text in self.texts)

    def after_words(self, words: str, column: str = "") -> str:
        """A title or a head with its mark: these are plain words, so the mark is a raised digit of the font.

        Where the title is not printed its note is listed all the same.
        """
        number = self._number(self.of_cells.get(("", column), []))
        return f"{words}{str(number).translate(RAISED)}" if number and words else words

    def of_cell(self, row: str, column: str, cell: ResolvedCell | None) -> int:
        """The reason of a kept declared value, and what the settings add; nought where there is nothing to say."""
        declared = cell.declared if cell else None
        said = bool(declared and declared.is_printed and declared.prints_reason and declared.reason)
        reasons = [declared.reason] if said and declared else []
        return self._number([*reasons, *self.of_cells.get((row, column), [])])

    def _number(self, texts: list[str]) -> int:
        if not texts:
            return 0
        text = " ".join(dict.fromkeys(texts))
        if text not in self.texts:
            self.texts.append(text)
        return self.texts.index(text) + 1
