"""What search engines, messengers and readers of news find: the map, robots.txt, the feed, the heads of pages."""

from __future__ import annotations

import datetime
import json
import re
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ngo_registry.models import Contact
from portal.models import Municipality
from reports.actions.publish import publish
from reports.api.description import shapes
from reports.machines.json_ld import script
from reports.models import Edition, Report
from reports.views.machines import sitemap_sections
from tests.people import make_city, make_people, signed_in
from tests.reports.records import add_section, make_organization, make_report

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
META = re.compile(r'<meta property="og:(\w+)" content="([^"]*)">')


@pytest.fixture
def city(db: None) -> Municipality:
    return make_city()


def things(path: str) -> dict[str, Any]:
    """The blocks of a page by their type."""
    blocks = [json.loads(text) for text in BLOCK.findall(page(path))]
    assert all(block["@context"] == "https://schema.org" for block in blocks)
    return {str(block["@type"]): block for block in blocks}


def page(path: str) -> str:
    response = Client().get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def addresses(path: str) -> list[str]:
    root = ElementTree.fromstring(Client().get(path).content)
    return [each.text or "" for each in root.iter(f"{SITEMAP}loc")]


def published(city: Municipality) -> Edition:
    report = make_report(city=city, title="Отчёт о поддержке")
    add_section(report, "only", "<p>Сказано.</p>")
    return publish(report, by=make_people(city).coordinator, confirmed=True)


def test_the_map_leads_to_every_page(city: Municipality) -> None:
    organization = make_organization("one", registered_on=datetime.date(2015, 1, 1))
    open_draft = make_report(city=city, year=2022, is_public=True)
    make_report(city=city, year=2021)
    parts = addresses("/sitemap.xml")
    assert all(part.startswith("http://testserver/sitemap-") for part in parts)
    found = [each for part in parts for each in addresses(part.removeprefix("http://testserver"))]
    assert len(found) == len(set(found))
    assert f"http://testserver/kemerovo/organizations/{organization.pk}/" in found
    assert f"http://testserver{open_draft.get_absolute_url()}" in found
    assert "http://testserver/kemerovo/recipients/" in found
    assert not [each for each in found if "/2021/" in each or "workspace" in each]


def test_an_address_of_the_map_tells_when_it_was_written(city: Municipality) -> None:
    make_organization("one")
    part = next(each for each in addresses("/sitemap.xml") if "organizations" in each)
    root = ElementTree.fromstring(Client().get(part.removeprefix("http://testserver")).content)
    changed = [datetime.datetime.fromisoformat(each.text or "") for each in root.iter(f"{SITEMAP}lastmod")]
    assert len(changed) == 1
    assert changed[0].tzinfo is not None


def test_organisations_are_told_by_ranges_of_keys(
    city: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap_sections, "KEYS", 2)
    made = [make_organization(f"number-{number}") for number in range(5)]
    parts = [part for part in addresses("/sitemap.xml") if "organizations" in part]
    assert len(parts) >= 3
    with CaptureQueriesContext(connection) as queries:
        found = [each for part in parts for each in addresses(part.removeprefix("http://testserver"))]
    assert found == [f"http://testserver/kemerovo/organizations/{each.pk}/" for each in made]
    assert not [query["sql"] for query in queries if "OFFSET" in query["sql"]]


@pytest.mark.parametrize(
    "path",
    ["/sitemap-nothing.xml", "/sitemap-organizations-999999.xml", f"/sitemap-organizations-{'9' * 60}.xml"],
)
def test_parts_that_there_are_not(city: Municipality, path: str) -> None:
    assert Client().get(path).status_code == 404


def test_robots_are_led_to_the_map_and_kept_from_officials(city: Municipality) -> None:
    text = page("/robots.txt")
    assert "Disallow: /workspace/\n" in text
    assert text.endswith("Sitemap: http://testserver/sitemap.xml\n")


def test_the_feed_of_published_reports(city: Municipality) -> None:
    edition = published(city)
    make_report(city=city, year=2022, is_public=True)
    response = Client().get("/feeds/reports.atom")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    root = ElementTree.fromstring(response.content)
    entries = root.findall(f"{ATOM}entry")
    assert [each.findtext(f"{ATOM}title") for each in entries] == ["Кемерово, 2023: Отчёт о поддержке"]
    links = [each.get("href", "") for each in root.iter(f"{ATOM}link")]
    assert f"http://testserver{edition.get_absolute_url()}" in links
    assert all(link.startswith("http://testserver/") for link in links)


def test_a_withdrawal_is_news_of_the_same_entry(city: Municipality) -> None:
    edition = published(city)
    entry = f"{ATOM}entry"
    before = ElementTree.fromstring(Client().get("/feeds/reports.atom").content).find(entry)
    edition.withdrawn_at = edition.published_at + datetime.timedelta(days=3)
    edition.withdrawn_because = "Личные данные"
    edition.save()
    after = ElementTree.fromstring(Client().get("/feeds/reports.atom").content).find(entry)
    assert before is not None
    assert after is not None
    assert after.findtext(f"{ATOM}title") == "Отозвано. Кемерово, 2023: Отчёт о поддержке"
    assert after.findtext(f"{ATOM}summary") == "Отозвано: Личные данные"
    assert after.findtext(f"{ATOM}id") == before.findtext(f"{ATOM}id")
    assert str(after.findtext(f"{ATOM}updated")) > str(before.findtext(f"{ATOM}updated"))


