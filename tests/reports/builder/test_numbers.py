"""From a number on the sheet to what it is made of, at the desk, and back to its block."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse

from reports.models import Block, Report
from tests.pages.reading import element_of, links_of, words_of
from tests.people import People, make_people, signed_in
from tests.reports.records import add_section, make_support, report_with

pytestmark = pytest.mark.django_db
TEXT = "<p>Выделено {{ support.amount kind=financial | тыс. рублей }}.</p>"


@pytest.fixture
def people() -> People:
    return make_people()


@pytest.fixture
def report(people: People) -> Report:
    make_support("grant", amount="350,0 тыс")
    return report_with(TEXT)


def at(name: str, report: Report) -> str:
    return reverse(f"workspace:{name}", args=["kemerovo", report.pk])


def test_a_number_leads_to_its_records_and_they_lead_back(people: People, report: Report) -> None:
    client, block = signed_in(people.auditor), Block.objects.get()
    (address,) = links_of(client.get(at("report-builder", report)), at("report-number", report)).values()
    asked = parse_qs(urlsplit(address).query)
    assert asked == {"place": ["figure:support.amount?kind=financial"], "block": [str(block.pk)]}
    page = client.get(address)
    assert "Получатели grant" in words_of(page)
    back = links_of(page)["Назад к\u00a0разделу"]
    assert back == f"{at('report-builder', report)}?section={block.section_id}#block-{block.pk}"
    assert client.get(back).status_code == 200


def test_numbers_behind_a_number_lead_back_too(people: People, report: Report) -> None:
    block = Block.objects.get()
    section, client = block.section_id, signed_in(people.coordinator)
    add_section(report, "table", {"type": "table", "settings": {"table": "financing_by_programme"}})
    place = "table:financing_by_programme/total/amount"
    page = client.get(at("report-number", report), {"place": place, "block": block.pk})
    further = [a.get("href", "") for a in element_of(page).iter("a") if "place=" in a.get("href", "")]
    assert further
    for address in further:
        assert parse_qs(urlsplit(address).query)["block"] == [str(block.pk)]
    assert f"section={section}" in links_of(page)["Назад к\u00a0разделу"]


@pytest.mark.parametrize("asked", ["", "0", "x", "9" * 40, "other"])
def test_without_its_block_a_number_leads_to_the_report(people: People, report: Report, asked: str) -> None:
    if asked == "other":
        elsewhere = report_with(TEXT, form="other")
        asked = str(Block.objects.get(section__report=elsewhere).pk)
    query = {"place": "figure:support.amount?kind=financial", "block": asked}
    page = signed_in(people.coordinator).get(at("report-number", report), query)
    assert page.status_code == 200
    assert "Назад к\u00a0разделу" not in links_of(page)
    assert at("report-builder", report) in links_of(page).values()
