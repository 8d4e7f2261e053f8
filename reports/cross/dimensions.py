"""Kinds of dimensions: a choice, a name, words, a record, a year."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from django.db.models import Choices

from ngo_registry.models import Organization
from ngo_registry.models.organization import Status
from reports.cross.base import NOT_TOLD, Context, Dimension, Entry, Member

Get = Callable[[Any], Any]
YES, NO = Member("yes", "да", (0, "")), Member("no", "нет", (1, ""))


@lru_cache(maxsize=8192)
def told(words: str) -> Member:
    """Words without a code of their own are known by their digest: it stays while the words stay."""
    spelled = " ".join(words.split())
    if not spelled:
        return NOT_TOLD
    return Member(
        f"t{hashlib.sha256(spelled.lower().encode()).hexdigest()[:10]}", spelled, (0, by_alphabet(spelled))
    )


def by_alphabet(words: str) -> str:
    return words.lower().replace("ё", "е").lstrip('«"„“ ')


def by_choice(
    code: str, title: str, choices: type[Choices], get: Get, *, by_parts: bool = False
) -> Dimension:
    known = {
        str(value): Member(str(value), str(label), (place, ""))
        for place, (value, label) in enumerate(choices.choices)
    }
    return Dimension(
        code,
        title,
        lambda entry, context: (known.get(str(get(entry.record)), NOT_TOLD),),
        every=lambda context: known.values(),
        by_parts=by_parts,
    )


def by_words(code: str, title: str, get: Get, *, by_parts: bool = False) -> Dimension:
    return Dimension(code, title, lambda entry, context: (told(get(entry.record) or ""),), by_parts=by_parts)


def by_record(code: str, title: str, get: Get, *, by_parts: bool = False) -> Dimension:
    """A record with a code, in the order of its position, then of its name."""
    return Dimension(
        code, title, lambda entry, context: (record_member(get(entry.record)),), by_parts=by_parts
    )


def record_member(record: Any) -> Member:
    if record is None:
        return NOT_TOLD
    return Member(record.code, str(record), (getattr(record, "position", 0), by_alphabet(str(record))))


def yes_or_no(code: str, title: str, holds: Callable[[Any, Context], bool]) -> Dimension:
    return Dimension(
        code,
        title,
        lambda entry, context: (YES if holds(entry.record, context) else NO,),
        every=lambda context: (YES, NO),
    )


def year_member(year: int) -> Member:
    return Member(str(year), str(year), (year, ""))


YEAR = Dimension(
    "year",
    "Год",
    lambda entry, context: (year_member(entry.record.year),),
    every=lambda context: map(year_member, context.years),
)
"""Each year of the window stands, whether anything is known of it or not."""


def _department(entry: Entry, context: Context) -> tuple[Member, ...]:
    number = entry.record.department_id
    name = context.city.departments.get(number, "") if number else ""
    return (Member(f"d{number}", name, (0, by_alphabet(name))),) if name else (NOT_TOLD,)


BY_DEPARTMENT = Dimension("department", "Подразделение", _department)


def of_organization(
    get: Callable[[Any], Organization | None], *, by_parts: bool = False
) -> tuple[Dimension, ...]:
    """What is known of the organisation that a record names."""

    def book(code: str, title: str, codes: Callable[[Organization, Context], Iterable[str]]) -> Dimension:
        def members(entry: Entry, context: Context) -> tuple[Member, ...]:
            organization = get(entry.record)
            return (
                book_members(context.city.names[code], codes(organization, context))
                if organization
                else (NOT_TOLD,)
            )

        return Dimension(code, title, members, by_parts=by_parts)

    return (
        book("category", "Кого объединяет", lambda each, context: context.city.categories.get(each.pk, ())),
        book(
            "legal_form",
            "Организационно-правовая форма",
            lambda each, context: (each.legal_form.code,) if each.legal_form else (),
        ),
        by_words("district", "Район города", lambda record: _of(get(record), "district"), by_parts=by_parts),
        by_choice("status", "Статус", Status, lambda record: _of(get(record), "status"), by_parts=by_parts),
    )


def book_members(names: Mapping[str, str], codes: Iterable[str]) -> tuple[Member, ...]:
    """In the order of the book. What belongs nowhere is «не указано»."""
    chosen = set(codes)
    members = tuple(
        Member(code, name, (place, "")) for place, (code, name) in enumerate(names.items()) if code in chosen
    )
    return members or (NOT_TOLD,)


def _of(organization: Organization | None, name: str) -> str:
    return str(getattr(organization, name)) if organization else ""
