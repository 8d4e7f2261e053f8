"""The report on screen, and its files."""

import io
import json

import pypdf
import pytest

from reports.models import Report
from tests.pages.reading import element_of, links_of, words_of
from tests.people import make_city, make_people, signed_in, visitor
from tests.reports.records import make_report, make_support, report_with

pytestmark = pytest.mark.django_db
SHEET = "/kemerovo/reports/2023/free/"
TEXT = "<p>Выделено {{ support.amount kind=financial | тыс. рублей }}.</p>"


def public_report() -> Report:
    make_support("grant", amount="350,0 тыс")
    return report_with(TEXT, is_public=True)


def test_each_number_is_a_link_to_its_records() -> None:
    public_report()
    (address,) = links_of(visitor().get(SHEET), f"{SHEET}number/").values()
    assert "Получатели grant" in words_of(visitor().get(address))


def test_each_entry_of_the_outline_leads_into_the_sheet() -> None:
    make_support("grant", amount="350,0 тыс")
    report = make_report(is_public=True)
    report.sections.create(code="money", position=1, title="Деньги").blocks.create(
        position=1, type="text", text=TEXT
    )
    page = visitor().get(SHEET)
    anchors = {element.get("id") for element in element_of(page).iter()}
    entries = [href for href in links_of(page, "#").values() if href not in ("#content", "#about")]
    assert entries == ["#section-money"]
    assert {entry.removeprefix("#") for entry in entries} <= anchors


def test_draft_is_only_for_the_people_of_its_city() -> None:
    report_with(TEXT)
    people = make_people()
    seen = {"visitor": visitor().get(SHEET).status_code}
    for name in ("stranger", "specialist", "auditor", "coordinator", "superuser"):
        seen[name] = signed_in(getattr(people, name)).get(SHEET).status_code
    assert seen == {
        "visitor": 404,
        "stranger": 404,
        "specialist": 200,
        "auditor": 200,
        "coordinator": 200,
        "superuser": 200,
    }


@pytest.mark.parametrize("part", ["", "number/?place=figure:support.amount"])
def test_all_parts_of_a_draft_are_hidden(part: str) -> None:
    make_support("grant", amount="350,0 тыс")
    report_with(TEXT)
    assert visitor().get(SHEET + part).status_code == 404
    assert visitor().get("/kemerovo/reports/2023/free.json").status_code == 404


@pytest.mark.parametrize(
    "address",
    ["reports/2023/nothing/", "reports/1999/free/", "reports/99999/free/", "reports/2023/free.docm"],
)
def test_what_there_is_not_is_not_found(address: str) -> None:
    public_report()
    assert visitor().get(f"/kemerovo/{address}").status_code == 404


@pytest.mark.parametrize(
    "address", [SHEET, "/kemerovo/reports/2023/free.json", "/kemerovo/reports/2023/free.html"]
)
def test_unchanged_report_is_not_sent_twice(address: str) -> None:
    public_report()
    tag = visitor().get(address)["ETag"]
    assert visitor().get(address, headers={"If-None-Match": tag}).status_code == 304
    make_support("more", amount="10,0 тыс")
    assert visitor().get(address, headers={"If-None-Match": tag}).status_code == 200


def test_json_holds_the_number_with_its_provenance() -> None:
    public_report()
    response = visitor().get("/kemerovo/reports/2023/free.json")
    assert response["Content-Type"] == "application/json"
    assert "figure:support.amount?kind=financial" in json.dumps(json.loads(response.content))


def test_html_file_is_kept_rather_than_opened() -> None:
    public_report()
    response = visitor().get("/kemerovo/reports/2023/free.html")
    assert response["Content-Disposition"] == 'attachment; filename="kemerovo-2023-free.html"'
    assert "350,0" in response.content.decode()


def test_pdf_says_the_same(settings: object, tmp_path: object) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    public_report()
    response = visitor().get("/kemerovo/reports/2023/free.pdf")
    assert response["Content-Type"] == "application/pdf"
    (page,) = pypdf.PdfReader(io.BytesIO(response.content)).pages
    assert "350,0" in page.extract_text()


def test_list_shows_the_newest_year_first_with_files() -> None:
    for year in (2021, 2023):
        make_report(year=year, is_public=True)
    page = visitor().get("/kemerovo/reports/")
    words = words_of(page)
    assert words.index("2023") < words.index("2021")
    assert links_of(page, "/kemerovo/reports/2021/free.pdf")


def test_list_without_reports_leads_on() -> None:
    make_city()
    assert (
        links_of(visitor().get("/kemerovo/reports/"))["Посмотреть реестр организаций"]
        == "/kemerovo/organizations/"
    )
