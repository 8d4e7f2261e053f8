"""Who may see and change which records: people of a city their city's, specialists their department's.

superuser       everything, also what all cities share
administrator   all of the city
coordinator     all of the city except its people and departments
specialist      the records of the own department
auditor         reads
"""

from django.db import models
from django.db.models import Q

from portal.models import Department, Municipality, User
from portal.models.user import Role
from portal.records.references import city_path

KEPT_BY_ADMINISTRATOR = (User, Department)


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


def may_change(user: User, model: type[models.Model], record: models.Model | None = None) -> bool:
    """Whether a person may change this record, or, without one, records of this kind at all."""
    if not may_see(user):
        return False
    if user.is_superuser:
        return True
    if not city_path(model) or (record is not None and not is_of_city(record, user)):
        return False
    if user.role == Role.SPECIALIST:
        return may_change_as_specialist(user, model, record)
    return user.role == Role.ADMINISTRATOR or (
        user.role == Role.COORDINATOR and model not in KEPT_BY_ADMINISTRATOR
    )


def may_change_as_specialist(user: User, model: type[models.Model], record: models.Model | None) -> bool:
    if user.department_id is None or model is User or not has_department(model):
        return False
    return record is None or record.department_id == user.department_id


def may_load(user: User, model: type[models.Model]) -> bool:
    """Files hold the records of many departments, so specialists do not load them."""
    return user.role != Role.SPECIALIST and may_change(user, model)


def has_department(model: type[models.Model]) -> bool:
    return any(field.name == "department" for field in model._meta.fields)


def is_of_city(record: models.Model, user: User) -> bool:
    """Whether a record belongs to the person's city; what belongs to no city is the superuser's to change."""
    city = city_of_record(record)
    return city is not None and (user.municipality_id is None or city == user.municipality)


def city_of_record(record: models.Model) -> Municipality | None:
    found: object = record
    for name in city_path(type(record)).split("__")[:-1]:
        found = getattr(found, name, None)
    return found if isinstance(found, Municipality) else None
