"""Victories in contests: who won, with what, how much."""

from __future__ import annotations

from collections.abc import Sequence

from grants.models import Award
from grants.models.dimensions import Level, MoneySource
from portal.lib.quantities import Quantity, total
from reports.cross.base import Dataset, Dimension, Entry, Measure, Member
from reports.cross.dimensions import (
    YEAR,
    by_choice,
    by_record,
    by_words,
    of_organization,
    record_member,
    told,
)
from reports.cross.measures import different_organizations, money
from reports.facts import Facts


def _records(facts: Facts) -> tuple[Award, ...]:
    return facts.awards


def victories(entries: Sequence[Entry]) -> Quantity:
    """A victory of unnamed people counts as many times as there are people."""
    people = [entry.record.persons for entry in entries if entry.record.organization_id is None]
    counted = total([Quantity.of(len(entries) - len(people), "person"), *people], "person")
    return Quantity(counted.value, "winner", counted.step, counted.qualifier)


def _winner(entry: Entry, context: object) -> tuple[Member, ...]:
    organization = entry.record.organization
    return (record_member(organization) if organization else told("физические лица"),)


AWARDS = Dataset(
    code="awards",
    title="Победы в конкурсах",
    hint="Кто победил и сколько получил — по записям о победах.",
    records=_records,
    dimensions=(
        by_record("contest", "Конкурс", lambda row: row.contest),
        by_choice("level", "Уровень конкурса", Level, lambda row: row.contest.level),
        by_choice("source", "Источник средств", MoneySource, lambda row: row.contest.money_source),
        by_words("nomination", "Номинация", lambda row: row.nomination),
        Dimension("winner", "Победитель", _winner),
        *of_organization(lambda row: row.organization),
        YEAR,
    ),
    measures=(
        Measure(
            "victories",
            "Число побед",
            "winner",
            victories,
            when_none=Quantity.of(0, "winner"),
            brings=lambda entry: victories([entry]),
        ),
        different_organizations("organizations", "Число организаций"),
        money("amount", "Выделено", lambda row: row.amount),
        money("requested", "Запрошено", lambda row: row.requested),
    ),
)
