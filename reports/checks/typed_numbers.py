"""A number that a person typed into a text has no record behind it: nobody will notice when it becomes untrue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from reports.built import Built
from reports.checks.base import Finding, Severity, check
from reports.checks.words import block_place, section_where
from reports.document import Heading, Paragraph, Text
from reports.models import Block
from reports.texts.offers import Offer, every_offer, ground_of, is_equal, number_of
from reports.texts.typed import split_typed
from reports.walking import walk

AROUND = 30
"""Characters of the sentence that are told on either side of the number."""


@dataclass(frozen=True)
class Typed:
    block: Block
    number: str
    context: str


@dataclass(frozen=True)
class _Known:
    """The figures that a number may equal. All that the report could print are computed only if it is asked."""

    built: Built
    found: dict[str, str] = field(default_factory=dict)

    def title_of(self, number: str) -> str:
        if number not in self.found:
            value = number_of(number)
            self.found[number] = self._search(*value) if value else ""
        return self.found[number]

    def _search(self, value: Decimal, step: Decimal) -> str:
        return next((offer.title for offer in self._offers if is_equal(offer, value, step)), "")

    @cached_property
    def _offers(self) -> tuple[Offer, ...]:
        return tuple(every_offer(ground_of(self.built.scope)))


@check("typed-numbers", "Числа, набранные от руки")
def typed_numbers(built: Built) -> Iterator[Finding]:
    """A number that a figure gives is to be bound to it; one that none gives needs a source or the mark «из текста»."""
    known = _Known(built)
    for typed in _typed(built):
        title = known.title_of(typed.number)
        yield _bindable(typed, title) if title else _unknown(typed)


def _typed(built: Built) -> Iterator[Typed]:
    for block, nodes in built.texts:
        for node in walk(nodes):
            if isinstance(node, Heading | Paragraph):
                yield from _of_line(
                    block, [run for run in node.content if isinstance(run, Text) and run.is_typed]
                )


def _of_line(block: Block, runs: list[Text]) -> Iterator[Typed]:
    for run in runs:
        place = 0
        for words, is_number in split_typed(run.text):
            if is_number:
                context = run.text[max(0, place - AROUND) : place + len(words) + AROUND]
                yield Typed(block, words, context.strip())
            place += len(words)


def _bindable(typed: Typed, title: str) -> Finding:
    return Finding(
        f"Число {typed.number} набрано от руки, а столько же даёт показатель «{title}».",
        f"текст, {section_where(typed.block.section)}",
        _place(typed),
        Severity.HINT,
        (("набрано", typed.number), ("где", f"…{typed.context}…")),
        "Откройте текст и свяжите число с показателем: тогда оно изменится вместе с записями.",
    )


def _unknown(typed: Typed) -> Finding:
    return Finding(
        f"Число {typed.number} набрано от руки, и ни один показатель его не даёт.",
        f"текст, {section_where(typed.block.section)}",
        _place(typed),
        Severity.WARNING,
        (("набрано", typed.number), ("где", f"…{typed.context}…")),
        "Вставьте показатель, исправьте число или отметьте его «из текста».",
    )


def _place(typed: Typed) -> str:
    """One number typed in two sentences is two findings."""
    return f"{block_place(typed.block)}#{typed.context}"
