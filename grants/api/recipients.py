"""The register of recipients of support as of any day: the entries and the wording of the page for people."""

from __future__ import annotations

import datetime
from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Query, Router, Schema
from ninja.errors import HttpError

from grants.models import Violation
from grants.register.as_of import Row
from grants.register.columns import size_of
from grants.register.selection import LARGEST, Selection, page_of
from ngo_registry.api.shapes import page_of_organization
from portal.api.cities import find_city
from portal.api.paging import LOST_PLACE, Place, next_url
from portal.api.parameters import City, Words, Year
from portal.api.shapes import REFUSALS, Amount, Named, Page, Refusal, amount_of, choice_of, plain
from portal.models import Municipality

router = Router(tags=["Реестр получателей"])

FIRST_DAY = datetime.date(1990, 1, 1)
LAST_DAY = datetime.date(2100, 12, 31)


class RecipientsWanted(Place):
    """Which entries, and as of what day."""

    on: Annotated[datetime.date, Field(ge=FIRST_DAY, le=LAST_DAY)] | None = Field(
        None,
        description="На какой день: записи и их содержание, какими были в конце этого дня. Иначе — на сегодня.",
    )
    year: Year | None = Field(None, description="Год решения о поддержке.")
    q: Words = Field("", description="Слова из названия получателя, ОГРН, ИНН или номер записи.")


class RecipientViolation(Schema):
    """Нарушение, допущенное получателем."""

    found_on: datetime.date
    is_misuse: bool = Field(description="Нецелевое использование.")
    text: str
    settled_on: datetime.date | None = Field(description="Устранено.")


class RecipientRow(Schema):
    """Реестровая запись (7-ФЗ, ст. 31.2)."""

    number: int
    entered_on: datetime.date
    decided_on: datetime.date | None
    stopped_on: datetime.date | None = Field(description="Решение о прекращении поддержки.")
    organization_id: int | None
    name: str
    short_name: str
    address: str
    ogrn: str
    inn: str
    activity_kinds: list[str]
    kind: Named | None = Field(description="Форма поддержки.")
    size: Amount = Field(description="Размер: деньги, площадь или услуги.")
    term_from: datetime.date | None
    term_to: datetime.date | None
    year: int = Field(description="Год, в котором поддержка дана.")
    violations: list[RecipientViolation]
    support: str = Field(description="Учётный код меры поддержки.")
    url: str | None = Field(description="Страница организации на портале.")


class Recipients(Page):
    items: list[RecipientRow]


@router.get(
    "/cities/{city}/recipients",
    response={200: Recipients, REFUSALS: Refusal},
    summary="Реестр получателей поддержки",
)
def recipients(request: HttpRequest, city: City, wanted: Query[RecipientsWanted]) -> Recipients:
    """По номерам записей, с первой."""
    municipality = find_city(city)
    selection = Selection(municipality, wanted.on or timezone.localdate(), wanted.year, wanted.q)
    found = page_of(selection, _number(wanted.after), wanted.limit)
    return Recipients(
        items=[_row(request, municipality, row) for row in found.rows],
        total=found.total,
        next=next_url(request, found.after),
    )


def _number(after: str) -> int:
    if not after:
        return 0
    if not (after.isascii() and after.isdecimal() and int(after) <= LARGEST):
        raise HttpError(400, LOST_PLACE)
    return int(after)


def _row(request: HttpRequest, city: Municipality, row: Row) -> RecipientRow:
    organization, support = row.organization, row.support
    return RecipientRow(
        number=row.number,
        entered_on=row.entered_on,
        decided_on=support.decided_on,
        stopped_on=row.stopped_on,
        organization_id=organization.pk if organization else None,
        name=organization.name if organization else support.recipients_group,
        short_name=organization.short_name if organization else "",
        address=organization.address if organization else "",
        ogrn=organization.ogrn if organization else "",
        inn=organization.inn if organization else "",
        activity_kinds=list(row.kinds),
        kind=choice_of(support, "kind"),
        size=amount_of(size_of(support)),
        term_from=support.term_from,
        term_to=support.term_to,
        year=support.year,
        violations=[_violation(each) for each in row.violations],
        support=support.code,
        url=page_of_organization(request, city, organization.pk) if organization else None,
    )


def _violation(violation: Violation) -> RecipientViolation:
    return RecipientViolation(**plain(violation, "found_on", "is_misuse", "text", "settled_on"))
