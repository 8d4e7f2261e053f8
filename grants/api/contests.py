"""Contests, their holdings by year, and who won."""

from __future__ import annotations

import datetime
from typing import Annotated, Any

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Field, Query, Router, Schema
from ninja.errors import HttpError

from grants.api.shapes import AWARD_TOLD_WITH, AwardRow, award_row
from grants.models import Contest, ContestRound
from grants.models.dimensions import Level, MoneySource
from grants.sums.asked import Asked
from grants.sums.records import ORDER, awards_asked
from portal.api.cities import find_city
from portal.api.paging import Found, Place, page
from portal.api.parameters import CODE_WITH_NOTHING, City, Code, Key, Words, Year
from portal.api.shapes import (
    REFUSALS,
    Act,
    Amount,
    Named,
    Page,
    Refusal,
    act_of,
    amounts,
    choices,
    named,
    plain,
)

router = Router(tags=["Конкурсы"])

REPEATED = "Можно повторять."
Years = Annotated[list[Year], Field(max_length=50)]
MaybeCode = Annotated[str, Field(pattern=CODE_WITH_NOTHING, max_length=80)]


class ContestRow(Schema):
    """Конкурс, который проводят из года в год."""

    code: str
    name: str
    organizer: str
    level: Named | None = Field(description="federal, regional или municipal: кто проводит.")
    money_source: Named | None = Field(
        description="Чьи деньги: federal_budget, regional_budget, city_budget или private."
    )
    direction: str = Field(description="Направление деятельности.")
    act: Act | None
    url: str = Field(description="Страница конкурса у организатора.")


class Share(Schema):
    """Сколько участников или победителей одного вида."""

    side: Named | None = Field(description="applicants или winners.")
    applicant_kind: Named | None = Field(description="association, organization, institution или person.")
    count: Amount


class RoundRow(Schema):
    """Проведение конкурса в одном году: сроки и итоги."""

    contest: Named | None
    level: Named | None
    money_source: Named | None
    year: int
    number: int = Field(description="Которое в году.")
    opens_on: datetime.date | None = Field(description="Приём заявок с этого дня.")
    closes_on: datetime.date | None = Field(description="Последний день приёма заявок.")
    decided_on: datetime.date | None = Field(description="Дата итогов.")
    applicants: Amount
    winners: Amount
    requested: Amount
    amount: Amount = Field(description="Выделено.")
    shares: list[Share] = Field(description="Участники и победители по видам, где известны.")


class ContestCard(ContestRow):
    """Конкурс со всеми его проведениями."""

    rounds: list[RoundRow]


class Contests(Page):
    items: list[ContestRow]


class Rounds(Page):
    items: list[RoundRow]


class Awards(Page):
    items: list[AwardRow]


class ContestsWanted(Place):
    level: Annotated[list[Level], Field(max_length=50)] = Field([], description=f"Уровень. {REPEATED}")
    money_source: Annotated[list[MoneySource], Field(max_length=50)] = Field(
        [], description=f"Источник средств. {REPEATED}"
    )


class RoundsWanted(ContestsWanted):
    year: Years = Field([], description=f"Год. {REPEATED}")


class AwardsWanted(Place):
    year: Year | None = Field(None, description="Год отчёта.")
    level: Level | None = Field(None, description="Уровень конкурса.")
    contest: MaybeCode = Field("", description="Код конкурса.")
    organization: Key | None = Field(None, description="Номер организации (id).")
    q: Words = Field("", description="Слова из названия победителя, проекта, цели или конкурса.")


@router.get("/cities/{city}/contests", response={200: Contests, REFUSALS: Refusal}, summary="Конкурсы")
def contests(request: HttpRequest, city: City, wanted: Query[ContestsWanted]) -> Found:
    """По названию."""
    found = Contest.objects.filter(municipality=find_city(city), **_conditions(wanted)).select_related("act")
    return page(request, found, ("name",), wanted, lambda contest: ContestRow(**_contest(contest)))


@router.get(
    "/cities/{city}/contests/{code}", response={200: ContestCard, REFUSALS: Refusal}, summary="Один конкурс"
)
def contest(request: HttpRequest, city: City, code: Code) -> ContestCard:
    """Со всеми годами."""
    found = Contest.objects.filter(municipality=find_city(city), code=code).select_related("act").first()
    if found is None:
        raise HttpError(404, "Такого конкурса в городе нет.")
    rounds = _rounds(found.rounds.order_by("-year", "-number"))
    return ContestCard(**_contest(found), rounds=[_round(each) for each in rounds])


@router.get(
    "/cities/{city}/rounds", response={200: Rounds, REFUSALS: Refusal}, summary="Проведения конкурсов"
)
def rounds(request: HttpRequest, city: City, wanted: Query[RoundsWanted]) -> Found:
    """Сначала новые."""
    conditions = _conditions(wanted, "contest__")
    if wanted.year:
        conditions["year__in"] = wanted.year
    found = _rounds(ContestRound.objects.filter(municipality=find_city(city), **conditions))
    return page(request, found, ("-year", "-pk"), wanted, _round)


@router.get("/cities/{city}/awards", response={200: Awards, REFUSALS: Refusal}, summary="Победы в конкурсах")
def awards(request: HttpRequest, city: City, wanted: Query[AwardsWanted]) -> Found:
    """Сначала новые. О победивших людях известны только число и сумма."""
    municipality = find_city(city)
    asked = Asked(
        year=str(wanted.year or ""),
        level=str(wanted.level or "any"),
        organization=str(wanted.organization or ""),
        q=wanted.q,
    )
    found = awards_asked(municipality, asked).select_related(*AWARD_TOLD_WITH)
    if wanted.contest:
        found = found.filter(contest__code=wanted.contest)
    return page(request, found, ORDER, wanted, lambda award: award_row(request, municipality, award))


def _conditions(wanted: ContestsWanted, prefix: str = "") -> dict[str, object]:
    fields = ("level", "money_source")
    return {f"{prefix}{name}__in": getattr(wanted, name) for name in fields if getattr(wanted, name)}


def _rounds(found: QuerySet[ContestRound]) -> QuerySet[ContestRound]:
    return found.select_related("contest").prefetch_related("shares")


def _contest(contest: Contest) -> dict[str, Any]:
    return {
        **plain(contest, "code", "name", "organizer", "direction", "url"),
        **choices(contest, "level", "money_source"),
        "act": act_of(contest.act),
    }


def _round(held: ContestRound) -> RoundRow:
    return RoundRow(
        contest=named(held.contest),
        shares=[
            Share(**choices(share, "side", "applicant_kind"), **amounts(share, "count"))
            for share in held.shares.all()
        ],
        **choices(held.contest, "level", "money_source"),
        **plain(held, "year", "number", "opens_on", "closes_on", "decided_on"),
        **amounts(held, "applicants", "winners", "requested", "amount"),
    )
