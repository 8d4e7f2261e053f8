"""Conditions chosen by names: «Статус: действует». Several of one kind mean any of them, different kinds all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from reports.cross.base import Context, Dataset, Dimension, Member
from reports.errors import FigureError

OFFERED = 60
"""Members of one dimension in a list; one that has more is no list to choose from."""

NOTHING = ("", "—")
Groups = list[tuple[str, Any]]


def conditions_offered(dataset: Dataset, context: Context) -> Groups:
    """«Статус» → («status:active», «действует»)…, for what the records of these years have."""
    try:
        years = context.of_years() if dataset.has_years else (context.facts,)
    except FigureError:
        years = (context.facts,)
    split = dataset.split(record for facts in years for record in dataset.records(facts))
    entries = [entry for entry in split if dataset.is_told_by(entry)]
    groups: Groups = []
    for dimension in dataset.dimensions:
        if dimension.code == "year":
            continue
        members = set(dimension.every(context)) if dimension.every else set()
        for entry in entries:
            members.update(dimension.members(entry, context))
        if 0 < len(members) <= OFFERED:
            groups.append((dimension.title, _options(dimension, members)))
    return groups


def _options(dimension: Dimension, members: Iterable[Member]) -> list[tuple[str, str]]:
    ordered = sorted(members, key=lambda member: member.order)
    return [(f"{dimension.code}:{member.code}", f"{dimension.title}: {member.title}") for member in ordered]


class Conditions:
    """Choices that stand under a name: as many as there are conditions, and ``spare`` more."""

    def __init__(self, name: str, offered: Groups, where: Any, spare: int) -> None:
        self.name = name
        self.kept = list(_flat(where))
        self.count = max(spare, len(self.kept) + 1)
        known = {value for _, options in offered for value, _ in options}
        lost = [(value, f"нет в записях: {value}") for value in self.kept if value not in known]
        self.choices = [NOTHING, *offered, *lost]

    @property
    def names(self) -> list[str]:
        return [f"{self.name}-{place}" for place in range(self.count)]

    @property
    def fields(self) -> dict[str, forms.Field]:
        kept = [*self.kept, *[""] * self.count]
        return {
            name: forms.ChoiceField(
                label="Только" if place == 0 else "и только",
                choices=self.choices,
                required=False,
                initial=kept[place],
            )
            for place, name in enumerate(self.names)
        }

    def told(self, told: Mapping[str, Any]) -> dict[str, list[str]]:
        where: dict[str, list[str]] = {}
        for name in self.names:
            dimension, _, member = str(told.get(name) or "").partition(":")
            if member and member not in where.setdefault(dimension, []):
                where[dimension].append(member)
        return where


def _flat(where: Any) -> Iterable[str]:
    if isinstance(where, dict):
        for dimension, members in where.items():
            for member in members if isinstance(members, list) else ():
                yield f"{dimension}:{member}"
