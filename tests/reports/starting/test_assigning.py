from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.models import Department, User
from reports.actions.compose import lay_out
from reports.actions.start_from_last import start_from_last
from reports.models import PlanItem, Report, Section, SectionState
from tests.people import People, make_city, make_department, make_people, make_person, signed_in
from tests.reports.records import add_section, make_plan, make_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> People:
    return make_people()


@pytest.fixture
def client(people: People) -> Client:
    return signed_in(people.coordinator)


@pytest.fixture
def report() -> Report:
    made = make_report(title="Отчёт")
    for code in ("one", "two"):
        add_section(made, code, "", name=f"Раздел {code}")
    return made


def address(report: Report) -> str:
    return f"/workspace/kemerovo/reports/{report.pk}/assign/"


def given(client: Client, report: Report, **changed: str) -> dict[str, str]:
    """What the browser would send of the page, with changes: ``one_due_on``."""
    posted = {"for_all": ""}
    for line in client.get(address(report)).context["lines"]:
        for field in line.form:
            value = field.value()
            posted[field.html_name] = "" if value is None else str(value)
        for name, value in changed.items():
            code, _, field = name.partition("_")
            if line.section.code == code:
                posted[f"section-{line.section.pk}-{field}"] = value
    return posted


def one(report: Report) -> Section:
    return report.sections.get(code="one")


def test_sections_get_departments_and_days_at_once(client: Client, report: Report) -> None:
    culture = make_department(report.municipality)
    posted = given(
        client, report, one_department=str(culture.pk), one_due_on="1 марта 2024", two_due_on="2024-03-05"
    )
    response = client.post(address(report), posted)
    assert response.url == f"/workspace/kemerovo/reports/{report.pk}/board/"
    assert (one(report).department, one(report).due_on) == (culture, datetime.date(2024, 3, 1))
    assert report.sections.get(code="two").due_on == datetime.date(2024, 3, 5)


def test_those_who_got_sections_are_written_to(
    people: People, client: Client, report: Report, settings: Any
) -> None:
    settings.SENDS_MAIL = True
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    people.specialist.email = "culture@example.ru"
    people.specialist.save()
    posted = given(client, report, one_department=str(people.specialist.department_id))
    client.post(address(report), posted)
    assert [letter.to for letter in mail.outbox] == [["culture@example.ru"]]
    client.post(address(report), given(client, report))
    assert len(mail.outbox) == 1


@pytest.fixture
def outbox(people: People, settings: Any) -> list[EmailMessage]:
    """Letters of the department of culture and of the department of sport."""
    settings.SENDS_MAIL = True
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    city = people.specialist.municipality
    make_person("sportsman", "specialist", city, make_department(city, "sport"))
    for person in (people.specialist, User.objects.get(username="sportsman")):
        person.email = f"{person.username}@example.ru"
        person.save()
    return mail.outbox


def letters(outbox: list[EmailMessage]) -> dict[str, str]:
    assert len({each.to[0] for each in outbox}) == len(outbox), "one letter a person"
    told = {each.to[0].partition("@")[0]: f"{each.subject}\n{each.body}" for each in outbox}
    outbox.clear()
    return {name: text.replace("\xa0", " ") for name, text in told.items()}


def test_one_letter_tells_all_that_has_changed_for_a_department(
    people: People, client: Client, report: Report, outbox: list[EmailMessage]
) -> None:
    culture, sport = people.specialist.department, Department.objects.get(code="sport")
    Section.objects.update(department=culture)
    day = {"one_due_on": "01.03.2099", "two_due_on": "02.03.2099"}
    client.post(address(report), given(client, report, **day, two_department=str(sport.pk)))
    told = letters(outbox)
    assert told["sportsman"].startswith("Вам поручили 1 раздел отчёта\n")
    assert "Раздел two\nДо 02.03.2099\n" in told["sportsman"]
    assert told["specialist"].startswith("Поручения по отчёту изменились: 2 раздела\n")
    assert "Раздел one\nНовый срок: до 01.03.2099\n" in told["specialist"]
    assert f"Раздел two\nТеперь пишет {sport}\n" in told["specialist"]
    client.post(address(report), given(client, report, two_department=str(culture.pk)))
    assert "Раздел two\nДо 02.03.2099\n" in letters(outbox)["specialist"]


