"""What a published text must not tell of people: numbers and marks that tell of one person.

Federal law 152-ФЗ, articles 3 and 10.1: data of a person may be spread only with the person's consent. Names are
left to who writes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stdnum.ru import inn


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


def found_in(text: str) -> Iterator[tuple[str, str]]:
    """What it is, and the words themselves."""
    plain = text.replace("\u00a0", " ")
    for mark in MARKS:
        for match in mark.pattern.finditer(plain):
            yield mark.shown, match[0].strip()
    for match in re.finditer(r"(?<!\d)\d{12}(?!\d)", plain):
        if inn.is_valid(match[0]):
            yield "ИНН человека", match[0]
