"""Who answers for whom."""

from portal.models import User
from portal.records.access import may_change


def answers_for(by: User, person: User) -> bool:
    """An administrator for the people of the city, a superuser for all; nobody else for a superuser:
    a new password for one, or no second factor, would be a way up."""
    return may_change(by, User, person) and (by.is_superuser or not person.is_superuser)
