"""Organisations that are likely the same: by number, by name, by a name that differs in a few letters.

Four questions to the database, each answered by an index and bounded: 200,000 organisations are no burden.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import Any

from django.db.models import F, Q, QuerySet

from ngo_registry.models import FormerName, Organization
from ngo_registry.models.organization import spelled_plainly
from portal.models import Municipality
from portal.records.lookup import plain_name
from portal.workspace.ledger import Doubt

COMPARED = 200
SHOWN = 5
ALIKE = 0.55
"""Trigrams that two names share, of all that they have: «Ресурсный центр» and «Ресурсный центр НКО» are alike."""

OF_FORM = re.compile(
    r"\b(?:автономн|некоммерческ|общественн|организаци|благотворительн|региональн|межрегиональн|местн|городск"
    r"|областн|краев|окружн|всероссийск|отделени|филиал|фонд|ассоциаци|союз|учреждени|частн|движени|объединени"
    r"|товариществ|партнерств|территориальн|самоуправлени|город)[а-я]*"
    r"|\b(?:ано|нко|сонко|бф|чу|нп|тос|[а-я]{0,4}оо|г|им|имени)\b"
)
QUOTED = re.compile(r"[«\"“„](.+)[»\"”“]", re.DOTALL)


class Reason(StrEnum):
    """Why two organisations may be one, the surest first."""

    OGRN = "тот же ОГРН"
    INN = "тот же ИНН"
    NAME = "то же название"
    ALIKE = "похожее название"


@dataclass(frozen=True)
class Likeness:
    organization: Organization
    reason: Reason


def duplicates(
    city: Municipality,
    *,
    name: str = "",
    short_name: str = "",
    ogrn: str = "",
    inn: str = "",
    exclude: int | None = None,
) -> list[Likeness]:
    """The surest first, at most a handful. ``exclude`` is the key of the organisation that is asked about."""
    records = (
        Organization.objects.filter(municipality=city).exclude(pk=exclude).select_related("municipality")
    )
    names = [text for text in (name, short_name) if plain_name(text)]
    found = {
        each.organization.pk: each
        for each in chain(_by_name(city, names, exclude), _by_number(records, ogrn, inn))
    }
    order = list(Reason)
    return sorted(found.values(), key=lambda each: order.index(each.reason))[:SHOWN]


def doubts_about(desk: Any, form: Any) -> list[Doubt]:
    """What the person is asked before an organisation is saved that may be there already."""
    asked = ("name", "short_name", "ogrn", "inn")
    if form.instance.pk is not None and not set(asked) & set(form.changed_data):
        return []
    given = {name: form.cleaned_data.get(name) or "" for name in asked}
    found = duplicates(desk.city, **given, exclude=form.instance.pk)
    return [
        Doubt(f"Возможно, эта организация уже есть: {reason}.", same)
        for reason in Reason
        if (same := [each.organization for each in found if each.reason is reason])
    ]


def essence(name: str) -> str:
    """What tells a name from others: without the words of legal forms, or, where only they are left, all of it.

    «АНО „Ресурсный центр“» and «Автономная некоммерческая организация „Ресурсный центр“» have one essence.
    """
    quoted = QUOTED.search(name)
    for text in ([quoted[1]] if quoted else []) + [name]:
        plain = plain_name(text)
        if core := " ".join(OF_FORM.sub(" ", plain).split()):
            return core
    return plain_name(name)


def _by_number(records: QuerySet[Organization], ogrn: str, inn: str) -> Iterator[Likeness]:
    if not (ogrn or inn):
        return
    same = Q(ogrn=ogrn) if ogrn else Q()
    for record in records.filter(same | Q(inn=inn) if inn else same)[:SHOWN]:
        yield Likeness(record, Reason.OGRN if ogrn and record.ogrn == ogrn else Reason.INN)


def _by_name(city: Municipality, names: list[str], exclude: int | None) -> Iterator[Likeness]:
    if not names:
        return
    plain, cores = {plain_name(name) for name in names}, {essence(name) for name in names}
    best: dict[Organization, Reason] = {}
    for organization, name in _likely(city, names, cores):
        if organization.pk == exclude:
            continue
        if plain_name(name) in plain:
            best[organization] = Reason.NAME
        elif max(similarity(essence(name), core) for core in cores) >= ALIKE:
            best.setdefault(organization, Reason.ALIKE)
    yield from (Likeness(organization, reason) for organization, reason in best.items())


def _likely(city: Municipality, names: list[str], cores: set[str]) -> Iterator[tuple[Organization, str]]:
    """Organisations with each of their names, in which something like the asked ones stands."""
    own = Organization.objects.filter(municipality=city).select_related("municipality")
    former = FormerName.objects.filter(organization__municipality=city)
    for each in chain(_same(own, names), _alike(own, cores)):
        yield from ((each, name) for name in (each.name, each.short_name) if name)
    for each in _alike(former.select_related("organization__municipality"), cores):
        yield each.organization, each.name


def _same(records: QuerySet[Organization], names: list[str]) -> QuerySet[Organization]:
    """Bearing the very name, or the same words in quotes: among thousands that are alike these must be found."""
    same = Q(spelled__in=[_spelled(name) for name in names])
    for name in names:
        if quoted := QUOTED.search(name):
            for opening, closing in ("«»", '""', "“”", "„“"):
                same |= Q(search_text__contains=f"{opening}{_spelled(quoted[1])}{closing}")
    return records.annotate(spelled=spelled_plainly(F("name"))).filter(same).order_by()[:COMPARED]


def _alike(records: QuerySet, cores: set[str]) -> QuerySet:
    """Those whose text holds something like one of the cores; the trigram index finds them.

    Not sorted: to measure how near each of thousands is would take seconds, and a name that thousands bear tells
    nothing.
    """
    near = Q()
    for core in cores:
        near |= Q(search_text__trigram_word_similar=core)
    return records.filter(near).order_by()[:COMPARED]


def _spelled(name: str) -> str:
    return name.lower().replace("ё", "е").strip()


def similarity(one: str, other: str) -> float:
    """As pg_trgm measures it: the trigrams that both have, of all that they have."""
    left, right = _trigrams(one), _trigrams(other)
    return len(left & right) / len(left | right) if left | right else 0.0


def _trigrams(text: str) -> set[str]:
    padded = [f"  {word} " for word in text.split()]
    return {word[at : at + 3] for word in padded for at in range(len(word) - 2)}
