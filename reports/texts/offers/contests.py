"""Contests and victories in them."""

from __future__ import annotations

from collections.abc import Iterator

from grants.models import Award, ContestRound
from grants.models.dimensions import Level, MoneySource
from reports.texts.offers.base import Draft, Ground, Subject, by_choice, by_record

ASKED = (
    ("contests.amount", "Выделено по итогам конкурсов"),
    ("contests.applicants", "Участники (заявки) конкурсов"),
    ("contests.winners", "Победители конкурсов"),
)


def offer(ground: Ground) -> Iterator[Draft]:
    rounds, awards = ground.scope.facts.rounds, ground.scope.facts.awards
    for code, title in ASKED:
        yield Draft(title, code)
    yield Draft("Число побед в конкурсах", "awards.count", wording="победа")
    yield Draft("Сумма грантов победителей", "awards.amount")
    for code, title in ASKED:
        levels = (row.contest.level for row in rounds)
        yield from by_choice(f"{title}, уровень", code, "level", Level, levels)
        sources = (row.contest.money_source for row in rounds)
        yield from by_choice(f"{title}, источник средств", code, "source", MoneySource, sources)
    for code, title in ASKED:
        yield from by_record(title, code, "contest", (row.contest for row in rounds))
        yield from _of_rounds(title, code, rounds)
    for code, title in (("awards.count", "Победы"), ("awards.amount", "Сумма грантов")):
        yield from by_record(f"{title}, конкурс", code, "contest", (row.contest for row in awards))
        winners = (row.organization for row in awards)
        yield from by_record(f"{title}, организация", code, "organization", winners)
    for award in awards:
        yield from _of_one(award)


def _of_one(award: Award) -> Iterator[Draft]:
    """The sum of one victory, by its own code."""
    if award.code and award.amount.is_known:
        of = ", ".join(filter(None, [str(award.organization or ""), award.project, str(award.contest)]))
        yield Draft(f"Грант: {of}", "awards.amount", {"code": award.code})


def _of_rounds(title: str, code: str, rounds: tuple[ContestRound, ...]) -> Iterator[Draft]:
    """Where a contest was held several times in the year, each time has its own numbers."""
    several = {row.contest_id for row in rounds if row.number > 1}
    for row in rounds:
        if row.contest_id in several and row.contest.code:
            asked = {"contest": row.contest.code, "number": str(row.number)}
            yield Draft(f"{title}: {row.contest}, {row.number}-й в году", code, asked)


SUBJECT = Subject("contests", "Конкурсы и победы", 2, offer)
