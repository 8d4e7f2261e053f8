"""The city made up for measuring keeps to every rule of the records."""

import pytest
from django.db import connection

from grants.models import Award, ContestRound, RegisterEntry, Support
from ngo_registry.models import ActivityKind, Category, Contact, FormerName, LegalForm, Organization, Sphere
from ngo_registry.validators import validate_inn, validate_ogrn
from portal.models import Municipality
from reports.imports.scale import city as scale

ORGANIZATIONS, SUPPORT = 400, 9_000


@pytest.fixture
def made(db: None) -> Municipality:
    LegalForm.objects.create(code="71400", name="АНО")
    LegalForm.objects.create(code="70400", name="Фонд")
    for book in (Category, Sphere, ActivityKind):
        book.objects.create(code="one", name="Первая")
        book.objects.create(code="two", name="Вторая")
    return scale.make_scale(ORGANIZATIONS, SUPPORT)


def test_the_rows_are_as_many_and_as_different_as_asked_for(made: Municipality) -> None:
    organizations = Organization.objects.filter(municipality=made)
    assert organizations.count() == ORGANIZATIONS == organizations.values("name").distinct().count()
    assert Support.objects.filter(municipality=made).count() == SUPPORT
    assert set(Support.objects.values_list("year", flat=True)) == set(range(2014, 2024))
    assert FormerName.objects.count() == 20
    assert Contact.objects.filter(is_published=True).exists()
    assert organizations.filter(categories=None).exists()
    assert organizations.exclude(categories=None).exists()
    assert (ContestRound.objects.count(), RegisterEntry.objects.count()) == (300, 1_000)
    assert Award.objects.count() == 20_000


def test_every_row_keeps_the_rules(made: Municipality) -> None:
    connection.check_constraints()
    for organization in Organization.objects.filter(municipality=made)[:50]:
        validate_ogrn(organization.ogrn)
        validate_inn(organization.inn)
        organization.full_clean()
    for support in Support.objects.filter(municipality=made).order_by("-pk")[:50]:
        support.full_clean()


def test_two_runs_make_the_same_city(made: Municipality, monkeypatch: pytest.MonkeyPatch) -> None:
    def said(city: Municipality) -> list[tuple[str, ...]]:
        mine = Organization.objects.filter(municipality=city).order_by("code")
        return list(mine.values_list("name", "address", "status", "legal_form__code", "categories__code"))

    monkeypatch.setattr(scale, "SLUG", "primersk-again")
    assert said(made) == said(scale.make_scale(ORGANIZATIONS, SUPPORT)) != []
