"""What is set for a report as a whole, and by whom."""

from typing import Any

import pytest

from portal.workspace.version import version_of
from reports.models import Report
from tests.pages.reading import words_of
from tests.people import People, make_people, signed_in
from tests.reports.records import add_section, make_report

pytestmark = pytest.mark.django_db
GIVEN = {
    "title": "Отчёт о поддержке",
    "signer_position": "Глава города",
    "signer_name": "И.И. Иванов",
    "prints_sources": "on",
}


@pytest.fixture
def people() -> People:
    return make_people()


@pytest.fixture
def report(people: People) -> Report:
    return make_report(is_public=True)


def address(report: Report) -> str:
    return f"/workspace/kemerovo/reports/{report.pk}/settings/"


def form(report: Report, **values: Any) -> dict[str, Any]:
    return {**GIVEN, "version": version_of(report), **values}


def test_settings_are_kept_with_who_changed_them(people: People, report: Report) -> None:
    client = signed_in(people.coordinator)
    assert "Показывать на сайте до публикации" in words_of(client.get(address(report)))
    saved = client.post(address(report), form(report, title="  Отчёт \n о поддержке "))
    assert saved["Location"] == f"/workspace/kemerovo/reports/{report.pk}/"
    report.refresh_from_db()
    assert (report.title, report.signer_name, report.prints_sources, report.is_public) == (
        *("Отчёт о поддержке", "И.И. Иванов", True, False),
    )
    event = Report.pgh_event_model.objects.filter(pgh_obj_id=report.pk).latest("pgh_id")
    assert event.pgh_context.metadata["user"] == people.coordinator.pk
    assert event.pgh_context.metadata["reason"] == "Настройки отчёта"


def test_the_same_again_changes_nothing(people: People, report: Report) -> None:
    client = signed_in(people.coordinator)
    client.post(address(report), form(report))
    before = version_of(report)
    client.post(address(report), form(report))
    assert version_of(report) == before


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"title": " "}, "Напишите заголовок отчёта."),
        ({"title": "я" * 1001}, "Сократите заголовок"),
        ({"signer_name": ""}, "Укажите, кто подпишет отчёт"),
        ({"signer_name": "я" * 121}, "120"),
        ({"title": "нуль\0"}, ""),
    ],
)
def test_bad_input_is_told_at_its_field_and_nothing_is_lost(
    people: People, report: Report, values: dict[str, str], told: str
) -> None:
    refused = signed_in(people.coordinator).post(address(report), form(report, **values))
    assert refused.status_code == 422
    assert told in words_of(refused)
    assert "Глава города" in refused.content.decode()
    report.refresh_from_db()
    assert report.title == "Отчёт города"


def test_a_version_that_is_no_longer_is_answered_with_both(people: People, report: Report) -> None:
    seen = form(report)
    report.title = "Другой заголовок"
    report.save()
    client = signed_in(people.coordinator)
    conflict = client.post(address(report), seen)
    assert conflict.status_code == 409
    words = words_of(conflict)
    assert "Ваше: Отчёт о поддержке" in words
    assert "Сейчас в базе: Другой заголовок" in words
    assert Report.objects.get().title == "Другой заголовок"
    again = client.post(address(report), {**seen, "version": conflict.context["version"]})
    assert again.status_code == 302
    assert Report.objects.get().title == "Отчёт о поддержке"


def test_only_who_leads_the_report_may(people: People, report: Report) -> None:
    for person, status in ((people.specialist, 403), (people.auditor, 403), (people.stranger, 404)):
        assert signed_in(person).get(address(report)).status_code == status
        assert signed_in(person).post(address(report), form(report)).status_code == status


def test_the_signer_of_an_accepted_section_stays(people: People, report: Report) -> None:
    section = add_section(report, "end", {"type": "signature"}, title="Заключение", state="accepted")
    client = signed_in(people.coordinator)
    refused = client.post(address(report), form(report))
    assert refused.status_code == 409
    assert "Раздел «Заключение» принят и закрыт для правки" in words_of(refused)
    assert "И.И. Иванов" in refused.text
    report.refresh_from_db()
    assert report.signer_name == ""
    same = {"signer_position": "", "signer_name": ""}
    assert client.post(address(report), form(report, **same)).status_code == 302
    type(section).objects.update(state="returned", remark="Смените подпись")
    report.refresh_from_db()
    assert client.post(address(report), form(report)).status_code == 302
