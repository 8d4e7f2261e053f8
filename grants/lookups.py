"""How programmes, contests and records of support are called by officials."""

import re

from django.db.models import QuerySet

from grants.models import Contest, ContestRound, Programme, RegisterEntry, Support
from portal.records.lookup import Lookup, search_by_words

CODE = re.compile(r"\(([\w-]+)\)\s*$")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
NUMBER = re.compile(r"\s*(?:№\s*)?(\d{1,9})(?!\d)")
search_recipients = search_by_words(
    "support__organization__name", "support__organization__short_name", "support__recipients_group"
)
search_words = search_by_words(
    "code", "recipients_group", "organization__name", "organization__short_name", "purpose"
)


def support_label(support: Support) -> str:
    """A record of support has no name of its own: its recipient, year and code tell it."""
    return f"{support.recipient}, {support.year} ({support.code})"


def search_support(support: QuerySet, text: str) -> QuerySet:
    """By the code that the label ends with; otherwise by words, one of which may be the year."""
    if code := CODE.search(text):
        return support.filter(code=code[1])
    if year := YEAR.search(text):
        support, text = support.filter(year=int(year[0])), text.replace(year[0], " ", 1)
    return search_words(support, re.sub(r"[,()]", " ", text))


def entry_label(entry: RegisterEntry) -> str:
    return f"{entry}, {entry.support.recipient}"


def search_entries(entries: QuerySet, text: str) -> QuerySet:
    """By the number that the label begins with; otherwise by words of the recipient's name."""
    if number := NUMBER.match(text):
        return entries.filter(number=int(number[1]))
    return search_recipients(entries, text)


LOOKUPS = [
    Lookup(Programme, names=("name", "code")),
    Lookup(Contest, names=("name", "code")),
    Lookup(ContestRound, names=("contest__name",), related=("contest",)),
    Lookup(
        RegisterEntry,
        names=("number", "support__organization__name", "support__organization__short_name"),
        label=entry_label,
        search=search_entries,
        related=("support__organization",),
        is_large=True,
        nothing="Такой записи в реестре нет: исправьте номер или название получателя.",
    ),
    Lookup(
        Support,
        names=("code", "recipients_group", "organization__name", "organization__short_name", "purpose"),
        label=support_label,
        search=search_support,
        related=("organization",),
        is_large=True,
    ),
]
