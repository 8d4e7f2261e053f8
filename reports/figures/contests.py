"""Contests: applicants, winners, money. Level and source of money are two separate filters."""

from __future__ import annotations

from collections.abc import Iterable

from grants.models import ContestRound, RoundShare
from grants.models.contest import Side
from grants.models.dimensions import ApplicantKind, Level, MoneySource
from portal.lib.quantities import Quantity, total
from reports.document import Basis
from reports.figures.base import Found, by_code, choice, figure
from reports.scope import Scope

APPLICANTS, WINNERS = str(Side.APPLICANTS), str(Side.WINNERS)
UNITS = {APPLICANTS: "participant", WINNERS: "winner"}


@figure("contests.amount", "Выделено по итогам конкурсов")
def amount(scope: Scope, *, level: str = "", source: str = "", contest: str = "", number: str = "") -> Found:
    if found := _reported(scope, "contests.amount", level, source, contest, number):
        return found
    rows = select(scope, level, source, contest, number)
    return Found(total((row.amount for row in rows), "rub"), records=rows)


@figure("contests.applicants", "Участники конкурсов")
def applicants(
    scope: Scope, *, level: str = "", source: str = "", contest: str = "", number: str = "", who: str = ""
) -> Found:
    """``who`` asks for one kind of applicants, where they are told apart."""
    if who:
        return _of_kind(select(scope, level, source, contest, number), APPLICANTS, who)
    if found := _reported(scope, "contests.applicants", level, source, contest, number):
        return found
    rows = select(scope, level, source, contest, number)
    return Found(total((side_of(row, APPLICANTS) for row in rows), UNITS[APPLICANTS]), records=rows)


@figure("contests.winners", "Победители конкурсов")
def winners(
    scope: Scope, *, level: str = "", source: str = "", contest: str = "", number: str = "", who: str = ""
) -> Found:
    """``who`` asks for one kind of winners, where they are told apart."""
    if who:
        return _of_kind(select(scope, level, source, contest, number), WINNERS, who)
    if found := _reported(scope, "contests.winners", level, source, contest, number):
        return found
    rows = select(scope, level, source, contest, number)
    return Found(total((side_of(row, WINNERS) for row in rows), UNITS[WINNERS]), records=rows)


def side_of(row: ContestRound, side: str) -> Quantity:
    """The plain count, or the sum of the shares where only they are known."""
    plain = row.applicants if side == APPLICANTS else row.winners
    shares = [share.count for share in row.known_shares if share.side == side]
    if plain.is_known or not shares:
        return plain
    return _counted_in(UNITS[side], total(shares, "participant"))


def _of_kind(rows: Iterable[ContestRound], side: str, who: str) -> Found:
    choice(who, ApplicantKind, "Кто")
    told = [
        (row, counted(share))
        for row in rows
        for share in row.known_shares
        if share.side == side and share.applicant_kind == who
    ]
    brought = tuple(count for _, count in told)
    return Found(total(brought, UNITS[side]), records=tuple(row for row, _ in told), brought=brought)


def counted(share: RoundShare) -> Quantity:
    """Shares are kept in participants, those of winners too."""
    return _counted_in(UNITS[share.side], share.count)


def _counted_in(unit: str, count: Quantity) -> Quantity:
    return Quantity(count.value, unit, count.step, count.qualifier)


def select(scope: Scope, level: str, source: str, contest: str, number: str) -> tuple[ContestRound, ...]:
    """One contest, or all that the table of contests holds."""
    choice(level, Level, "Уровень")
    choice(source, MoneySource, "Источник средств")
    if contest:
        by_code(scope.facts.city.contests, contest, "Запись конкурса")
    return tuple(
        row
        for row in _named(scope.facts.rounds, contest)
        if level in ("", row.contest.level)
        and source in ("", row.contest.money_source)
        and number in ("", str(row.number))
    )


def _named(rows: Iterable[ContestRound], contest: str) -> list[ContestRound]:
    return [row for row in rows if (row.contest.code == contest if contest else row.in_report_table)]


def _reported(scope: Scope, subject: str, level: str, source: str, contest: str, number: str) -> Found | None:
    if number:
        return None
    reported = scope.facts.total(subject, level=level, source=source, contest=contest)
    return Found(reported.value, Basis.TOTAL, (reported,)) if reported else None
