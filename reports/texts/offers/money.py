"""Support: money, recipients, services, property."""

from __future__ import annotations

from collections.abc import Iterator

from grants.models import Support
from grants.models.dimensions import MoneyForm, RecipientKind, SupportKind, Tenure
from portal.lib.units import unit
from reports.texts.offers.base import Draft, Ground, Subject, by_choice, by_name, by_record

AMOUNT, RECIPIENTS = "Сумма финансовой поддержки", "Получатели поддержки"


def offer(ground: Ground) -> Iterator[Draft]:
    rows = ground.scope.facts.support
    yield Draft(AMOUNT, "support.amount")
    yield Draft(f"{RECIPIENTS} всех видов, каждая организация один раз", "support.recipients")
    yield Draft("Случаи поддержки всех видов", "support.cases", wording="случай поддержки")
    yield from by_choice(RECIPIENTS, "support.recipients", "kind", SupportKind, (row.kind for row in rows))
    forms = (row.money_form for row in rows)
    yield from by_choice(AMOUNT, "support.amount", "money_form", MoneyForm, forms)
    programmes = tuple(row.programme for row in rows)
    yield from by_record(f"{AMOUNT}, программа", "support.amount", "programme", programmes)
    yield from by_record("Получатели, программа", "support.recipients", "programme", programmes)
    yield from by_name(f"{AMOUNT}, сфера", "support.amount", "sphere", ground.names["sphere"])
    yield from by_name(f"{RECIPIENTS}, сфера", "support.recipients", "sphere", ground.names["sphere"])
    others = (row.recipient_kind for row in rows if row.recipient_kind != RecipientKind.NGO)
    yield from by_choice(f"{AMOUNT}, получатели", "support.amount", "recipients", RecipientKind, others)
    yield from _services(rows)
    yield from _property(rows)
    for row in rows:
        yield from _of_one(row)


def _services(rows: tuple[Support, ...]) -> Iterator[Draft]:
    pairs = {(row.kind, row.service_unit): row for row in rows if row.services.is_known and row.service_unit}
    for (kind, counted), row in pairs.items():
        title = f"Оказано услуг, {unit(counted).many}: {row.get_kind_display()} поддержка"
        yield Draft(title, "support.services", {"kind": kind, "unit": counted})


def _property(rows: tuple[Support, ...]) -> Iterator[Draft]:
    tenures = {row.tenure for row in rows if row.tenure}
    yield Draft("Договоры о передаче имущества", "property.contracts")
    yield Draft("Площадь переданных помещений", "property.area")
    for code, title in (
        ("property.contracts", "Договоры об имуществе"),
        ("property.area", "Площадь помещений"),
    ):
        yield from by_choice(title, code, "tenure", Tenure, tenures)


def _of_one(row: Support) -> Iterator[Draft]:
    """The numbers of one measure of support, by its own code."""
    if not row.code:
        return
    what = row.purpose or f"{row.get_kind_display()} поддержка"
    of = row.programme or row.sphere
    title = f"{row.recipient}, {what[:1].lower()}{what[1:]}{f' ({of})' if of else ''}"
    asked = {"code": row.code}
    if row.amount.is_known:
        yield Draft(f"{title}: сумма", "support.amount", asked)
    if row.recipients.is_known:
        yield Draft(f"{title}: получатели", "support.recipients", asked)
    if row.services.is_known:
        yield Draft(f"{title}: услуги", "support.services", asked)


SUBJECT = Subject("money", "Поддержка", 1, offer)
