"""One change that a person makes in a report: all or nothing, one entry of the history, one step to take back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pghistory
from django.db import transaction

from portal.models import User
from reports.models import Report

COMPOSED = "composed"
"""In the context of the history: the report whose shape the step changes."""

UNDOES = "undoes"
"""In the context of the history: the context of the step that was taken back."""


@contextmanager
def step(report: Report, *, by: User, reason: str, **about: Any) -> Iterator[None]:
    with transaction.atomic(), pghistory.context(user=by.pk, reason=reason, **{COMPOSED: report.pk}, **about):
        yield


def lock_report(report: Report) -> None:
    """So that of two people who change its sections one waits for the other.

    Everywhere the report is locked before its sections, and these before their blocks: nobody waits in a circle.
    """
    Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
