"""Hands that are quicker than the server, and answers that come late or never: what was typed stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from reports.models import Block, Section
from tests.journeys.conftest import OpenAt
from tests.journeys.loading import press
from tests.journeys.test_builder_keyboard import open_section
from tests.journeys.test_grid import in_database
from tests.people import make_people
from tests.reports.builder.shapes import blocks_of, make_sections

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Route
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WRITING = "Сначала сохраните текст, который вы пишете"


@pytest.fixture
def section(transactional_db: None) -> Section:
    """Three texts: a 1, a 2, a 3."""
    make_people()
    return make_sections("a")[0]


@pytest.fixture
def builder(section: Section, open_at: OpenAt, live_server: LiveServer) -> Page:
    """The builder; its console may complain of a lost connection."""
    browser = open_at(1280).context.browser
    assert browser is not None
    opened = browser.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 800}).new_page()
    opened.set_default_timeout(15_000)
    open_section(opened, section)
    opened.wait_for_load_state("networkidle")
    return opened


class Held:
    """Requests of an address that wait until the test lets them go."""

    def __init__(self, page: Page, address: str, method: str = "POST") -> None:
        self.page, self.method = page, method
        self.routes: list[Route] = []
        page.route(address, self.hold)

    def hold(self, route: Route) -> None:
        if route.request.method == self.method:
            self.routes.append(route)
        else:
            route.continue_()

    def wait(self, count: int = 1) -> Route:
        """The request that came last."""
        for _ in range(300):
            if len(self.routes) >= count:
                return self.routes[-1]
            self.page.evaluate("new Promise(requestAnimationFrame)")
        raise AssertionError(f"no request number {count}")


def write(page: Page, block: int, words: str) -> Locator:
    """The field of the block's text, with these words before what stood there."""
    page.locator(f"#block-{block}").focus()
    page.locator(f"#block-{block} [data-edit]").click()
    text = page.locator(f"#block-{block} [data-rich]")
    text.wait_for()
    text.press("Control+Home")
    page.keyboard.type(words)
    return text


def open_settings(page: Page, block: int) -> None:
    """Of a block that has just been made."""
    page.reload()
    page.wait_for_load_state("networkidle")
    page.locator(f"#block-{block}").focus()
    page.locator(f"#block-{block} [data-settings]").click()


def comes_too_late(page: Page, sent: Route) -> None:
    """The answer: a text has been begun since."""
    with page.expect_response(sent.request.url):
        sent.continue_()
    page.get_by_text(WRITING).wait_for()


def ids(section: Section) -> list[int]:
    return in_database(lambda: [block.pk for block in blocks_of(section)])


def test_nothing_is_typed_into_a_text_that_is_on_its_way(section: Section, builder: Page) -> None:
    first = ids(section)[0]
    page = builder
    held = Held(page, "**/text/")
    text = write(page, first, "Новое ")
    page.keyboard.press("Control+Enter")
    sent = held.wait()
    assert text.get_attribute("contenteditable") == "false"
    assert text.get_attribute("aria-busy") == "true"
    page.keyboard.type("пропавшее")
    assert text.inner_text().strip() == "Новое a 1"
    sent.abort()
    page.get_by_text("Не сохранено: нет связи с сервером").wait_for()
    page.keyboard.type("слово ")
    assert text.inner_text().strip() == "Новое слово a 1"
    page.unroute("**/text/")
    page.keyboard.press("Control+Enter")
    page.locator("[data-text-editor]").wait_for(state="detached")
    assert in_database(lambda: Block.objects.get(pk=first).text) == "<p>Новое слово a 1</p>"


