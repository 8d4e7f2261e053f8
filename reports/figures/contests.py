"""Contests: applicants, winners, money. Level and source of money are two separate filters."""

from __future__ import annotations

from collections.abc import Iterable

from grants.models import ContestRound
from grants.models.contest import Side
from grants.models.dimensions import ApplicantKind, Level, MoneySource
from portal.lib.quantities import Quantity, total
from reports.document import Basis
from reports.figures.base import Found, by_code, choice, figure
from reports.scope import Scope

APPLICANTS, WINNERS = str(Side.APPLICANTS), str(Side.WINNERS)


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
    return Found(total((side_of(row, APPLICANTS) for row in rows), "participant"), records=rows)


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
    return Found(total((side_of(row, WINNERS) for row in rows), "winner"), records=rows)


def side_of(row: ContestRound, side: str) -> Quantity:
    """The plain count, or the sum of the shares where only they are known."""
    plain, unit = (row.applicants, "participant") if side == APPLICANTS else (row.winners, "winner")
    shares = [share.count for share in row.known_shares if share.side == side]
    if plain.is_known or not shares:
        return plain
    return _counted_in(unit, total(shares, "participant"))


def _of_kind(rows: Iterable[ContestRound], side: str, who: str) -> Found:
    choice(who, ApplicantKind, "Кто")
    unit = "participant" if side == APPLICANTS else "winner"
    told = [
        (row, _counted_in(unit, share.count))
        for row in rows
        for share in row.known_shares
        if share.side == side and share.applicant_kind == who
    ]
    brought = tuple(count for _, count in told)
    return Found(total(brought, unit), records=tuple(row for row, _ in told), brought=brought)


def _counted_in(unit: str, count: Quantity) -> Quantity:
    """Shares are counted in participants, winners among them too."""
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
