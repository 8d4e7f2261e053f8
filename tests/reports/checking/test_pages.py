"""Findings beside the sheet, and deciding about them by hand."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core import mail

from reports.actions import resolve
from reports.builder import build
from reports.models import FindingDecision, Report
from reports.resolving import judged
from tests.pages.reading import cost_of, links_of, words_of
from tests.people import People, make_department, make_people, make_person, signed_in, visitor
from tests.reports.records import add_section, declare, make_programme, make_support, report_with, table_block

pytestmark = pytest.mark.django_db
PHONE = "<p>Звоните: 8 923 456 78 90.</p>"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def people() -> People:
    return make_people()


@pytest.fixture
def report(people: People) -> Report:
    return report_with(PHONE)


def address(report: Report, rest: str = "") -> str:
    return f"/workspace/kemerovo/reports/{report.pk}/findings/{rest}"


def digest(report: Report, person: Any) -> str:
    page = signed_in(person).get(address(report)).content.decode()
    return page.split('name="digest" value="', 1)[1].partition('"')[0]


def test_the_page_tells_what_is_wrong_and_how_grave(people: People, report: Report) -> None:
    words = words_of(signed_in(people.auditor).get(address(report)))
    assert "Личные сведения в тексте" in words
    assert "1 предупреждение" in words
    assert "Пояснить" not in words


def test_the_section_at_hand_stands_first(people: People, report: Report) -> None:
    other = add_section(report, "other", "<p>Паспорт 3204 123456</p>")
    pane = signed_in(people.coordinator).get(f"{address(report)}?section={other.pk}", headers=HTMX)
    words = words_of(pane)
    assert words.index("паспорт") < words.index("В других разделах") < words.index("номер телефона")


def test_counts_are_asked_for_alone(people: People, report: Report) -> None:
    words = words_of(signed_in(people.specialist).get(f"{address(report)}?counts=1", headers=HTMX))
    assert words.strip() == "1 предупреждение"


def test_hints_are_counted_too(people: People) -> None:
    report = report_with(table_block("financing_by_programme"), form="hints")
    for code in ("one", "two"):
        make_support(code, amount="50,0 тыс", recipients="1", programme=make_programme(code))
    declare("table:financing_by_programme/total/amount", "100,1 тыс", "rub")
    words = words_of(signed_in(people.specialist).get(f"{address(report)}?counts=1", headers=HTMX))
    assert words.split() == ["1", "подсказка", "ошибок", "нет"]


def test_all_findings_stand_by_gravity_and_explained_ones_last(people: People) -> None:
    report = report_with(PHONE, "<p>{{ no.such }}</p>", "<p>Паспорт 3204 123456</p>", form="grave")
    warning = next(each for each in judged(build(report)) if "телефона" in each.spoken.finding.message)
    resolve.explain(report, warning, reason="Телефон приёмной", by=people.coordinator)
    words = words_of(signed_in(people.auditor).get(address(report)))
    places = [
        words.index(each)
        for each in ("Отчёт с ними не опубликовать", "Исправьте или поясните", "с пояснением")
    ]
    assert places == sorted(places)
    assert places[0] < words.index("no.such") < places[1] < words.index("паспорт") < places[2]
    assert places[2] < words.index("Телефон приёмной")


def test_a_finding_leads_to_its_very_cell_and_words(people: People) -> None:
    report = report_with(PHONE, table_block("financing_by_programme"), form="places")
    make_support("one", amount="100,0 тыс", recipients="1")
    declare("table:financing_by_programme/total/amount", "90,0 тыс", "rub")
    found = links_of(signed_in(people.auditor).get(address(report)))
    links = {words.replace("\u00a0", " "): address for words, address in found.items()}
    text, table = report.sections.get().blocks.order_by("position")
    for title, block, place in (
        ("Личные сведения в тексте", text, "section:only/3#8 923 456 78 90"),
        ("Заявленное и вычисленное", table, "table:financing_by_programme/total/amount"),
    ):
        parts = urlsplit(links[title])
        assert parse_qs(parts.query)["place"][0].replace("\u00a0", " ") == place
        assert parts.fragment == f"block-{block.pk}"


def test_one_decides_again_about_a_declared_value(people: People) -> None:
    report = report_with(table_block("financing_by_programme"), form="again")
    make_support("one", amount="100,0 тыс", recipients="1")
    declared = declare("table:financing_by_programme/total/amount", "90,0 тыс", "rub")
    person = signed_in(people.coordinator)
    person.post(
        address(report, "settle/"), {"digest": digest(report, people.coordinator), "action": "accept"}
    )
    words = words_of(person.get(address(report)))
    assert "Печатается вычисленное 100,0 тыс. рублей; заявлено 90,0 тыс. рублей" in words
    given = {"declared": declared.pk}
    assert signed_in(people.specialist).post(address(report, "again/"), given).status_code == 403
    assert "снова печатает заявленное" in words_of(person.post(address(report, "again/"), given, follow=True))
    declared.refresh_from_db()
    assert declared.resolution == "open"
    gone = person.post(address(report, "again/"), given)
    assert gone.status_code == 409
    assert "Решения об этом значении уже нет" in words_of(gone)


def test_what_was_handed_can_be_taken_back(people: People, report: Report) -> None:
    person = signed_in(people.coordinator)
    department = make_department(report.municipality, "press")
    given = {"digest": digest(report, people.coordinator), "action": "hand", "department": department.pk}
    person.post(address(report, "settle/"), given)
    assert "Снять поручение" in words_of(person.get(address(report)))
    person.post(address(report, "settle/"), {"digest": given["digest"], "action": "reopen"})
    assert not FindingDecision.objects.exists()


def test_explaining_by_hand(people: People, report: Report) -> None:
    person = signed_in(people.coordinator)
    given = {"digest": digest(report, people.coordinator), "action": "explain", "reason": "Телефон приёмной"}
    answer = person.post(address(report, "settle/"), given, headers=HTMX)
    assert answer["HX-Trigger"] == "report-changed"
    assert "Телефон приёмной" in words_of(answer)
    assert "ошибок нет" in words_of(person.get(f"{address(report)}?counts=1"))


def test_without_a_script_one_comes_back_to_where_one_was(people: People, report: Report) -> None:
    given = {
        "digest": digest(report, people.coordinator),
        "action": "explain",
        "reason": "Так надо",
        "next": "https://elsewhere.example/",
    }
    answer = signed_in(people.coordinator).post(address(report, "settle/"), given)
    assert (answer.status_code, answer["Location"]) == (302, address(report))


def test_what_was_typed_stays_where_something_is_missing(people: People, report: Report) -> None:
    person = signed_in(people.coordinator)
    given = {"digest": digest(report, people.coordinator), "action": "hand", "reason": "Уберите номер"}
    answer = person.post(address(report, "settle/"), given)
    assert answer.status_code == 422
    assert "Выберите подразделение" in words_of(answer)
    assert 'value="Уберите номер"' in answer.content.decode()
    assert not FindingDecision.objects.exists()


def test_a_finding_that_is_gone_is_told(people: People, report: Report) -> None:
    person = signed_in(people.coordinator)
    answer = person.post(address(report, "settle/"), {"digest": "0" * 64, "action": "explain", "reason": "х"})
    assert answer.status_code == 409
    assert "больше нет" in words_of(answer)


def test_handing_tells_the_department(people: People, report: Report, settings: Any) -> None:
    settings.SENDS_MAIL = True
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    department = make_department(report.municipality, "press")
    colleague = make_person("press", "specialist", report.municipality, department)
    colleague.email = "press@example.ru"
    colleague.save()
    given = {
        "digest": digest(report, people.coordinator),
        "action": "hand",
        "department": department.pk,
        "reason": "Уберите номер",
    }
    signed_in(people.coordinator).post(address(report, "settle/"), given)
    assert FindingDecision.objects.get().department == department
    (letter,) = mail.outbox
    assert letter.to == ["press@example.ru"]
    assert "Уберите номер" in letter.body


@pytest.mark.parametrize(
    ("who", "status"),
    [("specialist", 403), ("auditor", 403), ("stranger", 404), ("coordinator", 422), ("administrator", 422)],
)
def test_only_who_leads_decides(people: People, report: Report, who: str, status: int) -> None:
    given = {"digest": digest(report, people.coordinator), "action": "nothing"}
    assert signed_in(getattr(people, who)).post(address(report, "settle/"), given).status_code == status


def test_a_visitor_is_asked_to_sign_in(report: Report) -> None:
    assert visitor().get(address(report)).status_code == 302


def test_cost_does_not_grow_with_findings(people: People, report: Report) -> None:
    client = signed_in(people.coordinator)
    client.get(address(report))
    before = cost_of(address(report), client)
    for number in range(4):
        add_section(report, f"more-{number}", PHONE)
    assert cost_of(address(report), client) <= before
