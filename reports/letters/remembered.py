"""What was done once and is not to be done again: kept in the history of the database under a key of its own."""

from __future__ import annotations

from uuid import UUID, uuid5

from pghistory.models import Context

KEYS = UUID("5f1c1b5e-9a0e-4a57-8a83-0f2f6f8c6a51")
"""Space of the keys."""


def is_first(about: str, *, reason: str, **told: object) -> bool:
    """Remembers ``about``, and whether nobody did before: of two who do it at once one finds the key taken."""
    metadata = {"reason": reason, **told}
    _, is_new = Context.objects.get_or_create(pk=uuid5(KEYS, about), defaults={"metadata": metadata})
    return is_new
