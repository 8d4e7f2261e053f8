"""Publishing, withdrawing and signing through the pages of the workspace."""

from __future__ import annotations

import pytest
from django.db import InternalError, transaction
from django.http import HttpResponse
from django.test import Client

from grants.models import ReportedTotal
from reports.actions.withdraw import withdraw
from reports.editions.queries import editions_of
from reports.models import Edition, Report, SectionState
from reports.views.editions import publishing
from tests.pages.reading import cost_of, element_of, links_of, words_of
from tests.people import People, make_people, signed_in, visitor
from tests.reports.editions.made import make_edition
from tests.reports.records import make_total, report_with

pytestmark = pytest.mark.django_db
TEXT = "<p>Прошло {{ reported code=events | мероприятие }}.</p>"


@pytest.fixture
def people() -> People:
    return make_people()


@pytest.fixture
def client(people: People) -> Client:
    return signed_in(people.coordinator)


@pytest.fixture
def report() -> Report:
    make_total("events", "5", "event")
    report = report_with(TEXT)
    report.sections.update(state=SectionState.ACCEPTED)
    return report


def address(report: Report, rest: str = "publish/") -> str:
    return f"/workspace/kemerovo/reports/{report.pk}/{rest}"


def correct(value: int) -> None:
    total = ReportedTotal.objects.get(code="events")
    total.value_value = value
    total.save()


def hidden(page: HttpResponse, name: str) -> str:
    (field,) = (each for each in element_of(page).iter("input") if each.get("name") == name)
    return field.get("value", "")


def post_publish(client: Client, report: Report, **fields: str) -> HttpResponse:
    """As the page's own form sends it, just opened."""
    seen = hidden(client.get(address(report)), "seen")
    return client.post(address(report), {"seen": seen, **fields})


ROLES = ("superuser", "administrator", "coordinator", "specialist", "auditor", "stranger")


@pytest.mark.parametrize(
    ("method", "rest", "expected"),
    [
        ("get", "publish/", (200, 200, 200, 403, 403, 404)),
        ("post", "publish/", (409, 409, 409, 403, 403, 404)),
        ("get", "editions/", (200, 200, 200, 200, 200, 404)),
        ("post", "editions/1/withdraw/", (422, 422, 422, 403, 403, 404)),
        ("post", "editions/1/attachments/", (422, 422, 422, 403, 403, 404)),
    ],
)
def test_who_leads_the_report_publishes_and_others_look(
    method: str, rest: str, expected: tuple[int, ...], report: Report, people: People
) -> None:
    make_edition(report)
    correct(6)
    got = [
        getattr(signed_in(getattr(people, role)), method)(address(report, rest)).status_code for role in ROLES
    ]
    assert tuple(got) == expected
    assert getattr(visitor(), method)(address(report, rest)).status_code == 302
    assert Edition.objects.get().withdrawn_at is None


def test_who_only_looks_is_offered_no_deeds(report: Report, people: People) -> None:
    make_edition(report)
    page = signed_in(people.auditor).get(address(report, "editions/"))
    assert not list(element_of(page).iter("textarea"))
    assert not links_of(page, address(report))


def test_publishing_leads_to_the_list_of_editions(client: Client, report: Report) -> None:
    response = post_publish(client, report)
    assert response.status_code == 302
    page = client.get(response["Location"])
    assert "Опубликовано: редакция 1. Её видят все." in words_of(page)
    assert "действует" in words_of(page)
    assert visitor().get("/kemerovo/reports/2023/free/").status_code == 200


def test_errors_are_told_with_the_way_to_their_block(client: Client) -> None:
    report = report_with("<p>{{ no.such.figure }}</p>")
    section = report.sections.get()
    page = client.get(address(report))
    assert "Не даёт опубликовать: 1 ошибка" in words_of(page)
    start, mark = f"{address(report, '')}?section={section.pk}&", f"#block-{section.blocks.get().pk}"
    assert any(link.startswith(start) and link.endswith(mark) for link in links_of(page).values())
    assert not [
        each for each in element_of(page).iter("button") if "Опубликовать" in "".join(each.itertext())
    ]
    assert client.post(address(report), {"confirmed": "on"}).status_code == 422
    assert not Edition.objects.exists()


def test_warnings_are_told_until_they_are_explained(client: Client) -> None:
    report = report_with("<p>Семинар прошёл 23 июля 2024 года.</p>")
    assert "Нужно пояснение: 1 предупреждение" in words_of(client.get(address(report)))


def test_sections_that_nobody_accepted_are_confirmed(client: Client, report: Report) -> None:
    report.sections.update(state=SectionState.SUBMITTED)
    assert "Не принято: 1 раздел" in words_of(client.get(address(report)))
    refused = post_publish(client, report)
    assert refused.status_code == 422
    assert "отметьте, что публикуете и так" in words_of(refused)
    assert post_publish(client, report, confirmed="on").status_code == 302


