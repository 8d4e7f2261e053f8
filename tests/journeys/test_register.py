"""A visitor searches the register: results follow the typing, and all of it works without scripts too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pytest_django.live_server_helper import LiveServer

from ngo_registry.models import Organization
from tests.journeys.conftest import OpenAt
from tests.people import make_city
from tests.reports.records import make_organization

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE, DESK = 360, 1280
LIST = "/kemerovo/organizations/"
FOCUSED = "document.activeElement.name + '=' + document.activeElement.value"


@pytest.fixture
def register(transactional_db: None) -> None:
    """Three that are searched for, and enough others for a second page."""
    make_organization("one", name="Совет ветеранов труда", categories="elderly")
    make_organization("two", name="Совет ветеранов спорта", categories="sport")
    make_organization("three", name="Ветераны флота")
    city = make_city()
    Organization.objects.bulk_create(
        Organization(municipality=city, code=f"other-{place}", name=f"Фонд {place:02}") for place in range(60)
    )


def told(page: Page, words: str) -> None:
    page.get_by_role("status").filter(has_text=words).wait_for()


def test_results_follow_the_typing_and_the_focus_stays(register: None, open_at: OpenAt) -> None:
    page = open_at(DESK)
    page.goto(LIST)
    visited = page.evaluate("history.length")
    page.get_by_label("Поиск организации").press_sequentially("совет", delay=20)
    told(page, "Найдено: 2 организации")
    assert page.evaluate(FOCUSED) == "q=совет"
    assert page.url.endswith("?q=%D1%81%D0%BE%D0%B2%D0%B5%D1%82")
    assert page.evaluate("history.length") == visited, "typing leaves no steps to go back through"
    assert page.locator("#found h2").all_inner_texts() == ["Совет ветеранов спорта", "Совет ветеранов труда"]

    box = page.get_by_role("checkbox", name="Категория sport")
    box.focus()
    page.keyboard.press("Space")
    told(page, "Найдено: 1 организация")
    assert page.evaluate(FOCUSED) == "category=sport"
    assert page.get_by_role("checkbox", name="Категория sport").is_checked()
    shared = page.url
    page.get_by_role("link", name="Убрать: Категория sport").click()
    told(page, "Найдено: 2 организации")

    other = open_at(DESK)
    other.goto(shared)
    told(other, "Найдено: 1 организация")
    assert other.get_by_label("Поиск организации").input_value() == "совет"


def test_by_keyboard_one_step_leads_past_the_facets(register: None, open_at: OpenAt) -> None:
    page = open_at(DESK)
    page.goto(LIST)
    page.get_by_label("Поиск организации").press_sequentially("флот", delay=20)
    told(page, "Найдено: 1 организация")
    for _ in range(2):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") > 0, "it is seen"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "results"
    while page.evaluate("document.activeElement.textContent.trim()") != "Ветераны флота":
        page.keyboard.press("Tab")
        assert page.evaluate("!!document.activeElement.closest('#results')")


def test_only_the_newest_words_are_shown(register: None, open_at: OpenAt) -> None:
    """An answer that was asked for earlier and comes later changes nothing."""
    page = open_at(DESK)
    page.goto(LIST)
    held: list[Route] = []
    page.route("**/organizations/?q=*", lambda route: held.append(route) if not held else route.continue_())
    field = page.get_by_label("Поиск организации")
    field.fill("труда")
    page.wait_for_function("() => document.querySelector('section[aria-busy]')")
    field.fill("флота")
    told(page, "Найдено: 1 организация")
    page.wait_for_timeout(100)
    assert page.locator("#found h2").all_inner_texts() == ["Ветераны флота"]
    assert not page.locator("section[aria-busy]").count()


def test_on_a_phone_facets_fold_and_stay_open_while_they_are_ticked(register: None, open_at: OpenAt) -> None:
    page = open_at(PHONE)
    page.goto(LIST)
    box = page.get_by_role("checkbox", name="Категория sport")
    assert not box.is_visible()
    page.get_by_text("Уточнить").click()
    box.check()
    told(page, "Найдено: 1 организация")
    assert page.get_by_role("checkbox", name="Категория elderly").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE


def test_all_of_it_works_without_scripts(register: None, open_at: OpenAt, live_server: LiveServer) -> None:
    browser = open_at(DESK).context.browser
    assert browser is not None
    page = browser.new_context(base_url=live_server.url, java_script_enabled=False).new_page()
    page.goto(LIST)
    page.get_by_label("Поиск организации").fill("ветеран")
    page.keyboard.press("Enter")
    told(page, "Найдено: 3 организации")
    page.get_by_role("checkbox", name="Категория sport").check()
    page.get_by_role("checkbox", name="Категория elderly").check()
    page.get_by_role("button", name="Показать").click()
    told(page, "Найдено: 2 организации")
    page.get_by_role("link", name="Убрать: Категория elderly").click()
    told(page, "Найдено: 1 организация")
    with page.expect_download() as started:
        page.get_by_role("link", name="CSV").click()
    lines = started.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert [line.partition(";")[0] for line in lines[1:]] == ["Совет ветеранов спорта"]
    page.goto(LIST)
    page.get_by_role("link", name="Следующая страница").click()
    assert page.get_by_role("link", name="Фонд 59").is_visible()
    page.get_by_role("link", name="К\u00a0началу списка").click()
    assert page.get_by_role("link", name="Ветераны флота").is_visible()
