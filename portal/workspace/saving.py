"""Saves a record that a form holds: atomically, with the reason, and never over someone else's change."""

from __future__ import annotations

import pghistory
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction

from portal.models import User
from portal.records.codes import give_code
from portal.records.refusals import refusal
from portal.workspace.forms import DeskForm
from portal.workspace.locking import locked


def save(form: DeskForm, *, by: User, version: str = "", reason: str = "") -> models.Model:
    """The saved record. Raises ChangedMeanwhile; ValidationError for what only the database can refuse."""
    model = form.ledger.model
    try:
        with transaction.atomic(), pghistory.context(user=by.pk, reason=reason):
            if form.instance.pk is not None:
                # Until the end, so that of two people who save at once one waits and is told.
                locked(form.instance, version)
            else:
                give_code(form.instance, form.desk.city)
            saved = form.save()
            connection.check_constraints()
    except IntegrityError as error:
        raise ValidationError(refusal(error, model)) from error
    return saved
