from __future__ import annotations

import pytest

from reports.models import Report, SavedForm
from tests.people import People, make_people, signed_in
from tests.reports.records import add_section, make_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> People:
    return make_people()


@pytest.fixture
def report() -> Report:
    made = make_report(form="kogalym_support", title="Отчёт")
    add_section(made, "own", "<p>Текст</p>", {"type": "own_table"}, title="Итоги 2023 года")
    return made


@pytest.fixture
def form(people: People, report: Report) -> SavedForm:
    given = {"title": "Наша форма", "about": "Для поддержки", "is_shared": "on"}
    response = signed_in(people.coordinator).post(
        f"/workspace/kemerovo/reports/{report.pk}/save-form/", given
    )
    assert response.url == "/workspace/kemerovo/reports/"
    return SavedForm.objects.get()


def address(form: SavedForm, deed: str = "") -> str:
    return f"/workspace/kemerovo/reports/forms/{form.code}/{deed}"


def test_a_report_is_saved_as_a_form(people: People, report: Report, form: SavedForm) -> None:
    assert (form.title, form.about, form.is_shared) == ("Наша форма", "Для поддержки", True)
    assert (form.made_from, form.made_by) == (report, people.coordinator)
    page = signed_in(people.coordinator).get(f"/workspace/kemerovo/reports/{report.pk}/save-form/")
    assert "Итоги 2023 года" in page.text
    assert "таблиц и диаграмм: 1" in page.text
    assert "Наша форма" in signed_in(people.coordinator).get("/workspace/kemerovo/reports/").text


def test_a_form_needs_a_name(people: People, report: Report) -> None:
    client = signed_in(people.coordinator)
    response = client.post(
        f"/workspace/kemerovo/reports/{report.pk}/save-form/", {"title": "", "about": "Моё"}
    )
    assert response.status_code == 422
    assert "Моё" in response.text
    assert not SavedForm.objects.exists()


def test_its_name_changes_and_two_do_not_overwrite_each_other(people: People, form: SavedForm) -> None:
    client = signed_in(people.coordinator)
    version = client.get(address(form)).context["version"]
    given = {"title": "Иначе", "about": "", "version": version}
    assert client.post(address(form), given).status_code == 302
    response = client.post(address(form), {**given, "title": "Моя правка"})
    assert response.status_code == 409
    assert "Моя правка" in response.text
    assert "«Иначе»" in response.text
    form.refresh_from_db()
    assert (form.title, form.is_shared) == ("Иначе", False)
    again = {**given, "title": "Моя правка", "version": response.context["version"]}
    assert client.post(address(form), again).status_code == 302


def test_it_is_deleted_when_no_report_needs_it(people: People, form: SavedForm) -> None:
    client = signed_in(people.coordinator)
    report = make_report(form=form.code, title="По форме")
    response = client.post(address(form, "delete/"))
    assert response.status_code == 409
    assert "удалить её нельзя" in response.text
    report.delete()
    assert client.post(address(form, "delete/")).status_code == 302
    assert not SavedForm.objects.exists()
    assert client.post(address(form, "delete/")).status_code == 404


def test_only_who_leads_reports_of_the_city(people: People, report: Report, form: SavedForm) -> None:
    saving = f"/workspace/kemerovo/reports/{report.pk}/save-form/"
    for person in (people.specialist, people.auditor):
        for page in (saving, address(form), address(form, "delete/")):
            assert signed_in(person).post(page, {}).status_code == 403
    stranger = signed_in(people.stranger)
    assert stranger.get(address(form)).status_code == 404
    assert stranger.post(f"/workspace/kogalym/reports/forms/{form.code}/delete/").status_code == 404
    assert SavedForm.objects.count() == 1
