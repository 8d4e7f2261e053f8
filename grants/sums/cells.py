"""Support counted once by everything that it may be asked for: a few thousand groups for millions of records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from django.db.models import Case, CharField, Count, DecimalField, F, Q, QuerySet, Sum, Value, When

from grants.models import Support
from grants.models.dimensions import RecipientKind, SupportKind
from grants.sums.asked import ANYBODY, GROUP, NOT_SAID, RECORD, Asked
from grants.sums.books import Books
from portal.lib.quantities import Qualifier, Quantity, total
from portal.models.quantity_field import QUALIFIERS

NGO_OR_MIXED = (str(RecipientKind.NGO), str(RecipientKind.MIXED))
"""Whom the sums of the reports mean unless others are asked for."""

BOOKS = ("programme", "sphere", "department")


@dataclass(frozen=True, slots=True)
class Cell:
    """Records that differ in nothing that is asked for; ``value`` is their sum, in the unit of their kind."""

    year: int
    kind: str
    programme: int | None
    sphere: int | None
    department: int | None
    recipients: str
    is_group: bool
    unit: str
    step: Decimal
    qualifier: str
    records: int
    value: Decimal | None


@dataclass(frozen=True)
class Given:
    """What some records bring together. ``groups`` of them name no recipient but a group.

    ``unsaid`` records of money do not say how much; ``others`` are areas and services, each unit by itself.
    """

    records: int = 0
    groups: int = 0
    money: Quantity = field(default_factory=lambda: Quantity.unknown("rub"))
    unsaid: int = 0
    others: tuple[Quantity, ...] = ()


def cells_of(records: QuerySet[Support]) -> list[Cell]:
    """One grouping query. Money, area and services exclude each other, so each record has one measure."""
    told = records.order_by().annotate(
        is_group=Case(When(organization__isnull=True, then=Value(value=True)), default=Value(value=False)),
        unit=Case(
            When(kind=SupportKind.FINANCIAL, then=Value("rub")),
            When(kind=SupportKind.PROPERTY, then=Value("m2")),
            default=F("service_unit"),
            output_field=CharField(),
        ),
        **{part: _measured(part) for part in ("step", "qualifier")},
    )
    keys = ("year", "kind", *(f"{book}_id" for book in BOOKS), "recipient_kind")
    counted = told.values_list(*keys, "is_group", "unit", "step", "qualifier").annotate(
        number=Count("pk"), value=Sum(_measured("value"))
    )
    return [Cell(*row) for row in counted]


def _measured(part: str) -> Case:
    output = CharField() if part == "qualifier" else DecimalField(max_digits=20, decimal_places=2)
    return Case(
        When(kind=SupportKind.FINANCIAL, then=F(f"amount_{part}")),
        When(kind=SupportKind.PROPERTY, then=F(f"area_{part}")),
        default=F(f"services_{part}"),
        output_field=output,
    )


def given_by(cells: Iterable[Cell]) -> Given:
    cells = tuple(cells)
    sums = _by_unit(cells)
    others = (total(terms, unit) for unit, terms in sorted(sums.items()) if unit != "rub")
    return Given(
        sum(cell.records for cell in cells),
        sum(cell.records for cell in cells if cell.is_group),
        total(sums.get("rub", ()), "rub"),
        sum(cell.records for cell in cells if _is_unsaid(cell)),
        tuple(other for other in others if other.value is not None),
    )


def _by_unit(cells: Iterable[Cell]) -> dict[str, list[Quantity]]:
    """What is known equally well is added up before it becomes a quantity: of thousands of cells a few are left."""
    sums: dict[tuple[str, Decimal, str], tuple[int, Decimal | None]] = {}
    for cell in cells:
        key = (cell.unit, cell.step, cell.qualifier)
        records, value = sums.get(key, (0, None))
        known = value if cell.value is None else cell.value + (value or 0)
        sums[key] = (records + cell.records, known)
    found: dict[str, list[Quantity]] = {}
    for (unit, step, qualifier), (records, value) in sums.items():
        found.setdefault(unit, []).append(sum_of_like(value, unit, step, qualifier, records))
    return found


def sum_of_like(value: Decimal | None, unit: str, step: Decimal, qualifier: str, number: int) -> Quantity:
    """The sum of so many quantities known equally well: what rounding explains adds up, as in `total`."""
    one = Quantity(value, unit, step, QUALIFIERS[qualifier])
    return replace(one, uncertainty=one.uncertainty * number)


def fitting(cells: Iterable[Cell], asked: Asked, books: Books) -> list[Cell]:
    """What is asked for, but for the filters that only the records themselves can answer."""
    keys = {book: set(books.keys(book, getattr(asked, book))) for book in BOOKS if getattr(asked, book)}
    return [
        cell
        for cell in cells
        if asked.year in ("", str(cell.year))
        and asked.kind in ("", cell.kind)
        and _is_recipient(cell.recipients, asked.recipients)
        and asked.given in ("", GROUP if cell.is_group else RECORD)
        and (not asked.amount or _is_unsaid(cell))
        and all(_is_of(getattr(cell, book), getattr(asked, book), found) for book, found in keys.items())
    ]


def recipients_asked(asked: str) -> Q:
    """The same for a query."""
    if asked == ANYBODY:
        return Q()
    return Q(recipient_kind__in=[asked] if asked else NGO_OR_MIXED)


def _is_recipient(kind: str, asked: str) -> bool:
    if not asked:
        return kind in NGO_OR_MIXED
    return asked in (kind, ANYBODY)


def _is_unsaid(cell: Cell) -> bool:
    return cell.unit == "rub" and cell.qualifier == Qualifier.UNKNOWN


def _is_of(key: int | None, asked: str, found: set[int]) -> bool:
    return key is None if asked == NOT_SAID else key in found
