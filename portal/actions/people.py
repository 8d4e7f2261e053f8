"""Nobody gives a role above the own, and a city always keeps somebody who can invite the others."""

from __future__ import annotations

from typing import Any

from portal.models import Municipality, User
from portal.models.user import Role
from portal.records.access import may_change

RISING: tuple[Any, ...] = (Role.AUDITOR, Role.SPECIALIST, Role.COORDINATOR, Role.ADMINISTRATOR)
"""From the one who may least."""

LAST_ADMINISTRATOR = (
    "Это последний администратор города: сначала сделайте администратором кого-то ещё, "
    "иначе приглашать сотрудников будет некому."
)


def roles_to_give(by: User) -> tuple[str, ...]:
    if by.is_superuser:
        return RISING
    if by.role not in RISING or not may_change(by, User):
        return ()
    return RISING[: RISING.index(by.role) + 1]


def is_last_administrator(person: User) -> bool:
    """Whether the city has nobody else who signs in and may invite people."""
    others = User.objects.filter(
        municipality=person.municipality_id, role=Role.ADMINISTRATOR, is_active=True
    ).exclude(pk=person.pk)
    return not others.exists()


def lock_people(city: Municipality) -> None:
    """Until the transaction ends nobody else takes an administrator from this city.

    The row of the city is locked rather than those of its people: two who switch each other off wait in one
    queue, each holding the row of another person.
    """
    Municipality.objects.select_for_update(no_key=True).get(pk=city.pk)
