"""Forms as a person at a desk would send them."""

from __future__ import annotations

from typing import Any

from django.db import models

from portal.models import User
from portal.workspace.desk import Desk
from portal.workspace.forms import DeskForm, form_class
from portal.workspace.registry import ledgers
from portal.workspace.saving import save
from portal.workspace.starting import blank_record
from portal.workspace.version import version_of
from tests.workspace.forms import sent

Records = dict[type[models.Model], Any]


def blank(by: User, code: str, variant: str = "", **typed: Any) -> DeskForm:
    desk, ledger = (
        Desk(by, by.municipality or User.objects.get(username="auditor").municipality),
        ledgers()[code],
    )
    made = form_class(desk, ledger, variant)
    record = blank_record(desk, ledger, variant)
    return made({**sent(made(instance=record)), **typed}, instance=record)


def edited(by: User, code: str, record: Any, **typed: Any) -> DeskForm:
    desk, ledger = Desk(by, User.objects.get(username="auditor").municipality), ledgers()[code]
    variant = getattr(record, ledger.variant) if ledger.variant else ""
    made = form_class(desk, ledger, variant)
    return made({**sent(made(instance=record)), **typed}, instance=record)


def saved(form: DeskForm) -> Any:
    assert form.is_valid(), form.errors
    record = save(form, by=form.desk.user, version=version_of(form.instance))
    return type(record)._default_manager.get(pk=record.pk)
