"""What a published text must not tell of people.

Federal law 152-ФЗ, articles 3 and 10.1: data of a person may be spread only with the person's consent, which an
annual report does not ask for. What is looked for are numbers and marks that tell of one person; names of officials
and of those whom a city thanks are left to the writers, except where somebody's birth or home stands beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stdnum.ru import inn

from reports.builder import Built
from reports.checks.base import Finding, Severity, check
from reports.checks.texts import paragraphs


@dataclass(frozen=True, slots=True)
class Mark:
    """``shown`` is how the finding names it."""

    shown: str
    pattern: re.Pattern[str]


MARKS = (
    Mark(
        "номер телефона",
        re.compile(r"(?<![\d-])(?:\+7|8)[\s(-]*\d{3}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}(?![\d-])"),
    ),
    Mark("адрес электронной почты", re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b")),
    Mark("СНИЛС", re.compile(r"(?<!\d)\d{3}-\d{3}-\d{3}[\s-]\d{2}(?!\d)")),
    Mark("паспорт", re.compile(r"(?i)паспорт\w*\D{0,25}\d{2}\s?\d{2}\s?(?:№\s?)?\d{6}")),
    Mark(
        "дата рождения",
        re.compile(r"(?i)\d{1,2}\.\d{1,2}\.\d{4}\s*г\.?\s?р\.|родил(?:ся|ась)\s+\d{1,2}|дат[аы]\s+рождения"),
    ),
    Mark("домашний адрес", re.compile(r"(?i)прожива\w+\s+(?:по\s+адресу|в\s+доме)|\bкв\.\s?\d+")),
)


@check("personal-data", "Личные сведения в тексте")
def personal_data(built: Built) -> Iterator[Finding]:
    for part, text in paragraphs(built):
        for shown, words in found_in(text):
            yield Finding(
                f"В тексте есть {shown}: «{words}».",
                f"текст, {part.where}",
                f"{part.place}#{words}",
                Severity.WARNING,
                (("напечатано", words),),
                "Уберите личные сведения или поясните, почему их можно опубликовать.",
            )


def found_in(text: str) -> Iterator[tuple[str, str]]:
    """What it is, and the words themselves."""
    plain = text.replace("\u00a0", " ")
    for mark in MARKS:
        for match in mark.pattern.finditer(plain):
            yield mark.shown, match[0].strip()
    for match in re.finditer(r"(?<!\d)\d{12}(?!\d)", plain):
        if inn.is_valid(match[0]):
            yield "ИНН человека", match[0]