def test_a_correction_shows_what_changes_and_asks_for_the_reason(client: Client, report: Report) -> None:
    make_edition(report)
    correct(7)
    page = client.get(address(report))
    assert "Что изменится для читателей" in words_of(page)
    assert "1 изменение" in words_of(page)
    refused = post_publish(client, report, reason=" ")
    assert refused.status_code == 422
    assert "Напишите, что исправлено" in words_of(refused)
    assert post_publish(client, report, reason="Исправлен счёт").status_code == 302
    assert editions_of(report)[0].reason == "Исправлен счёт"


def test_nothing_new_is_told_instead_of_a_button(client: Client, report: Report) -> None:
    make_edition(report)
    page = client.get(address(report))
    assert "Отчёт не отличается от редакции 1" in words_of(page)
    assert client.post(address(report), {"reason": "Ещё", "seen": "x"}).status_code in (409, 422)
    assert Edition.objects.count() == 1


def test_what_was_withdrawn_is_named_before_it_is_published_again(
    client: Client, report: Report, people: People
) -> None:
    withdraw(make_edition(report), by=people.coordinator, reason="Личные данные")
    page = words_of(client.get(address(report)))
    assert "Отчёт такой же, как в отозванной редакции 1." in page.replace("\u00a0", " ")
    assert "Личные данные" in page
    assert post_publish(client, report, reason="Отозвана по ошибке").status_code == 302
    assert [each.is_withdrawn for each in editions_of(report)] == [False, True]


def test_a_report_that_changed_meanwhile_is_shown_again_with_what_was_typed(
    client: Client, report: Report
) -> None:
    make_edition(report)
    correct(6)
    seen = hidden(client.get(address(report)), "seen")
    correct(7)
    page = client.post(address(report), {"seen": seen, "reason": "Исправлен счёт"})
    assert page.status_code == 409
    assert "Пока вы смотрели, отчёт изменился" in words_of(page)
    assert "".join(next(element_of(page).iter("textarea")).itertext()) == "Исправлен счёт"
    assert hidden(page, "seen") != seen
    assert Edition.objects.count() == 1


def test_a_second_click_is_told_what_the_first_one_did(
    client: Client, report: Report, people: People
) -> None:
    seen = hidden(client.get(address(report)), "seen")
    assert client.post(address(report), {"seen": seen}).status_code == 302
    again = client.post(address(report), {"seen": seen}, follow=True)
    assert "Опубликовано: редакция 1. Её видят все." in words_of(again)
    assert signed_in(people.administrator).post(address(report), {"seen": seen}).status_code == 422
    assert Edition.objects.count() == 1


def test_a_report_deleted_meanwhile_is_not_found(
    client: Client, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the door, which has found it, and the reading."""
    seen = hidden(client.get(address(report)), "seen")
    door = publishing.publish

    def after_somebody_deleted_it(found: Report, **asked: object) -> Edition:
        Report.objects.filter(pk=found.pk).delete()
        return door(found, **asked)  # type: ignore[arg-type]

    monkeypatch.setattr(publishing, "publish", after_somebody_deleted_it)
    assert client.post(address(report), {"seen": seen}).status_code == 404


def test_withdrawing_keeps_the_edition_with_its_reason(
    client: Client, report: Report, people: People
) -> None:
    edition = make_edition(report)
    response = client.post(address(report, "editions/1/withdraw/"), {"reason": "Личные данные"})
    assert response.status_code == 302
    edition.refresh_from_db()
    assert (edition.withdrawn_because, edition.withdrawn_by) == ("Личные данные", people.coordinator)
    assert "Личные данные" in words_of(client.get(address(report, "editions/")))


def test_a_withdrawal_is_not_taken_back(report: Report, people: People) -> None:
    withdraw(make_edition(report), by=people.coordinator, reason="Личные данные")
    with pytest.raises(InternalError, match="Cannot update"), transaction.atomic():
        Edition.objects.update(withdrawn_at=None)


def test_withdrawing_without_a_reason_or_twice_is_refused_in_words(
    client: Client, report: Report, people: People
) -> None:
    edition = make_edition(report)
    refused = client.post(address(report, "editions/1/withdraw/"), {"reason": " "})
    assert refused.status_code == 422
    assert "Напишите, почему редакция отзывается" in words_of(refused)
    withdraw(edition, by=people.coordinator, reason="Первый раз")
    again = client.post(address(report, "editions/1/withdraw/"), {"reason": "Второй раз"})
    assert again.status_code == 422
    assert "уже отозвана" in words_of(again)
    assert Edition.objects.get().withdrawn_because == "Первый раз"


@pytest.mark.parametrize("rest", ["editions/2/withdraw/", "editions/99999999999999999/attachments/"])
def test_an_edition_that_is_not_there_is_not_found(rest: str, client: Client, report: Report) -> None:
    make_edition(report)
    assert client.post(address(report, rest)).status_code == 404


def test_the_list_costs_the_same_with_more_editions(client: Client, report: Report) -> None:
    make_edition(report)

    def more() -> None:
        for value in (6, 7, 8):
            correct(value)
            make_edition(report)

    client.get(address(report, "editions/"))  # what every page of the session asks once
    before = cost_of(address(report, "editions/"), client)
    more()
    assert cost_of(address(report, "editions/"), client) == before
