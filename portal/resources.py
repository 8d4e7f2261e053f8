"""The tables of the ground: cities, departments, acts, people."""

from typing import Any

from portal.models import CalendarDay, Department, LegalAct, Municipality, User
from portal.records.resource import resource_of

# What lets a person in is given by an administrator's hand, never by a file.
ENTRY = ("password", "last_login", "date_joined", "is_superuser", "is_staff", "groups", "user_permissions")


class People(resource_of(User, key=("username",), omit=ENTRY)):  # type: ignore[misc]
    """A person who comes from a file signs in once an administrator gives a password."""

    def after_init_instance(self, instance: User, new: bool, row: Any, **kwargs: Any) -> None:
        if new:
            instance.set_unusable_password()


TABLES = {
    "municipalities": resource_of(Municipality),
    "departments": resource_of(Department),
    "legal_acts": resource_of(LegalAct),
    "calendar_days": resource_of(CalendarDay),
    "users": People,
}