def test_a_moved_day_of_what_is_handed_in_is_no_news(
    people: People, client: Client, report: Report, outbox: list[EmailMessage]
) -> None:
    Section.objects.update(department=people.specialist.department, state=SectionState.SUBMITTED)
    client.post(address(report), given(client, report, one_due_on="01.03.2099"))
    assert outbox == []


def test_what_came_along_from_last_year_is_told_when_it_is_saved(
    people: People, client: Client, report: Report, outbox: list[EmailMessage]
) -> None:
    Section.objects.update(department=people.specialist.department, due_on=datetime.date(2024, 3, 1))
    made = start_from_last(report, report.year + 1, title="", plan=None, by=people.coordinator)
    assert outbox == []
    assert "перешли из отчёта за 2023" in client.get(address(made)).text.replace("&nbsp;", " ")
    client.post(address(made), given(client, made))
    assert letters(outbox)["specialist"].startswith("Вам поручили 2 раздела отчёта\n")
    client.post(address(made), given(client, made))
    assert outbox == []


def test_a_day_that_moves_before_anybody_was_told_is_the_day(
    people: People, client: Client, report: Report, outbox: list[EmailMessage]
) -> None:
    Section.objects.update(department=people.specialist.department, due_on=datetime.date(2024, 3, 1))
    made = start_from_last(report, report.year + 1, title="", plan=None, by=people.coordinator)
    client.post(address(made), given(client, made, one_due_on="01.03.2099"))
    letter = letters(outbox)["specialist"]
    assert letter.startswith("Вам поручили 2 раздела отчёта\n")
    assert (letter.count("Раздел one"), "новый срок" in letter) == (1, False)


def test_who_never_heard_of_a_section_does_not_hear_that_it_is_gone(
    people: People, client: Client, report: Report, outbox: list[EmailMessage]
) -> None:
    Section.objects.update(department=people.specialist.department)
    made = start_from_last(report, report.year + 1, title="", plan=None, by=people.coordinator)
    sport = Department.objects.get(code="sport")
    client.post(address(made), given(client, made, one_department=str(sport.pk)))
    letter = letters(outbox)["specialist"]
    assert ("Раздел two" in letter, "Раздел one" in letter) == (True, False)
    client.post(address(made), given(client, made, two_department=str(sport.pk)))
    assert "Раздел two" in letters(outbox)["specialist"], "of this one it had been told"


def test_who_gets_an_address_later_is_told_then(
    people: People, client: Client, report: Report, outbox: list[EmailMessage]
) -> None:
    Section.objects.update(department=people.specialist.department)
    made = start_from_last(report, report.year + 1, title="", plan=None, by=people.coordinator)
    User.objects.filter(pk=people.specialist.pk).update(email="")
    page = client.post(address(made), given(client, made), follow=True).text
    assert f"{people.specialist.department}: ни у кого нет адреса почты" in page
    User.objects.filter(pk=people.specialist.pk).update(email="specialist@example.ru")
    client.post(address(made), given(client, made))
    assert letters(outbox)["specialist"].startswith("Вам поручили 2 раздела отчёта\n")


def test_who_cannot_be_written_to_is_named(
    people: People, client: Client, report: Report, settings: Any
) -> None:
    settings.SENDS_MAIL = True
    posted = given(client, report, one_department=str(people.specialist.department_id))
    page = client.post(address(report), posted, follow=True).text
    assert f"{people.specialist.department}: ни у кого нет адреса почты" in page


def test_a_day_that_has_passed_is_marked(client: Client, report: Report) -> None:
    Section.objects.filter(pk=one(report).pk).update(due_on=datetime.date(2024, 3, 1))
    assert client.get(address(report)).text.count("срок уже прошёл") == 1


