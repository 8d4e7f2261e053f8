"""What a new record begins with: the city, the kind, what the address says."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db import models
from django.http import QueryDict
from django.utils import timezone

from portal.models import Municipality
from portal.workspace.desk import Desk
from portal.workspace.keys import key_in
from portal.workspace.ledger import Ledger

CARRIED = (
    "year",
    "programme",
    "contest",
    "council",
    "plan",
    "direction",
    "department",
    "sphere",
    "indicator",
)


def blank_record(desk: Desk, ledger: Ledger, variant: str) -> models.Model:
    """A record that is not saved yet: of this city, of this kind, of the department where the person has no choice."""
    names = {field.name: field for field in ledger.model._meta.fields}
    record = ledger.model()
    if "municipality" in names and names["municipality"].related_model is Municipality:
        record.municipality = desk.city
    if "department" in names and desk.is_limited_to_department(ledger.model):
        record.department = desk.department
    if ledger.variant:
        setattr(record, ledger.variant, variant)
    return record


def starting_values(desk: Desk, ledger: Ledger, query: QueryDict) -> dict[str, Any]:
    """What the address gives in advance: ``?organization=12&year=2023``; what it cannot give is left out."""
    values: dict[str, Any] = {"year": timezone.localdate().year}
    for field in ledger.model._meta.fields:
        text = query.get(field.name, "")[:200]
        if not text or field.name == ledger.variant:
            continue
        if not field.is_relation:
            values[field.name] = text
        elif found := desk.records(field.related_model).filter(pk=key_in(text)).first():
            values[field.name] = found.pk
    return values


def carried_on(record: models.Model, ledger: Ledger) -> str:
    """The query of the next new record: what a row of like records has in common."""
    values = {name: getattr(record, f"{name}_id", None) or getattr(record, name, None) for name in CARRIED}
    kind = {ledger.variant: getattr(record, ledger.variant)} if ledger.variant else {}
    return urlencode({**kind, **{name: value for name, value in values.items() if value}})
