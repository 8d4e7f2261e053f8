"""A city at a glance: what its newest public report can say in a few numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from django.db.models import QuerySet

from grants.models import Support
from grants.queries import contests_of, programmes_of, rounds_of, support_of, totals_of
from ngo_registry.queries import meetings_of
from portal.lib.numbers import NBSP, format_quantity
from portal.lib.quantities import Qualifier, Quantity
from portal.lib.units import Kind, Unit, unit
from portal.models import Municipality
from reports.document import RowKind
from reports.facts import City, Facts
from reports.figures.base import Found
from reports.queries import declared_values_of
from reports.renderers.wording import plain_text
from reports.scope import Scope
from reports.tables.base import ResolvedCell, ResolvedRow

MILLION = 10**6
MOST_FIGURES = 4
MONEY = "financing_by_programme"


@dataclass(frozen=True)
class Candidate:
    """A figure that may be shown, and the words that stand after its number.

    ``column`` names the column of the table of money whose total is the same thing.
    """

    code: str
    params: Mapping[str, str]
    words: Unit
    column: str = ""


def _always(words: str) -> Unit:
    return Unit("", Kind.PLAIN, words, words, words, words)


def _counted(one: str, few: str, many: str, tail: str) -> Unit:
    return Unit("", Kind.COUNT, f"{one} {tail}", f"{few} {tail}", f"{many} {tail}", f"{few} {tail}")


FINANCIAL, CONSULTING = {"kind": "financial"}, {"kind": "consulting", "unit": "consultation"}

# In the order of weight: the first that are known are shown.
CANDIDATES = (
    Candidate("support.amount", FINANCIAL, _always("организациям из бюджета города"), "amount"),
    Candidate(
        "support.recipients",
        FINANCIAL,
        _counted("получатель", "получателя", "получателей", "финансовой поддержки"),
        "recipients",
    ),
    Candidate("contests.amount", {}, _always("выделено по итогам конкурсов")),
    Candidate("property.area", {}, _always("помещений в пользовании и льготной аренде")),
    Candidate("organizations.count", {}, _counted("организация", "организации", "организаций", "в городе")),
    Candidate("contests.winners", {}, _counted("победитель", "победителя", "победителей", "в конкурсах")),
    Candidate(
        "support.services", CONSULTING, _counted("консультация", "консультации", "консультаций", "за год")
    ),
    Candidate("property.contracts", {}, _counted("договор", "договора", "договоров", "о помещениях")),
    Candidate("meetings.count", {}, _counted("заседание", "заседания", "заседаний", "общественных советов")),
)


@dataclass(frozen=True)
class KeyFigure:
    """``number`` is short («22,0 млн ₽»); the page of ``place`` has the exact one."""

    number: str
    label: str
    place: str


@dataclass(frozen=True)
class Share:
    """A row of the table of money. ``percent`` is its part of the largest row: the length of its bar."""

    title: str
    amount: ResolvedCell
    recipients: ResolvedCell
    percent: int
    in_programme: bool


@dataclass(frozen=True)
class ContestRow:
    title: str
    winners: Found
    amount: Found


def load_overview(city: Municipality, year: int, *, with_support: bool) -> Facts:
    """Facts for the figures and the table below, without the register of organisations, which may be long.

    The support of a large year is left to `reports.large_years`.
    """
    years = (year,)
    return Facts(
        City(city, programmes=tuple(programmes_of(city)), contests=tuple(contests_of(city))),
        year,
        support=tuple(_support(city, years)) if with_support else (),
        rounds=tuple(rounds_of(city, years).select_related("contest")),
        meetings=tuple(meetings_of(city, years).select_related("council")),
        totals=tuple(totals_of(city, years)),
        declared={value.place: value for value in declared_values_of(city, years)},
    )


def _support(city: Municipality, years: tuple[int, ...]) -> QuerySet[Support]:
    return support_of(city, years).select_related("programme", "sphere__parent")


def key_figures(scope: Scope) -> list[KeyFigure]:
    """What is known and is not zero, at most four."""
    return list(islice(_known(scope), MOST_FIGURES))


def _known(scope: Scope) -> Iterator[KeyFigure]:
    for candidate in CANDIDATES:
        quantity, place = _value(scope, candidate)
        if quantity.value:
            label = candidate.words.words(quantity.value, genitive=quantity.qualifier is not Qualifier.EXACT)
            yield KeyFigure(short(quantity), label, place)


def _value(scope: Scope, candidate: Candidate) -> tuple[Quantity, str]:
    """The total of the report's table where it has one: the page must not say two numbers of one thing."""
    cell = scope.table(MONEY, {}).cell("total", candidate.column)
    if cell is not None and cell.printed is not None and cell.printed.value:
        return cell.printed, cell.place
    found = scope.printed(candidate.code, candidate.params)
    return found.quantity, found.place


def short(quantity: Quantity) -> str:
    """«22,0 млн ₽», «350,0 тыс. ₽», «более 800», «11 333 м²»: to be seen at a glance."""
    kind = unit(quantity.unit).kind
    if kind is Kind.MONEY:
        scale = "млн" if quantity.number >= MILLION else "тыс."
        return NBSP.join((format_quantity(quantity, scale=scale, decimals=1, with_unit=False), scale, "₽"))
    if kind is Kind.AREA:
        return NBSP.join((format_quantity(quantity, decimals=0, with_unit=False), "м²"))
    return format_quantity(quantity, with_unit=False)


def money_by_programme(scope: Scope) -> tuple[list[Share], Share | None]:
    """The rows of the report's own table, the largest first, and its total; nothing without money."""
    rows = scope.table(MONEY, {}).rows
    data = [row for row in rows if row.kind is RowKind.DATA]
    largest = max((_amount(row) for row in data), default=Decimal(0))
    if not largest:
        return [], None
    programmes = {programme.code for programme in scope.facts.city.programmes}
    shares = [_share(row, largest, programmes) for row in sorted(data, key=_amount, reverse=True)]
    total = next(_share(row, largest, programmes) for row in rows if row.kind is RowKind.TOTAL)
    return shares, total


def contests_of_year(scope: Scope) -> list[ContestRow]:
    """Contests of the year of which the records know winners or money, the largest first."""
    contests = dict.fromkeys(held.contest for held in scope.facts.rounds)
    rows = [ContestRow(contest.name, *_found_of(scope, contest.code)) for contest in contests]
    known = [row for row in rows if row.winners.quantity.value or row.amount.quantity.value]
    return sorted(known, key=lambda row: row.amount.quantity.value or 0, reverse=True)


def _found_of(scope: Scope, contest: str) -> tuple[Found, Found]:
    params = {"contest": contest}
    return scope.printed("contests.winners", params), scope.printed("contests.amount", params)


def _amount(row: ResolvedRow) -> Decimal:
    printed = row.cells["amount"].printed
    return printed.value if printed and printed.value else Decimal(0)


def _share(row: ResolvedRow, largest: Decimal, programmes: set[str]) -> Share:
    title = plain_text(row.cells["programme"].words)
    percent = max(1, round(_amount(row) * 100 / largest))
    return Share(title, row.cells["amount"], row.cells["recipients"], percent, row.key in programmes)
