"""Every change is kept, by whatever way it was made: with the person, the reason and what was there."""

from typing import Any

import pghistory
import pytest
from django.db import connection

from ngo_registry.models import Category, Organization
from portal.models import User
from portal.records.events import Difference, Event, history_of
from tests.people import make_city, make_person
from tests.records.samples import ALL_MODELS, make_records

pytestmark = pytest.mark.django_db


def labels(model: Any) -> list[str]:
    return list(model.pgh_event_model.objects.order_by("pgh_id").values_list("pgh_label", flat=True))


def test_insert_and_delete_of_every_model_are_kept() -> None:
    with pghistory.context(user=7, reason="Пример"):
        records = make_records()
        for model in reversed(ALL_MODELS):
            for field in model._meta.many_to_many:
                field.remote_field.through.objects.all().delete()
            model.objects.all()._raw_delete("default")
    for model in ALL_MODELS:
        events = model.pgh_event_model.objects.filter(pgh_obj_id=records[model].pk).order_by("pgh_id")
        assert [event.pgh_label for event in events] == ["insert", "delete"], model
        assert {event.pgh_context.metadata["reason"] for event in events} == {"Пример"}
        assert {event.pgh_context.metadata["user"] for event in events} == {7}


def test_an_update_past_the_models_is_kept_too() -> None:
    organization = make_records()[Organization]
    with pghistory.context(user=7, reason="Опечатка"), connection.cursor() as cursor:
        cursor.execute("UPDATE ngo_registry_organization SET name = 'Фонд' WHERE id = %s", [organization.pk])
        cursor.execute("UPDATE ngo_registry_organization SET name = 'Фонд' WHERE id = %s", [organization.pk])
    assert labels(Organization) == ["insert", "update"]
    event = Organization.pgh_event_model.objects.latest("pgh_id")
    assert (event.name, event.ogrn, event.pgh_context.metadata["reason"]) == (
        "Фонд",
        organization.ogrn,
        "Опечатка",
    )


def test_passwords_and_what_the_database_computes_are_not_kept() -> None:
    kept = {field.name for field in User.pgh_event_model._meta.fields}
    assert not {"password", "last_login"} & kept
    assert "search_text" not in {field.name for field in Organization.pgh_event_model._meta.fields}
    person = make_person("anna", "auditor", make_city())
    person.set_password("другой")
    person.save()
    assert labels(User) == ["insert"]
    person.role = "coordinator"
    person.save()
    assert labels(User) == ["insert", "update"]


def test_what_is_put_into_a_set_and_taken_out_is_told_with_the_person() -> None:
    organization = make_records()[Organization]
    person = make_person("anna", "coordinator", make_city())
    category = Category.objects.create(code="national", name="Национально-культурные")
    with pghistory.context(user=person.pk, reason="По уставу"):
        organization.categories.add(category)
    with pghistory.context(user=person.pk, reason="Ошибка"):
        organization.categories.remove(category)
    removed, added = of_categories(organization)[:2]
    assert (added.who, added.why) == ("anna", "По уставу")
    assert added.differences == [Difference("категории", "", "Национально-культурные")]
    assert (removed.what, removed.why) == ("изменено", "Ошибка")
    assert removed.differences == [Difference("категории", "Национально-культурные", "убрано")]
    category.delete()
    assert of_categories(organization)[1].differences[0].after == "удалённая запись"


def of_categories(organization: Organization) -> list[Event]:
    """Within one transaction all events bear the same time, so only those of the set are compared."""
    return [
        each
        for each in history_of(organization)
        if [told.label for told in each.differences] == ["категории"]
    ]
