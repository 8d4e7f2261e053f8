"""Who may see and change which records: people of a city their city's, specialists mostly their department's.

The table of roles is in `rights`; here a person, a kind of record and a record are looked up in it.
"""

from django.db import models
from django.db.models import Q

from portal.models import Department, Municipality, User
from portal.models.user import Role
from portal.records.references import city_path
from portal.records.rights import DEPARTMENT, Right, right_of


def is_of_one_city(user: User) -> bool:
    """Whether a person sees one city only; people without a city belong to the whole portal."""
    return not user.is_superuser and user.municipality_id is not None


def is_specialist(user: User) -> bool:
    return not user.is_superuser and user.role == Role.SPECIALIST


def city_of_user(user: User) -> str | None:
    """The slug of the only city that a person sees."""
    return user.municipality.slug if is_of_one_city(user) else None


def within_city(records: models.QuerySet, user: User) -> models.QuerySet:
    """What a person sees of a table: the own city's records and those that belong to no city."""
    if not is_of_one_city(user):
        return records
    if records.model is Municipality:
        return records.filter(pk=user.municipality_id)
    path = city_path(records.model).removesuffix("__slug")
    return records.filter(Q(**{path: user.municipality_id}) | Q(**{path: None})) if path else records


def may_see(user: User) -> bool:
    return user.is_active and (user.is_superuser or bool(user.role))


def right(user: User, model: type[models.Model]) -> Right:
    """What a person may do with records of this kind at the most."""
    if not may_see(user):
        return Right.NOTHING
    return Right.CHANGE if user.is_superuser else right_of(user.role, model._meta.label_lower)


def may_change(user: User, model: type[models.Model], record: models.Model | None = None) -> bool:
    """Whether a person may change this record, or, without one, records of this kind at all."""
    allowed = right(user, model)
    if user.is_superuser or allowed < Right.CHANGE_OWN:
        return allowed is Right.CHANGE
    if allowed is Right.CHANGE_OWN and user.department_id is None:
        return False
    return record is None or (
        is_of_city(record, user)
        and (allowed is Right.CHANGE or department_of_record(record) == user.department)
    )


def may_add(user: User, model: type[models.Model]) -> bool:
    """A new city is set up by those who stand above the cities."""
    return may_change(user, model) and not (model is Municipality and is_of_one_city(user))


def may_load(user: User, model: type[models.Model]) -> bool:
    """Files of the admin hold the records of many departments, so specialists do not load them there."""
    return user.role != Role.SPECIALIST and may_change(user, model)


def may_merge(user: User) -> bool:
    """To make one organisation of two touches the records of every department."""
    return user.is_superuser or user.role in (Role.COORDINATOR, Role.ADMINISTRATOR)


def department_of_record(record: models.Model) -> Department | None:
    found: object = record
    for name in DEPARTMENT.get(record._meta.label_lower, "department").split("__"):
        found = getattr(found, name, None)
    return found if isinstance(found, Department) else None


def is_of_city(record: models.Model, user: User) -> bool:
    """Whether a record belongs to the person's city; what belongs to no city is the superuser's to change."""
    city = city_of_record(record)
    return city is not None and (user.municipality_id is None or city == user.municipality)


def city_of_record(record: models.Model) -> Municipality | None:
    found: object = record
    if isinstance(record, Municipality):
        return record
    for name in city_path(type(record)).split("__")[:-1]:
        found = getattr(found, name, None)
    return found if isinstance(found, Municipality) else None
