"""Figures in the cells of a typed table: «{{ contests.amount level=federal | млн рублей }}»."""

from __future__ import annotations

from portal.lib.typography import nbsp
from reports.blocks.base import Use, Writing
from reports.builder import Resolver
from reports.document import Inline, Text
from reports.errors import FigureError
from reports.figures.base import Found
from reports.models import Block, Report
from reports.scope import Scope
from reports.texts.tokens import TOKEN


class Asked:
    """What the tokens of one block's cells give, and which numbers they used."""

    def __init__(self, block: Block, scope: Scope) -> None:
        # A token asks the facts; nothing in it speaks of the report itself.
        self.block, self.writing = block, Writing(Report(), scope)
        self.resolve = Resolver(self.writing)

    @property
    def uses(self) -> list[Use]:
        return self.writing.uses

    def words(self, source: str) -> tuple[Inline, ...]:
        """Raises FigureError where the token finds nothing."""
        found = self.resolve(self.block, source)
        if self.writing.problems:
            raise FigureError(self.writing.problems.pop().message)
        return found

    def number(self, source: str) -> Found:
        """Raises FigureError where the token finds nothing, or words."""
        before = len(self.uses)
        self.words(source)
        if len(self.uses) == before:
            raise FigureError("вставка даёт слова, а в этом столбце числа: сделайте столбец текстовым.")
        return self.uses[-1].found


def only_token(text: str) -> str | None:
    """What stands between the braces, where the cell holds one token and nothing else."""
    match = TOKEN.fullmatch(text.strip())
    return match[1] if match else None


def words_of(text: str, asked: Asked) -> tuple[Inline, ...]:
    """A line of typed words with what its tokens give. Raises FigureError."""
    runs: list[Inline] = []
    position = 0
    for match in TOKEN.finditer(text):
        runs += _typed(text[position : match.start()])
        runs += asked.words(match[1])
        position = match.end()
    return (*runs, *_typed(text[position:]))


def _typed(text: str) -> list[Inline]:
    return [Text(nbsp(text), is_typed=True)] if text else []
