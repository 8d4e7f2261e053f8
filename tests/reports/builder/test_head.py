"""The head of the builder: what stands open, what lies under «Ещё», and who is offered what."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.urls import reverse

from tests.pages.reading import links_of
from tests.people import make_people, signed_in
from tests.reports.records import report_with

pytestmark = pytest.mark.django_db
FILES = ["pdf", "docx", "xlsx", "pdfa", "json", "html"]
VIEW = "Посмотреть PDF"
TO_READ = {"Редакции": "report-editions"}
TO_LEAD = {
    "Подразделения и сроки": "report-assign",
    "Настройки отчёта": "report-settings",
    "Сохранить как форму": "report-save-form",
    "Опубликовать…": "report-publish",
}


def at(name: str, *args: object) -> str:
    return reverse(f"workspace:{name}", args=["kemerovo", *args])


@pytest.mark.parametrize(
    ("name", "leads"),
    [("coordinator", True), ("administrator", True), ("specialist", False), ("auditor", False)],
)
def test_the_menu_offers_what_the_person_may_do(name: str, leads: bool) -> None:
    client = signed_in(getattr(make_people(), name))
    report = report_with("<p>Текст</p>")
    page = client.get(at("report-builder", report.pk))
    links = links_of(page)
    for words, address in (TO_READ | TO_LEAD).items():
        expected = leads or words in TO_READ
        assert (links.get(words) == at(address, report.pk)) == expected, words
        assert (client.get(at(address, report.pk)).status_code == 200) == expected, words
    assert {at("report-file", report.pk, code) for code in FILES} <= offered_files(page)


def offered_files(page: HttpResponse) -> set[str]:
    return {address for words, address in links_of(page).items() if "/files/" in address and words != VIEW}


def test_the_menu_opens_without_a_script() -> None:
    page = signed_in(make_people().auditor).get(at("report-builder", report_with("<p>Текст</p>").pk))
    assert '<details class="drop ways-more"><summary class="button">Ещё</summary>' in page.text
