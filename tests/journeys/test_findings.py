"""From the list of findings to the very place on the sheet: a cell, words of a text; and no typing is disturbed."""

from __future__ import annotations

import pytest

from reports.models import Report
from tests.journeys.conftest import OpenAt
from tests.journeys.test_grid import in_database
from tests.people import make_people
from tests.reports.records import declare, make_support, report_with, table_block

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = "<p>Работа велась весь год.</p>" * 60


@pytest.fixture
def report(transactional_db: None) -> Report:
    make_people()
    make_support("one", amount="100,0 тыс", recipients="1")
    declare("table:financing_by_programme/total/amount", "90,0 тыс", "rub")
    return report_with(
        LONG, "<p>Приёмная: 8 923 <b>456</b> 78 90.</p>", LONG, table_block("financing_by_programme")
    )


@pytest.mark.parametrize(("width", "reached"), [(1280, "90,0"), (360, "90,0")])
def test_each_finding_leads_to_its_place(report: Report, open_at: OpenAt, width: int, reached: str) -> None:
    page = open_at(width)
    page.set_default_timeout(30_000)
    findings = f"/workspace/kemerovo/reports/{report.pk}/findings/"
    page.goto(f"/account/login/?next={findings}")
    for name in ("Логин", "Пароль"):
        page.get_by_label(name, exact=True).focus()
        page.keyboard.type("coordinator")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Заявленное и вычисленное").click()
    sought = page.locator(".paper .sought")
    assert sought.inner_text() == reached
    assert sought.evaluate("cell => cell === document.activeElement")
    assert stands_in_sight(sought)
    page.goto(findings)
    page.get_by_role("link", name="Личные сведения в тексте").click()
    assert "Приёмная" in sought.inner_text()
    assert stands_in_sight(sought)
    assert page.evaluate("getSelection().toString()").replace("\u00a0", " ") == "8 923 456 78 90"


def stands_in_sight(element: object) -> bool:
    """Neither beyond the window nor under the head that stays above the sheet."""
    return element.evaluate(  # type: ignore[attr-defined]
        "each => { const box = each.getBoundingClientRect();"
        " const over = document.elementFromPoint(box.left + 4, box.top + 4);"
        " return box.bottom <= innerHeight && over !== null && (each.contains(over) || over.contains(each)); }"
    )


def test_what_is_decided_beside_the_sheet_shows_on_it_at_once(report: Report, open_at: OpenAt) -> None:
    page = open_at(1280)
    page.set_default_timeout(30_000)
    section = in_database(lambda: report.sections.get().pk)
    page.goto(f"/account/login/?next=/workspace/kemerovo/reports/{report.pk}/%3Fsection%3D{section}")
    for name in ("Логин", "Пароль"):
        page.get_by_label(name, exact=True).focus()
        page.keyboard.type("coordinator")
    page.keyboard.press("Enter")
    page.locator(".paper .fig", has_text="90,0").first.wait_for()
    page.get_by_role("button", name="Принять вычисленное").click()
    page.locator(".paper .fig", has_text="90,0").wait_for(state="detached")
    assert page.locator(".paper .fig", has_text="100,0").count() == 2
    page.locator(".finding", has_text="Заявлено").wait_for(state="detached")
