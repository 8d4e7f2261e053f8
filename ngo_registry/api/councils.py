"""Councils in which the public sits beside the administration, with their meetings and organisations."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from ninja.errors import HttpError
from pydantic import Field

from ngo_registry.api.shapes import OrganizationLink, link_of
from ngo_registry.models import Council, CouncilMeeting
from portal.api.cities import find_city
from portal.api.paging import Found, Place, page
from portal.api.parameters import City, Code
from portal.api.shapes import REFUSALS, Act, Amount, Named, Page, Refusal, act_of, amounts, choices, plain

router = Router(tags=["Советы"])


class CouncilRow(Schema):
    """Общественный совет."""

    code: str
    name: str
    kind: Named | None = Field(description="council, chamber, commission или expert_group.")
    act: Act | None = Field(description="Акт, которым совет создан.")
    since: datetime.date | None
    until: datetime.date | None


class Meeting(Schema):
    """Заседание."""

    year: int
    number: int = Field(description="Которое в году.")
    held_on: datetime.date | None = Field(description="null, если известен только год.")
    agenda_items: Amount = Field(description="Сколько вопросов рассмотрено.")
    topic: str


class CouncilCard(CouncilRow):
    """Общественный совет с заседаниями и организациями."""

    meetings: list[Meeting]
    organizations: list[OrganizationLink]


class Councils(Page):
    items: list[CouncilRow]


@router.get("/cities/{city}/councils", response={200: Councils, REFUSALS: Refusal}, summary="Советы города")
def councils(request: HttpRequest, city: City, place: Query[Place]) -> Found:
    """По названию."""
    found = Council.objects.filter(municipality=find_city(city)).select_related("act")
    return page(request, found, ("name",), place, lambda council: CouncilRow(**_row(council)))


@router.get(
    "/cities/{city}/councils/{code}", response={200: CouncilCard, REFUSALS: Refusal}, summary="Один совет"
)
def council(request: HttpRequest, city: City, code: Code) -> CouncilCard:
    """С заседаниями и организациями, чьи люди в него входят."""
    municipality = find_city(city)
    found = Council.objects.filter(municipality=municipality, code=code).select_related("act").first()
    if found is None:
        raise HttpError(404, "Такого совета в городе нет.")
    members = found.organizations.order_by("name", "id")
    return CouncilCard(
        **_row(found),
        meetings=[_meeting(each) for each in found.meetings.order_by("-year", "-number")],
        organizations=[link for each in members if (link := link_of(request, municipality, each))],
    )


def _row(council: Council) -> dict[str, Any]:
    told = plain(council, "code", "name", "since", "until")
    return {**told, **choices(council, "kind"), "act": act_of(council.act)}


def _meeting(meeting: CouncilMeeting) -> Meeting:
    return Meeting(
        **plain(meeting, "year", "number", "held_on", "topic"),
        **amounts(meeting, "agenda_items"),
    )
