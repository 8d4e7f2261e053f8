"""Records of support: the filters and the order are those of the page of records behind a sum."""

from __future__ import annotations

from typing import Annotated, Literal

from django.http import HttpRequest
from ninja import Field, Query, Router

from grants.api.shapes import SUPPORT_TOLD_WITH, SupportRow, support_row
from grants.models.dimensions import SupportKind
from grants.sums.asked import Asked
from grants.sums.books import books_of
from grants.sums.records import ORDER, support_asked
from portal.api.cities import find_city
from portal.api.paging import Found, Place, page
from portal.api.parameters import CODE_WITH_NOTHING, City, Key, Words, Year
from portal.api.shapes import REFUSALS, Page, Refusal

router = Router(tags=["Поддержка"])

MaybeCode = Annotated[str, Field(pattern=CODE_WITH_NOTHING, max_length=80)]
Recipients = Literal["ngo", "business", "institution", "person", "mixed", "any"]
OR_NOTHING = "«-» — не указано."


class SupportWanted(Place):
    """What of the city's support is wanted, by the names of the page's own filters."""

    year: Year | None = Field(None, description="Год.")
    kind: SupportKind | None = Field(None, description="Вид поддержки.")
    programme: MaybeCode = Field("", description=f"Код программы; {OR_NOTHING}")
    sphere: MaybeCode = Field("", description=f"Код сферы из /books; {OR_NOTHING}")
    department: MaybeCode = Field("", description=f"Код подразделения; {OR_NOTHING}")
    recipients: Recipients | None = Field(
        None, description="Кто получил; any — все. Без условия — НКО, в том числе вместе с другими."
    )
    given: Literal["record", "group"] | None = Field(
        None, description="record — получатель назван, group — известно лишь число получателей."
    )
    amount: Literal["-"] | None = Field(None, description="«-» — деньги, сумма которых неизвестна.")
    part_of: MaybeCode = Field("", description="Код сводной записи: её части.")
    organization: Key | None = Field(None, description="Номер организации (id).")
    q: Words = Field("", description="Слова из названия получателя или из цели.")


class SupportRecords(Page):
    items: list[SupportRow]


@router.get(
    "/cities/{city}/support", response={200: SupportRecords, REFUSALS: Refusal}, summary="Записи о поддержке"
)
def support(request: HttpRequest, city: City, wanted: Query[SupportWanted]) -> Found:
    """Сначала новые. Части сводных записей в общий список не входят: их дают part_of, organization и q."""
    municipality = find_city(city)
    found = support_asked(municipality, _asked(wanted), books_of(municipality))
    return page(
        request,
        found.select_related(*SUPPORT_TOLD_WITH),
        ORDER,
        wanted,
        lambda record: support_row(request, municipality, record),
    )


def _asked(wanted: SupportWanted) -> Asked:
    plain = ("programme", "sphere", "department", "part_of", "q")
    maybe = ("year", "kind", "recipients", "given", "amount", "organization")
    return Asked(
        **{name: getattr(wanted, name) for name in plain},
        **{name: str(getattr(wanted, name) or "") for name in maybe},
    )
