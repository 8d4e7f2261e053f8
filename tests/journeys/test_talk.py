"""A remark on one number: said in the builder, answered by the department, seen on the sheet by everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from tests.journeys.conftest import OpenAt
from tests.people import make_people
from tests.reports.agreement.world import World, make_world

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CELL = "table:contests/total/amount"


@pytest.fixture
def world(transactional_db: None) -> World:
    return make_world(make_people())


def enter(page: Page, name: str) -> None:
    page.set_default_timeout(8_000)
    page.goto("/account/login/")
    page.get_by_label("Логин").fill(name)
    page.get_by_label("Пароль", exact=True).fill(name)
    page.keyboard.press("Enter")
    page.wait_for_url("**/workspace/**")


def builder(world: World) -> str:
    address = reverse("workspace:report-builder", args=["kemerovo", world.report.pk])
    return f"{address}?section={world.section.pk}"


@pytest.mark.parametrize("width", [360, 1280])
def test_a_number_is_talked_about_and_found_again(world: World, open_at: OpenAt, width: int) -> None:
    page = open_at(width)
    enter(page, "coordinator")
    page.goto(builder(world))
    table = page.locator("#sheet .block[data-type=table]")
    assert (table.locator("[data-discuss]").text_content() or "").startswith("Обсудить")
    table.locator("a.fig").last.click()
    page.get_by_role("link", name="Обсудить это число").click()
    page.get_by_label("Замечание или вопрос").fill("Откуда эта сумма?")
    page.get_by_role("button", name="Написать").click()
    page.locator(".thread", has_text="Откуда эта сумма?").wait_for()
    page.locator(".talk-about a").first.click()
    page.locator("a.fig.sought").wait_for()
    answer(open_at(width), world)


def answer(page: Page, world: World) -> None:
    enter(page, "specialist")
    page.goto(builder(world))
    said = page.locator("#sheet .block[data-type=table] [data-discuss]")
    assert said.inner_text().startswith("Обсуждений: 1")
    said.click()
    thread = page.locator("#pane .thread", has_text="Откуда эта сумма?")
    thread.get_by_role("link", name="Таблица №").click()
    assert page.locator("a.fig.sought").count() == 1
    thread.get_by_text("Ответить").first.click()
    thread.get_by_role("textbox").fill("Из актов.")
    thread.get_by_role("button", name="Ответить").click()
    page.locator("#pane .replies", has_text="Из актов.").wait_for()
    page.locator("#pane .thread").get_by_role("button", name="Улажено").click()
    page.locator("#pane .thread.settled").wait_for()
    page.locator("#sheet .block[data-type=table] [data-discuss]", has_text="Обсудить").wait_for(
        state="attached"
    )