def test_an_organisation_is_an_ngo(city: Municipality) -> None:
    organization = make_organization(
        "one", name="Фонд «Ёлка»", short_name="Ёлка", ogrn="1027700132195", inn="7707083893",
        registered_on=datetime.date(2015, 2, 3), address="Советский пр., 1", site="https://elka.example/",
    )  # fmt: skip
    told = things(organization.get_absolute_url())
    ngo = told["NGO"]
    assert (ngo["name"], ngo["legalName"], ngo["foundingDate"]) == ("Ёлка", "Фонд «Ёлка»", "2015-02-03")
    assert ngo["url"] == "https://elka.example/"
    assert {each["propertyID"]: each["value"] for each in ngo["identifier"]} == {
        "ОГРН": "1027700132195", "ИНН": "7707083893",
    }  # fmt: skip
    assert ngo["address"]["streetAddress"] == "Советский пр., 1"
    steps = told["BreadcrumbList"]["itemListElement"]
    assert [each["name"] for each in steps] == ["Города", "Кемерово", "Реестр организаций", "Ёлка"]
    assert all(each["item"].startswith("http://testserver/") for each in steps)


def test_what_is_not_published_is_told_to_no_machine(city: Municipality) -> None:
    organization = make_organization("one", head_name="Тайный Т. Т.", head_position="директор")
    Contact.objects.create(organization=organization, kind="phone", value="+7 3842 77-77-77")
    Contact.objects.create(
        organization=organization, kind="email", value="fond@example.org", is_published=True
    )
    ngo = things(organization.get_absolute_url())["NGO"]
    assert ngo["email"] == ["fond@example.org"]
    assert "Тайный" not in page(organization.get_absolute_url())
    assert "77-77-77" not in json.dumps(ngo)
    organization.head_published_because = "согласие"
    organization.save()
    assert things(organization.get_absolute_url())["NGO"]["employee"]["name"] == "Тайный Т. Т."


HOSTILE = "</script><script>alert(1)</script><!--\u2028&\"'"


def test_no_name_breaks_out_of_the_block(city: Municipality) -> None:
    organization = make_organization("one", name=HOSTILE)
    assert things(organization.get_absolute_url())["NGO"]["legalName"] == HOSTILE
    assert "<script>alert" not in page(organization.get_absolute_url())
    assert not re.search("[<>&\u2028]", BLOCK.findall(script({"name": HOSTILE}))[0])


def test_a_report_tells_of_its_files(city: Municipality) -> None:
    edition = published(city)
    told = things(edition.report.get_absolute_url())["['Report', 'Dataset']"]
    assert told["datePublished"] == edition.published_at.isoformat()
    assert told["publisher"]["@type"] == "GovernmentOrganization"
    files = {each["name"]: each for each in told["distribution"]}
    assert set(files) >= {"pdf", "docx", "xlsx", "json"}
    assert not set(files) & {"document", "page", "outline", "passports"}
    pdf = edition.files.get(kind="pdf")
    assert (files["pdf"]["sha256"], files["pdf"]["encodingFormat"]) == (pdf.sha256, "application/pdf")
    assert Client().get(files["pdf"]["contentUrl"].removeprefix("http://testserver")).status_code == 200


def test_a_closed_draft_is_told_to_nobody(city: Municipality) -> None:
    report = make_report(city=city)
    assert Client().get(report.get_absolute_url()).status_code == 404
    Report.objects.update(is_public=True)
    draft = things(report.get_absolute_url())["['Report', 'Dataset']"]
    assert draft["creativeWorkStatus"] == "Draft"
    assert "distribution" not in draft


def test_a_city_has_a_search(city: Municipality) -> None:
    action = things("/kemerovo/")["WebSite"]["potentialAction"]
    assert (
        action["target"]["urlTemplate"] == "http://testserver/kemerovo/organizations/?q={search_term_string}"
    )


@pytest.mark.parametrize(
    "path", ["/", "/kemerovo/", "/kemerovo/organizations/", "/kemerovo/reports/", "/api/"]
)
def test_pages_show_themselves_to_messengers(city: Municipality, path: str) -> None:
    shown = dict(META.findall(page(path)))
    assert shown["url"] == f"http://testserver{path}"
    assert shown["locale"] == "ru_RU"
    assert shown["title"]
    assert shown["description"]
    assert f'<link rel="canonical" href="http://testserver{path}">' in page(path)


def test_officials_pages_tell_machines_nothing(city: Municipality) -> None:
    response = signed_in(make_people(city).coordinator).get("/workspace/kemerovo/")
    assert b"og:title" not in response.content
    assert b"ld+json" not in response.content
    assert b"og:title" not in Client().get("/kemerovo/organizations/999999/").content


def test_the_page_of_the_api(city: Municipality) -> None:
    text = page("/api/")
    assert text.count("<h1>") == 1
    for path in json.loads(page("/api/v1/openapi.json"))["paths"]:
        assert f"<code>{path}</code>" in text
    assert set(re.findall(r'href="#([\w-]+)"', text)) <= set(re.findall(r' id="([\w-]+)"', text))
    assert "http://testserver/api/v1/cities/kemerovo/support?year=2023&amp;kind=financial" in text


def test_every_field_of_the_api_is_explained() -> None:
    silent = [(shape.name, line.name) for shape in shapes() for line in shape.lines if not line.about]
    assert silent == []
