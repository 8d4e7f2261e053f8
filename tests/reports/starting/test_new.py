from __future__ import annotations

import pytest
from django.utils import timezone

from reports.actions.save_form import save_form
from reports.models import Plan, Report, SavedForm
from tests.people import People, make_city, make_people, signed_in
from tests.reports.records import add_section, make_plan, make_report

pytestmark = pytest.mark.django_db
ADDRESS = "/workspace/kemerovo/reports/new/"


@pytest.fixture
def people() -> People:
    return make_people()


def offered(people: People) -> dict[str, list[str]]:
    groups = signed_in(people.coordinator).get(ADDRESS).context["groups"]
    return {group.title: [offer.value for offer in group.offers] for group in groups}


def shared_by(people: People, city: str, **fields: object) -> SavedForm:
    report = make_report(city=make_city(city), form=f"own-{SavedForm.objects.count()}", title="Отчёт")
    add_section(report, "only", "", title="Итоги 2023 года")
    given = {"title": f"Форма {city}", "about": "Коротко", "is_shared": True, **fields}
    return save_form(report, **given, by=people.superuser)


def test_what_a_report_may_begin_with(people: People) -> None:
    last = make_report(form="public_dialogue")
    own = shared_by(people, "kemerovo", is_shared=False)
    foreign = shared_by(people, "kogalym")
    hidden = shared_by(people, "kogalym", is_shared=False)
    found = offered(people)
    assert f"last:{last.pk}" in found["По прошлому отчёту города"]
    assert found["По форме города"] == [own.code]
    assert found["По форме другого города"] == [foreign.code]
    assert "kogalym_support" in found["По готовой форме портала"]
    assert hidden.code not in str(found)
    text = signed_in(people.coordinator).get(ADDRESS).text
    assert f"Итоги {timezone.localdate().year - 1} года" in text


def test_a_year_begins_with_the_last_report(people: People) -> None:
    last = make_report(form="own", title="Отчёт за 2023 год", plan=make_plan(("first", "")))
    add_section(last, "only", "<p>Текст</p>")
    client = signed_in(people.coordinator)
    response = client.post(ADDRESS, {"form": f"last:{last.pk}", "year": "2024", "title": ""})
    made = Report.objects.get(year=2024)
    assert response.url == f"/workspace/kemerovo/reports/{made.pk}/assign/"
    assert (made.title, made.continues, made.plan) == ("Отчёт за 2024 год", last, last.plan)
    again = client.post(ADDRESS, {"form": f"last:{last.pk}", "year": "2024", "title": ""})
    assert again.status_code == 422
    assert "Отчёт за 2024 год по этой форме уже открыт" in again.text


def test_a_plan_that_has_ended_is_asked_for(people: People) -> None:
    last = make_report(form="own", plan=make_plan(("first", "")))
    client = signed_in(people.coordinator)
    given = {"form": f"last:{last.pk}", "year": "2025", "title": "Новый"}
    response = client.post(ADDRESS, given)
    assert response.status_code == 422
    assert "действует в 2022–2024 годах" in response.context["form"].errors["plan"][0]
    plan = Plan.objects.create(
        municipality=make_city(), code="next", title="Следующий", year_from=2025, year_to=2027
    )
    assert client.post(ADDRESS, {**given, "plan": str(plan.pk)}).status_code == 302
    assert Report.objects.get(year=2025).plan == plan


def test_a_form_of_another_city_opens_a_report_with_a_title_of_its_own(people: People) -> None:
    foreign = shared_by(people, "kogalym")
    client = signed_in(people.coordinator)
    assert client.post(ADDRESS, {"form": foreign.code, "year": "2024"}).status_code == 302
    report = Report.objects.get(municipality=make_city(), year=2024)
    assert report.title == "Форма kogalym за 2024 год"
    assert report.sections.get().title == "Итоги 2024 года"


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"form": "none", "year": "2024"},
        {"form": "last:999999", "year": "2024"},
        {"form": "kogalym_support", "year": "МММ"},
        {"form": "kogalym_support", "year": "1"},
        {"form": "kogalym_support", "year": "2024", "plan": "x"},
        {"form": "kogalym_support", "year": "2024", "title": "я" * 700},
        {"form": "kemerovo_plan", "year": "2024"},
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_opened(people: People, given: dict[str, str]) -> None:
    response = signed_in(people.coordinator).post(ADDRESS, {"title": "Моё название", **given})
    assert response.status_code in (200, 422)
    assert response.context["form"].errors
    assert given.get("title", "Моё название") in response.text
    assert not Report.objects.exists()


def test_reports_of_other_cities_are_not_begun_with(people: People) -> None:
    foreign = make_report(city=make_city("kogalym"), form="own")
    response = signed_in(people.coordinator).post(ADDRESS, {"form": f"last:{foreign.pk}", "year": "2024"})
    assert response.status_code == 422


def test_only_who_leads_reports_begins_one(people: People) -> None:
    for person in (people.specialist, people.auditor):
        assert signed_in(person).get(ADDRESS).status_code == 403
        assert signed_in(person).post(ADDRESS, {}).status_code == 403
    assert signed_in(people.administrator).get(ADDRESS).status_code == 200
    assert signed_in(people.stranger).get(ADDRESS).status_code == 404
