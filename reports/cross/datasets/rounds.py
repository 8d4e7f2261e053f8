"""Contests as they were held: applicants, winners, money."""

from __future__ import annotations

from grants.models import ContestRound
from grants.models.dimensions import Level, MoneySource
from reports.cross.base import Dataset
from reports.cross.dimensions import YEAR, by_choice, by_record, yes_or_no
from reports.cross.measures import money, number_of, sum_of
from reports.facts import Facts
from reports.figures.contests import APPLICANTS, WINNERS, side_of


def _records(facts: Facts) -> tuple[ContestRound, ...]:
    return tuple(row for row in facts.rounds if row.in_report_table)


def is_decided(row: ContestRound) -> bool:
    """Somebody knows how it ended: the day, the winners or the money."""
    return row.decided_on is not None or side_of(row, WINNERS).is_known or row.amount.is_known


ROUNDS = Dataset(
    code="rounds",
    title="Итоги конкурсов",
    hint="Сколько было участников и победителей и сколько выделено — по итогам конкурсов.",
    records=_records,
    dimensions=(
        by_record("contest", "Конкурс", lambda row: row.contest),
        by_choice("level", "Уровень конкурса", Level, lambda row: row.contest.level),
        by_choice("source", "Источник средств", MoneySource, lambda row: row.contest.money_source),
        yes_or_no("decided", "Итоги подведены", lambda row, context: is_decided(row)),
        YEAR,
    ),
    measures=(
        number_of("contests", "Число конкурсов", "contest"),
        sum_of("applicants", "Участников", "participant", lambda row: side_of(row, APPLICANTS)),
        sum_of("winners", "Победителей", "winner", lambda row: side_of(row, WINNERS)),
        money("amount", "Выделено", lambda row: row.amount),
        money("requested", "Запрошено", lambda row: row.requested),
    ),
)
