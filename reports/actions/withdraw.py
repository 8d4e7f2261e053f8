"""Withdrawing an edition: it stays to be seen, marked as withdrawn, with the reason."""

from __future__ import annotations

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from portal.models import User
from reports.models import Edition


@transaction.atomic
def withdraw(edition: Edition, *, by: User, reason: str) -> Edition:
    """Raises ValidationError without a reason, and for an edition that is withdrawn already."""
    reason = reason.strip()
    if not reason:
        raise ValidationError("Напишите, почему редакция отзывается: читатели увидят это на её странице.")
    current = Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    if current.is_withdrawn:
        raise ValidationError(f"Редакция {current.number} уже отозвана.")
    current.withdrawn_at, current.withdrawn_by, current.withdrawn_because = timezone.now(), by, reason
    with pghistory.context(user=by.pk, reason=f"Редакция отозвана: {reason}"):
        current.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_because"])
    return current
