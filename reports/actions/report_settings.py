"""What is set for a report as a whole: its title, who signs it, what it prints besides, who sees its draft."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pghistory
from django.db import transaction

from portal.models import User
from portal.workspace.locking import locked
from reports.actions.locking import lock_signed
from reports.models import Report

SETTINGS = ("title", "signer_position", "signer_name", "prints_sources", "is_public")


def change_settings(report: Report, values: Mapping[str, Any], *, version: str, by: User) -> Report:
    """The report as it stands then; the same values again change nothing. Raises ChangedMeanwhile, SectionLocked."""
    with transaction.atomic(), pghistory.context(user=by.pk, reason="Настройки отчёта"):
        current = locked(report, version)
        changed = [name for name in SETTINGS if getattr(current, name) != values[name]]
        if {"signer_position", "signer_name"} & set(changed):
            lock_signed(report)
        for name in changed:
            setattr(current, name, values[name])
        if changed:
            current.save(update_fields=changed)
    return current
