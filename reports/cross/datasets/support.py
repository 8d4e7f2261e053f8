"""Measures of support: money, property, services, and who received them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from grants.models import Support
from grants.models.dimensions import MoneyForm, RecipientKind, SupportKind, Tenure
from portal.lib.quantities import Quantity, total
from portal.lib.units import unit
from reports.cross.base import LAST, NOT_TOLD, Context, Dataset, Dimension, Entry, Measure, Member
from reports.cross.dimensions import (
    BY_DEPARTMENT,
    YEAR,
    book_members,
    by_choice,
    by_record,
    by_words,
    of_organization,
    record_member,
    told,
)
from reports.cross.measures import money, number_of, sum_of, sum_of_any_unit
from reports.document import Counts
from reports.facts import Facts
from reports.figures.support import NGO_OR_MIXED

ONE = Quantity.of(1, "organization")
UNSPLIT = Member("unsplit", "не распределено", (LAST - 1, ""))


def whole(records: Iterable[Support]) -> list[Entry]:
    """Records inside an aggregate are counted by it."""
    return [Entry(record) for record in records if record.part_of_id is None]


def split(records: Iterable[Support]) -> list[Entry]:
    """Every record, aggregates without what their parts tell: so all of it together is what `whole` is."""
    rows = tuple(records)
    parts: dict[int, list[Support]] = defaultdict(list)
    for row in rows:
        if row.part_of_id is not None:
            parts[row.part_of_id].append(row)
    _know_aggregates(rows)
    return [Entry(row, tuple(parts.get(row.pk, ()))) for row in rows]


def _know_aggregates(rows: Iterable[Support]) -> None:
    """A part without a purpose of its own has that of its aggregate, which is among the same rows."""
    by_id = {row.pk: row for row in rows}
    for row in rows:
        if row.part_of_id in by_id:
            row._meta.get_field("part_of").set_cached_value(row, by_id[row.part_of_id])


def recipients(entries: Sequence[Entry]) -> Quantity:
    """Named organisations once each, and the numbers of the unnamed groups without those of them that are named."""
    named = {entry.record.organization_id for entry in entries if entry.record.organization_id}
    groups = [_unnamed(entry) for entry in entries if entry.record.organization_id is None]
    counted = [Quantity.of(len(named), "organization")] if named or not groups else []
    return total([*counted, *groups], "organization")


def _received(entry: Entry) -> Quantity:
    return ONE if entry.record.organization_id else _unnamed(entry)


def _unnamed(entry: Entry) -> Quantity:
    group = entry.record.recipients
    if group.value is None:
        return group
    named = {part.organization_id for part in entry.less if part.organization_id}
    others = [
        part.recipients.number
        for part in entry.less
        if part.organization_id is None and part.recipients.is_known
    ]
    return replace(group, value=max(group.value - len(named) - sum(others, Decimal(0)), Decimal(0)))


def _purpose(entry: Entry, context: Context) -> tuple[Member, ...]:
    """What parts leave of an aggregate is spent on nobody knows what, unless they differ in nothing."""
    own = entry.record.purpose.strip()
    others = {part.purpose.strip() for part in entry.less} - {"", own}
    if others:
        return (UNSPLIT,)
    if not own and entry.record.part_of_id is not None:
        own = entry.record.part_of.purpose
    return (told(own),)


def _recipient(entry: Entry, context: Context) -> tuple[Member, ...]:
    record = entry.record
    return (record_member(record.organization) if record.organization else told(record.recipients_group),)


def _sphere(entry: Entry, context: Context) -> tuple[Member, ...]:
    sphere = entry.record.sphere
    return book_members(context.city.names["sphere"], (sphere.code,)) if sphere else (NOT_TOLD,)


def _service_unit(entry: Entry, context: Context) -> tuple[Member, ...]:
    code = entry.record.service_unit
    return (Member(code, unit(code).many, (0, code)),) if code else (NOT_TOLD,)


def _records(facts: Facts) -> tuple[Support, ...]:
    return facts.support


SUPPORT = Dataset(
    code="support",
    title="Меры поддержки",
    hint="Деньги, имущество, консультации и другая поддержка — по записям о ней.",
    records=_records,
    whole=whole,
    split=split,
    unless_asked={"recipients": frozenset(NGO_OR_MIXED)},
    dimensions=(
        by_choice("kind", "Вид поддержки", SupportKind, lambda row: row.kind),
        by_choice("money_form", "Форма финансовой поддержки", MoneyForm, lambda row: row.money_form),
        by_choice("tenure", "Право на имущество", Tenure, lambda row: row.tenure),
        by_record("programme", "Программа", lambda row: row.programme),
        Dimension("sphere", "Сфера", _sphere),
        by_record("sphere_group", "Группа сфер", lambda row: row.sphere.group if row.sphere else None),
        BY_DEPARTMENT,
        Dimension("recipient", "Получатель", _recipient, by_parts=True),
        *of_organization(lambda row: row.organization, by_parts=True),
        by_choice("recipients", "Кто получатели", RecipientKind, lambda row: row.recipient_kind),
        Dimension("purpose", "На что", _purpose, by_parts=True),
        by_words("address", "Адрес помещения", lambda row: row.address),
        Dimension("service_unit", "Единица услуг", _service_unit),
        YEAR,
    ),
    measures=(
        money("amount", "Предоставлено", lambda row: row.amount),
        Measure(
            "recipients",
            "Число организаций",
            "organization",
            recipients,
            is_additive=False,
            when_none=Quantity.of(0, "organization"),
            counts=Counts.ORGANIZATIONS,
            brings=_received,
        ),
        number_of("records", "Число записей", ""),
        money("requested", "Запрошено", lambda row: row.requested),
        money("paid", "Выплачено", lambda row: row.paid),
        money("returned", "Возвращено", lambda row: row.returned),
        sum_of("area", "Площадь, кв.\u00a0м", "m2", lambda row: row.area),
        sum_of_any_unit("services", "Оказано услуг", lambda row: row.services),
    ),
)
