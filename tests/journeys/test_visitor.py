"""A visitor walks from the first page to the records behind a number, by mouse, by keyboard, on any screen."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.conf import settings

from ngo_registry.models import Organization
from reports.imports.demo import load_demo
from reports.models import Report
from tests.journeys.conftest import OpenAt

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE, DESK, DESK_AT_TWICE = 360, 1280, 640
KEMEROVO = "/kemerovo/reports/2023/kemerovo_plan/"


@pytest.fixture
def pages(transactional_db: None) -> list[str]:
    """The demonstration is loaded; addresses of every kind of page."""
    load_demo(settings.BASE_DIR / "fixtures", report=lambda line: None)
    cities = ["/kemerovo/", "/khabarovsk/", "/kogalym/", "/khanty-mansiysk/"]
    supported = Organization.objects.filter(support__isnull=False, awards__isnull=False).distinct()[:1]
    places = ("figure:support.amount?kind=financial", "table:support_by_sphere/total/consulting")
    return [
        *(
            "/",
            *cities,
            "/kemerovo/organizations/",
            "/kemerovo/organizations/?q=ветеран",
            "/kogalym/reports/",
        ),
        *(organization.get_absolute_url() for organization in supported),
        *(report.get_absolute_url() for report in Report.objects.filter(is_public=True)),
        *(f"{KEMEROVO}number/?{urlencode({'place': place})}" for place in places),
    ]


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_from_the_first_page_to_the_records_behind_a_number(
    pages: list[str], open_at: OpenAt, width: int
) -> None:
    page = open_at(width)
    page.goto("/")
    page.get_by_role("heading", name="Кемерово").get_by_role("link").click()
    page.get_by_role("link", name="Сводный отчёт о выполнении комплексного плана").click()
    if width == PHONE:
        page.get_by_text("Содержание", exact=True).click()
    page.get_by_role("navigation", name="Содержание отчёта").get_by_role(
        "link", name="Имущественная поддержка"
    ).click()
    assert "#measure-" in page.url
    page.locator("article a.fig", has_text="21\u00a0984,5").first.click()
    assert page.get_by_role("heading", name="Слагаемые").is_visible()
    page.get_by_role("link", name="ветеранов (пенсионеров) войны, труда").first.click()
    assert page.get_by_role("heading", name="Поддержка города").is_visible()


def test_by_keyboard_alone(pages: list[str], open_at: OpenAt) -> None:
    page = open_at(DESK)
    page.goto("/kemerovo/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "К содержанию"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    for _ in range(2):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "q"
    outline = (
        "(() => { const style = getComputedStyle(document.activeElement); return style.outlineStyle })()"
    )
    assert page.evaluate(outline) == "solid"
    page.keyboard.type("многомама")
    page.keyboard.press("Enter")
    page.get_by_text("Найдено: 1 организация").wait_for()
    page.get_by_role("link", name="МНОГОМАМА").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="МНОГОМАМА").wait_for()


@pytest.mark.parametrize("width", [PHONE, DESK_AT_TWICE, DESK])
def test_no_page_scrolls_sideways(pages: list[str], open_at: OpenAt, width: int) -> None:
    page = open_at(width)
    wide = {}
    for address in pages:
        response = page.goto(address)
        assert response is not None
        assert response.status == 200, address
        if (actual := page.evaluate("document.documentElement.scrollWidth")) > width:
            wide[address] = actual
    assert wide == {}


def test_outline_folds_on_a_phone_and_stands_open_beside_the_sheet(pages: list[str], open_at: OpenAt) -> None:
    entry = "Выявление и устранение барьеров"
    phone, desk = open_at(PHONE), open_at(DESK)
    for page in (phone, desk):
        page.goto(KEMEROVO)
    assert not phone.locator(".outline a", has_text=entry).is_visible()
    phone.get_by_text("Содержание", exact=True).click()
    assert phone.locator(".outline a", has_text=entry).is_visible()
    assert desk.locator(".outline a", has_text=entry).is_visible()
