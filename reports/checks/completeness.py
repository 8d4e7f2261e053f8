"""What is missing: tokens without a value, required sections without a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.blocks.base import Problem
from reports.blocks.own_table import BLOCK as OWN_TABLE
from reports.blocks.text import BLOCK as TEXT
from reports.builder import type_of
from reports.built import Built
from reports.checks.base import Finding, Severity, check
from reports.checks.texts import paragraphs
from reports.checks.words import block_place, section_where
from reports.form_book import find_form

BRACES = re.compile(r"\{\{.{0,60}|.{0,60}\}\}", re.DOTALL)


@check("unresolved", "Вставки без значения", is_explainable=False)
def unresolved(built: Built) -> Iterator[Finding]:
    for problem in built.problems:
        what, advice = _named(problem)
        yield Finding(
            problem.message,
            f"{section_where(problem.block.section)}, {what}",
            f"{block_place(problem.block)}#{problem.source}",
            Severity.ERROR,
            (("вставка", problem.source),),
            advice,
        )


def _named(problem: Problem) -> tuple[str, str]:
    """What has no value, and what to do: a figure is in a text or in a typed table, other blocks are set up."""
    if problem.block.type == TEXT.code:
        return (
            f"вставка «{problem.name or problem.source}»",
            "Откройте текст, щёлкните по вставке и выберите другой показатель — или внесите недостающую запись.",
        )
    if problem.block.type == OWN_TABLE.code:
        return (
            f"таблица «{problem.source}»" if problem.source else f"блок «{OWN_TABLE.title}»",
            "Нажмите у таблицы «Заполнить» и исправьте ячейку — или внесите недостающую запись.",
        )
    return (
        f"блок «{type_of(problem.block).title}»",
        "Откройте настройки блока и выберите заново — или внесите недостающую запись.",
    )


@check("broken-tokens", "Разорванные вставки", is_explainable=False)
def broken_tokens(built: Built) -> Iterator[Finding]:
    """Braces that reach the reader: a token lost one of them, or a word inside it was made bold."""
    for part, text in paragraphs(built):
        if broken := BRACES.search(text):
            yield Finding(
                "В тексте остались фигурные скобки: вставка разорвана и ничего не вставит.",
                f"текст, {part.where}",
                f"{part.place}#{broken[0]}",
                Severity.ERROR,
                (("напечатано", broken[0].strip()),),
                "Удалите остатки вставки и вставьте показатель заново.",
            )


@check("empty-sections", "Пустые обязательные разделы")
def empty_sections(built: Built) -> Iterator[Finding]:
    form = find_form(built.report.form)
    required = form.required if form else frozenset()
    for section in built.sections:
        texts = [block for block in section.ordered_blocks if block.type == "text"]
        is_required = section.plan_item_id is not None or section.code in required
        if is_required and texts and not any(block.text.strip() for block in texts):
            yield Finding(
                "Раздел обязателен, а текста в нём нет.",
                section_where(section),
                f"section:{section.code}",
                Severity.WARNING,
                advice="Напишите текст раздела или отметьте, что рассказывать не о чем.",
            )
