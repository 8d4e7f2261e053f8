"""Every kind of record can be entered: its form opens for whoever may, saves, and keeps what was typed."""

import re

import pytest
from django.db import models
from django.forms import CharField

from grants.models import ReportedTotal
from portal.workspace.desk import Desk
from portal.workspace.forms import form_class
from portal.workspace.ledger import Ledger
from portal.workspace.registry import ledgers
from portal.workspace.starting import blank_record
from tests.people import People
from tests.workspace.forms import sent

CODES = [
    "organizations",
    "contacts",
    "former-names",
    "marks",
    "councils",
    "meetings",
    "programmes",
    "support",
    "register-entries",
    "violations",
    "contests",
    "rounds",
    "round-shares",
    "awards",
    "totals",
    "plans",
    "plan-directions",
    "plan-items",
    "indicators",
    "indicator-values",
    "declared",
    "acts",
    "departments",
    "people",
    "city",
    "sections",
    "legal-forms",
    "categories",
    "spheres",
    "activity-kinds",
    "calendar",
]
ROLES = ("superuser", "administrator", "coordinator", "specialist", "auditor")
Records = dict[type[models.Model], models.Model]


def variant_of(ledger: Ledger, record: models.Model) -> str:
    return getattr(record, ledger.variant) if ledger.variant else ""


def stored(record: models.Model) -> dict[str, object]:
    """The columns as the database has them."""
    fresh = type(record)._default_manager.get(pk=record.pk)
    return {field.attname: getattr(fresh, field.attname) for field in fresh._meta.fields}


def test_all_kinds_of_records_have_a_ledger() -> None:
    assert sorted(ledgers()) == sorted(CODES)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("code", CODES)
def test_a_form_opens_for_each_role(code: str, role: str, people: People, records: Records) -> None:
    desk, ledger = Desk(getattr(people, role), people.administrator.municipality), ledgers()[code]
    record = records[ledger.model]
    form = form_class(desk, ledger, variant_of(ledger, record))(instance=record)
    assert [name for _, fields in form.parts for name in (field.name for field in fields)] == list(
        form.fields
    )
    for field in form:
        assert field.label, field.name
        assert str(field)


@pytest.mark.parametrize("code", CODES)
def test_a_record_is_saved_as_it_stands(code: str, people: People, records: Records) -> None:
    """Opening a record and saving it changes nothing."""
    desk, ledger = Desk(people.superuser, people.administrator.municipality), ledgers()[code]
    record = records[ledger.model]
    made = form_class(desk, ledger, variant_of(ledger, record))
    if isinstance(record, ReportedTotal):
        record.breakdown = {}  # the sample's breakdown is one that no figure asks for
        record.save()
    before = stored(record)
    form = made(sent(made(instance=record)), instance=record)
    assert form.is_valid(), form.errors
    form.save()
    assert stored(record) == before


@pytest.mark.parametrize("code", CODES)
def test_an_error_keeps_what_was_typed(code: str, people: People, records: Records) -> None:
    desk, ledger = Desk(people.superuser, people.administrator.municipality), ledgers()[code]
    record = records[ledger.model]
    made = form_class(desk, ledger, variant_of(ledger, record))
    typed = dict.fromkeys(made.base_fields, "\x00 так не бывает " * 700)
    form = made(typed, instance=record)
    assert not form.is_valid()
    for field in form:
        if isinstance(field.field, CharField) and not field.field.disabled:
            assert field.value() == typed[field.name]


@pytest.mark.parametrize("code", CODES)
def test_an_empty_form_is_refused_in_russian(code: str, people: People) -> None:
    desk, ledger = Desk(people.superuser, people.administrator.municipality), ledgers()[code]
    variants = [value for value, _ in ledger.variants] or [""]
    for variant in variants:
        form = form_class(desk, ledger, variant)({}, instance=blank_record(desk, ledger, variant))
        assert not form.is_valid()
        told = [sentence for errors in form.errors.values() for sentence in errors]
        assert all(re.search("[а-я]", sentence) for sentence in told)
