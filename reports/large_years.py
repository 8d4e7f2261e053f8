"""A year with too many records of support for a page to read: the database adds them up, in the words of the figures.

What a page says then is what the figures of a report would say of the same records; a test holds the two equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count, QuerySet, Sum

from grants.models import Support
from grants.models.dimensions import RecipientKind, SupportKind
from grants.sums.cells import NGO_OR_MIXED, Cell, given_by, sum_of_like
from grants.sums.records import counted
from portal.lib.quantities import Quantity, total
from portal.models import Municipality

MOST_READ = 20_000
"""Records that a page reads: a second or two."""

FINANCIAL, PROPERTY, CONSULTING = (
    str(kind) for kind in (SupportKind.FINANCIAL, SupportKind.PROPERTY, SupportKind.CONSULTING)
)
NGO_ALONE = (str(RecipientKind.NGO),)
WHOSE = (NGO_ALONE, NGO_OR_MIXED)
"""Whom the table of money by programme means, then whom the figures mean: the table speaks first."""


@dataclass(frozen=True)
class LargeYear:
    """``cells`` are those of the year."""

    city: Municipality
    year: int
    cells: tuple[Cell, ...]

    def quantity(self, figure: str) -> Quantity:
        """A blank for what the records do not tell, and for other figures than those below."""
        find = FIGURES.get(figure)
        return find(self) if find else Quantity.unknown()

    def money(self) -> Quantity:
        sums = (given_by(self._of(FINANCIAL, whose)).money for whose in WHOSE)
        return _first_known(sums, "rub")

    def recipients(self) -> Quantity:
        """As the table adds them up: in each programme once, and once for each record outside programmes."""
        records = counted(Support.objects.filter(municipality=self.city, year=self.year))
        ngo, all_of_them = (
            records.filter(kind=FINANCIAL, recipient_kind__in=whose).order_by() for whose in WHOSE
        )
        sums = (
            total((*name(rows), *_groups(rows)), "organization")
            for name, rows in ((_by_programme, ngo), (_once, all_of_them))
        )
        return _first_known(sums, "organization")

    def contracts(self) -> Quantity:
        number = sum((cell.records for cell in self._of(PROPERTY)), 0)
        return Quantity.of(number, "contract") if number else Quantity.unknown("contract")

    def area(self) -> Quantity:
        return _other(self._of(PROPERTY), "m2")

    def consultations(self) -> Quantity:
        return _other(self._of(CONSULTING), "consultation")

    def _of(self, kind: str, whose: Iterable[str] = NGO_OR_MIXED) -> list[Cell]:
        return [cell for cell in self.cells if cell.kind == kind and cell.recipients in whose]


FIGURES = {
    "support.amount": LargeYear.money,
    "support.recipients": LargeYear.recipients,
    "property.contracts": LargeYear.contracts,
    "property.area": LargeYear.area,
    "support.services": LargeYear.consultations,
}
"""Of money and of consultations, as cities are compared by them."""


def large_year(city: Municipality, year: int, cells: Iterable[Cell]) -> LargeYear | None:
    """``cells`` are all sums of the city. Nothing where the records may be read."""
    own = tuple(cell for cell in cells if cell.year == year)
    return LargeYear(city, year, own) if sum(cell.records for cell in own) > MOST_READ else None


def _other(cells: list[Cell], unit: str) -> Quantity:
    return _first_known((each for each in given_by(cells).others if each.unit == unit), unit)


def _first_known(sums: Iterable[Quantity], unit: str) -> Quantity:
    return next((each for each in sums if each.value), Quantity.unknown(unit))


def _by_programme(rows: QuerySet[Support]) -> Iterator[Quantity]:
    told = rows.filter(organization__isnull=False).values_list("programme_id")
    each, once = Count("organization_id"), Count("organization_id", distinct=True)
    for programme, records, named in told.annotate(records=each, named=once):
        yield Quantity.of(records if programme is None else named, "organization")


def _once(rows: QuerySet[Support]) -> Iterator[Quantity]:
    if number := rows.aggregate(number=Count("organization_id", distinct=True))["number"]:
        yield Quantity.of(number, "organization")


def _groups(rows: QuerySet[Support]) -> Iterator[Quantity]:
    told = rows.filter(organization__isnull=True).values_list("recipients_step", "recipients_qualifier")
    for step, qualifier, number, value in told.annotate(Count("pk"), Sum("recipients_value")):
        yield sum_of_like(value, "organization", step, qualifier, number)