def test_one_day_for_all_is_put_in_and_not_yet_saved(client: Client, report: Report) -> None:
    culture = make_department(report.municipality)
    posted = {
        **given(client, report, one_department=str(culture.pk)),
        "for_all": "01.03.2024",
        "do": "spread",
    }
    response = client.post(address(report), posted)
    assert response.status_code == 200
    lines = response.context["lines"]
    assert [line.form["due_on"].value() for line in lines] == ["01.03.2024", "01.03.2024"]
    assert lines[0].form["department"].value() == str(culture.pk)
    assert one(report).due_on is None
    wrong = client.post(address(report), {**posted, "for_all": "весной"})
    assert wrong.status_code == 422
    assert wrong.context["for_all_error"]
    assert wrong.context["lines"][0].form["department"].value() == str(culture.pk)


@pytest.mark.parametrize("day", ["31.02.2024", "завтра", "1" * 50])
def test_a_day_that_is_none_is_told_at_its_field_and_nothing_is_saved(
    client: Client, report: Report, day: str
) -> None:
    response = client.post(address(report), given(client, report, one_due_on=day, two_due_on="01.03.2024"))
    assert response.status_code == 422
    first, second = response.context["lines"]
    assert set(first.form.errors) == {"due_on"}
    assert first.form["due_on"].value() == day
    assert not second.form.errors
    assert report.sections.get(code="two").due_on is None


def test_departments_of_another_city_cannot_be_chosen(client: Client, report: Report) -> None:
    foreign = make_department(make_city("kogalym"), "foreign")
    response = client.post(address(report), given(client, report, one_department=str(foreign.pk)))
    assert response.status_code == 422
    assert one(report).department is None


def test_two_who_assign_at_once(people: People, client: Client, report: Report) -> None:
    culture = make_department(report.municipality)
    mine = given(client, report, one_due_on="01.03.2024")
    theirs = given(client, report, one_department=str(culture.pk))
    assert signed_in(people.administrator).post(address(report), theirs).status_code == 302
    response = client.post(address(report), mine)
    assert response.status_code == 409
    assert str(culture) in response.text
    assert one(report).department == culture
    again = {**mine, f"section-{one(report).pk}-was": response.context["lines"][0].form["was"].value()}
    assert client.post(address(report), again).status_code == 302
    assert (one(report).department, one(report).due_on) == (None, datetime.date(2024, 3, 1))


def test_departments_of_the_plan_are_offered(client: Client) -> None:
    plan = make_plan(("first", "sport youth"))
    report = make_report(form="kemerovo_plan", plan=plan)
    lay_out(report, by=None)
    culture = make_department(report.municipality)
    PlanItem.objects.get(code="sport").departments.add(culture)
    lines = {line.section.code: line for line in client.get(address(report)).context["lines"]}
    assert lines["sport"].form["department"].value() == culture.pk
    assert lines["sport"].form.is_offered
    assert lines["sport"].number == "1.1"
    assert client.post(address(report), given(client, report)).status_code == 302
    assert report.sections.get(code="sport").department == culture
    assert report.sections.get(code="youth").department is None


def test_accepted_sections_are_shown_and_not_asked_about(client: Client, report: Report) -> None:
    Section.objects.filter(pk=one(report).pk).update(state=SectionState.ACCEPTED)
    posted = {**given(client, report), f"section-{one(report).pk}-due_on": "01.03.2024"}
    assert client.post(address(report), posted).status_code == 302
    assert one(report).due_on is None
    assert "принят" in client.get(address(report)).text


def test_who_does_not_lead_the_report_is_refused(people: People, report: Report) -> None:
    for person in (people.specialist, people.auditor):
        assert signed_in(person).get(address(report)).status_code == 403
        assert signed_in(person).post(address(report), {}).status_code == 403
    assert signed_in(people.stranger).get(address(report)).status_code == 404


def test_the_number_of_queries_does_not_grow(
    client: Client, report: Report, django_assert_num_queries: Any
) -> None:
    client.get(address(report))
    with CaptureQueriesContext(connection) as before:
        client.get(address(report))
    for code in ("three", "four", "five"):
        add_section(report, code, "")
        Department.objects.create(municipality=report.municipality, code=code, name=code)
    with django_assert_num_queries(len(before)):
        client.get(address(report))
