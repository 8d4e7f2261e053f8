"""Changes with a person and a reason, as the pages make them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pghistory
from django.db import models, transaction
from django.urls import reverse

from portal.models import User


@contextmanager
def change(by: User, reason: str = "") -> Iterator[None]:
    with transaction.atomic(), pghistory.context(user=by.pk, reason=reason):
        yield


def address(name: str, ledger: str, *args: Any, city: str = "kemerovo") -> str:
    return reverse(f"workspace:{name}", args=[city, ledger, *args])


def versions(record: models.Model) -> list[Any]:
    """The record's own history entries, oldest first."""
    return list(type(record).pgh_event_model.objects.filter(pgh_obj_id=record.pk).order_by("pgh_id"))
