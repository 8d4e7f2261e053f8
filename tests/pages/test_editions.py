"""What a reader sees of published reports: the frozen page and files, older and withdrawn editions, differences."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.http import HttpResponse
from pytest_django import Settings

from grants.models import ReportedTotal
from portal.models import User
from reports.actions.sign_edition import sign_edition
from reports.actions.withdraw import withdraw
from reports.editions.queries import file_of_edition
from reports.models import Edition, Report
from tests.pages.reading import assert_same_cost, element_of, links_of, words_of
from tests.people import make_people, signed_in, visitor
from tests.reports.editions.made import PDF, files_in, make_edition
from tests.reports.records import add_section, make_total, report_with
from tests.workspace.attachments.files import signature

pytestmark = pytest.mark.django_db
SHEET = "/kemerovo/reports/2023/free/"
TEXT = "<p>Прошло {{ reported code=events | мероприятие }}.</p>"
BECAUSE = "В тексте были личные данные"


@pytest.fixture(autouse=True)
def storage(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def report() -> Report:
    make_total("events", "5", "event")
    return report_with(TEXT)


@pytest.fixture
def coordinator() -> User:
    return make_people().coordinator


def correct(value: int) -> None:
    total = ReportedTotal.objects.get(code="events")
    total.value_value = value
    total.save()


def two_editions(report: Report) -> tuple[Edition, Edition]:
    first = make_edition(report)
    correct(7)
    return first, make_edition(report, reason="Исправлено число мероприятий")


def test_a_report_is_seen_by_everybody_once_it_is_published(report: Report) -> None:
    assert visitor().get(SHEET).status_code == 404
    make_edition(report)
    page = visitor().get(SHEET)
    assert page.status_code == 200
    assert "5\u00a0мероприятий" in page.content.decode()


def test_the_page_is_the_frozen_one_whatever_is_saved_later(report: Report) -> None:
    make_edition(report)
    correct(6)
    report.sections.all().delete()
    words = words_of(visitor().get(SHEET))
    assert "5 мероприятий" in words.replace("\u00a0", " ")


def test_staff_see_the_edition_too_and_the_way_to_the_builder(report: Report, coordinator: User) -> None:
    make_edition(report)
    correct(6)
    page = signed_in(coordinator).get(SHEET)
    assert "5\u00a0мероприятий" in page.content.decode()
    assert links_of(page)["Открыть в\u00a0конструкторе"] == f"/workspace/kemerovo/reports/{report.pk}/"
    assert "Открыть в\u00a0конструкторе" not in links_of(visitor().get(SHEET))


def test_an_unchanged_page_is_not_sent_twice_and_a_new_edition_is(report: Report) -> None:
    make_edition(report)
    tag = visitor().get(SHEET)["ETag"]
    correct(6)
    assert visitor().get(SHEET, headers={"If-None-Match": tag}).status_code == 304
    make_edition(report)
    assert visitor().get(SHEET, headers={"If-None-Match": tag}).status_code == 200


def test_files_are_given_byte_for_byte_with_their_digest_as_tag(report: Report) -> None:
    edition = make_edition(report)
    correct(6)
    response = visitor().get("/kemerovo/reports/2023/free.pdf")
    file = file_of_edition(edition, "pdf")
    assert file is not None
    assert response.content == PDF + b"1"
    assert response["ETag"] == f'"{file.sha256}"'
    assert response["Content-Disposition"] == 'inline; filename="kemerovo-2023-free-1.pdf"'
    again = visitor().get("/kemerovo/reports/2023/free.pdf", headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304
    assert visitor().get(f"{SHEET}editions/1/free.json")["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("kind", ["page", "document", "passports", "outline", "docm"])
def test_what_the_portal_keeps_for_itself_is_not_given(kind: str, report: Report) -> None:
    make_edition(report)
    assert visitor().get(f"/kemerovo/reports/2023/free.{kind}").status_code == 404
    assert visitor().get(f"{SHEET}editions/1/free.{kind}").status_code == 404


def test_beside_the_sheet_stand_files_reason_digest_and_the_other_editions(report: Report) -> None:
    _, second = two_editions(report)
    page = visitor().get(SHEET)
    words, links = words_of(page), links_of(page)
    assert "Редакция 2" in words
    assert "Исправлено число мероприятий" in words
    assert second.sha256 in words
    assert links["Что изменилось"] == f"{SHEET}editions/2/differences/"
    assert links["Редакция 1"] == f"{SHEET}editions/1/"
    assert links["JSON"] == "/kemerovo/reports/2023/free.json"


def test_an_older_edition_stays_and_leads_to_the_newest(report: Report) -> None:
    two_editions(report)
    page = visitor().get(f"{SHEET}editions/1/")
    assert "5\u00a0мероприятий" in page.content.decode()
    assert links_of(page)["редакция 2"] == SHEET
    assert page["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in visitor().get(SHEET)
    assert visitor().get(f"{SHEET}editions/1/free.pdf").content == PDF + b"1"


def test_a_withdrawn_edition_is_marked_and_the_one_before_it_stands_again(
    report: Report, coordinator: User
) -> None:
    _, second = two_editions(report)
    withdraw(second, by=coordinator, reason=BECAUSE)
    assert "5\u00a0мероприятий" in visitor().get(SHEET).content.decode()
    page = visitor().get(f"{SHEET}editions/2/")
    assert "Редакция 2 отозвана" in words_of(page)
    assert BECAUSE in words_of(page)
    assert links_of(page)["редакция 1"] == SHEET
    assert page["X-Robots-Tag"] == "noindex"
    assert any(meta.get("content") == "noindex" for meta in element_of(page).iter("meta"))


def test_a_report_whose_only_edition_is_withdrawn_says_why(report: Report, coordinator: User) -> None:
    report.is_public = True
    report.save()
    withdraw(make_edition(report), by=coordinator, reason=BECAUSE)
    page = visitor().get(SHEET)
    assert page.status_code == 200
    assert "Отчёт отозван" in words_of(page)
    assert BECAUSE in words_of(page)
    assert "мероприятий" not in words_of(page), "neither the edition nor the draft"
    assert links_of(page)["Редакция 1"] == f"{SHEET}editions/1/"
    assert visitor().get("/kemerovo/reports/2023/free.pdf").status_code == 404
    assert "отозван" in words_of(visitor().get("/kemerovo/reports/"))
    assert not links_of(visitor().get("/"), SHEET)
    assert not links_of(visitor().get("/kemerovo/"), SHEET)


def test_an_open_draft_says_that_numbers_may_change(report: Report) -> None:
    report.is_public = True
    report.save()
    assert "Черновик: числа ещё могут измениться." in words_of(visitor().get(SHEET))
    assert "черновик" in words_of(visitor().get("/kemerovo/reports/"))
    make_edition(report)
    assert "Черновик" not in words_of(visitor().get(SHEET))
    assert "черновик" not in words_of(visitor().get("/kemerovo/reports/"))


def test_what_changed_is_told_with_links_to_its_places(report: Report) -> None:
    add_section(report, "money", "<p>Деньги выделены.</p>", title="Деньги")
    make_edition(report)
    section = report.sections.get(code="money")
    section.blocks.update(text="<p>Деньги выделены вовремя.</p>")
    correct(7)
    make_edition(report, reason="Исправлено")
    page = visitor().get(f"{SHEET}editions/2/differences/")
    assert "2 изменения" in words_of(page)
    assert told(page, "del")[1:] == ["было: 5;"]
    assert told(page, "ins")[1:] == ["стало: 7;", "стало:  вовремя;"]
    assert links_of(page)["Деньги"] == f"{SHEET}editions/2/#section-money"


def told(page: HttpResponse, tag: str) -> list[str]:
    """With the words that only a screen reader says; the first of them explains the signs."""
    return ["".join(element.itertext()) for element in element_of(page).iter(tag)]


def test_any_two_editions_are_compared(report: Report) -> None:
    two_editions(report)
    correct(8)
    make_edition(report)
    address = f"{SHEET}editions/3/differences/"
    assert told(visitor().get(address), "del")[1:] == ["было: 7;"]
    assert told(visitor().get(address, {"with": "1"}), "del")[1:] == ["было: 5;"]


@pytest.mark.parametrize(
    "address",
    [
        "editions/2/",
        "editions/0/",
        "editions/99999999999999999999/",
        "editions/1/differences/",
        "editions/1/differences/?with=x",
        "editions/1/differences/?with=99999999999999999999",
        "editions/1/other.pdf",
        "editions/1/signatures/1/",
    ],
)
def test_what_there_is_not_is_not_found(address: str, report: Report) -> None:
    make_edition(report)
    assert visitor().get(SHEET + address).status_code == 404


def test_a_signature_is_offered_beside_the_file_it_signs(report: Report, coordinator: User) -> None:
    edition = make_edition(report)
    file = file_of_edition(edition, "pdf")
    assert file is not None
    sign_edition(file, io.BytesIO(signature()), "Отчёт.pdf.sig", by=coordinator)
    page = visitor().get(SHEET)
    response = visitor().get(links_of(page)["Отчёт.pdf.sig"])
    assert response.content == signature()
    assert response["Content-Type"] == "application/pkcs7-signature"
    assert "attachment" in response["Content-Disposition"]


def test_a_lost_file_is_told_without_a_traceback(report: Report, storage: Path) -> None:
    make_edition(report)
    for path in files_in(storage):
        path.unlink()
    for address in (SHEET, "/kemerovo/reports/2023/free.pdf"):
        page = visitor().get(address)
        assert page.status_code == 503
        assert "Редакцию сейчас не показать" in words_of(page)


def test_a_published_report_is_in_the_lists_and_figures_of_its_city(report: Report) -> None:
    make_edition(report)
    assert links_of(visitor().get("/"), SHEET)
    assert links_of(visitor().get("/kemerovo/"), SHEET)
    assert "Редакция 1, опубликована" in words_of(visitor().get("/kemerovo/reports/"))
    assert links_of(visitor().get("/kemerovo/reports/"), "/kemerovo/reports/2023/free.json")


@pytest.mark.parametrize("address", ["/", "/kemerovo/reports/"])
def test_lists_cost_the_same_with_more_editions(address: str, report: Report) -> None:
    make_edition(report)

    def more() -> None:
        correct(8)
        make_edition(report)
        for year in (2020, 2021):
            make_edition(report_with("<p>Рассказ.</p>", year=year))

    assert_same_cost(address, more)


@pytest.mark.parametrize("address", [SHEET, f"{SHEET}editions/1/"])
def test_a_page_costs_the_same_with_more_editions(address: str, report: Report) -> None:
    make_edition(report)
    make_edition(report)
    assert_same_cost(address, lambda: [make_edition(report) for _ in range(3)])


def test_the_json_beside_a_report_is_that_of_its_edition(report: Report) -> None:
    make_edition(report)
    correct(6)
    data = json.loads(visitor().get("/kemerovo/reports/2023/free.json").content)
    assert data["title"] == report.title