def test_words_are_put_in_only_as_they_were_chosen_last(section: Section, builder: Page) -> None:
    page = builder
    text = write(page, ids(section)[0], "")
    page.keyboard.press("Control+Space")
    page.locator("[data-picker] [role=option][aria-selected=true]").wait_for()
    page.keyboard.press("Shift+Enter")
    put_in = page.get_by_role("button", name="Вставить", exact=True)
    put_in.wait_for()
    held = Held(page, "**/figures/**", "GET")
    put_in.click()
    put_in.click()
    later, earlier = held.wait(2), held.routes[0]
    earlier.fulfill(body="<form data-wording><p data-said></p></form>")
    later.abort()
    page.locator("[data-picker-failed]").wait_for()
    assert page.locator("[data-picker]").is_visible()
    assert text.locator("[data-token]").count() == 0
    put_in.click()
    held.wait(3).continue_()
    text.locator("[data-token]").wait_for()
    assert text.locator("[data-token]").count() == 1


def test_an_order_does_not_take_the_text_that_is_begun_meanwhile(section: Section, builder: Page) -> None:
    page = builder
    first, second, _ = ids(section)
    held = Held(page, "**/move/")
    page.locator(f"#block-{second}").focus()
    page.keyboard.press("Alt+ArrowDown")
    sent = held.wait()
    text = write(page, first, "Новое ")
    comes_too_late(page, sent)
    assert text.inner_text().strip() == "Новое a 1"
    press(page, "button", "Сохранить")
    page.locator("[data-text-editor]").wait_for(state="detached")
    assert in_database(lambda: Block.objects.get(pk=first).text) == "<p>Новое a 1</p>"


def test_the_paper_does_not_turn_under_a_text(section: Section, builder: Page) -> None:
    page = builder
    in_database(lambda: Block.objects.create(section=section, position=99, type="orientation"))
    first, *_, turn = ids(section)
    open_settings(page, turn)
    page.get_by_label("книжные").check()
    page.get_by_text("не сохранено").wait_for()
    save = page.locator("#settings-save")
    held = Held(page, "**/settings/")
    save.click()
    sent = held.wait()
    text = write(page, first, "Новое ")
    comes_too_late(page, sent)
    assert text.inner_text().strip() == "Новое a 1"
    save.click()
    press(page, "button", "Сохранить")
    page.locator("[data-text-editor]").wait_for(state="detached")
    assert len(held.routes) == 1, "what cannot be shown is not asked for"


def test_a_neighbour_that_prints_otherwise_now_does_not_take_the_text(
    section: Section, builder: Page
) -> None:
    page = builder
    in_database(
        lambda: Block.objects.create(section=section, position=99, type="heading", settings={"text": "Было"})
    )
    first, second, *_, heading = ids(section)
    open_settings(page, heading)
    page.get_by_label("Текст заголовка").fill("Стало")
    text = write(page, first, "Новое ")
    page.route("**/settings/", add_neighbours(first, second))
    page.locator("#settings-save").click()
    page.get_by_text("Сохранено.").wait_for()
    page.locator(f"#block-{second}", has_text="иначе").wait_for()
    assert text.inner_text().strip() == "Новое a 1"


def add_neighbours(*blocks: int) -> Callable[[Route], None]:
    """As if these blocks printed otherwise since."""

    def add(route: Route) -> None:
        answer = route.fetch()
        more = "".join(f'<div class="block" id="block-{pk}" hx-swap-oob="true">иначе</div>' for pk in blocks)
        route.fulfill(response=answer, body=answer.text() + more)

    return add


def test_a_draft_stays_until_the_form_is_saved(builder: Page) -> None:
    page = builder
    page.goto("/workspace/kemerovo/programmes/new/")
    name = page.locator("[name=name]")
    name.fill("Спорт города")
    for cookie in ("sessionid", "person"):  # so the server keeps nothing
        page.context.clear_cookies(name=cookie)
    press(page, "button", "Сохранить", exact=True)
    for label in ("Логин", "Пароль"):
        page.get_by_label(label, exact=True).fill("coordinator")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Вернуть введённое").click()
    assert name.input_value() == "Спорт города"
    press(page, "button", "Сохранить и ещё")
    page.get_by_text("Сохранено.").wait_for()
    page.wait_for_load_state("networkidle")
    assert page.url.rstrip("?").endswith("/programmes/new/"), "the same form again"
    assert page.get_by_role("button", name="Вернуть введённое").count() == 0
    assert page.evaluate("Object.keys(localStorage)") == []
