"""A typed table in the browser, by keyboard alone: cells of Excel, a figure of the records, a formula over both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reports.models import Block
from reports.own_tables.grid import read_grid
from tests.journeys.conftest import OpenAt
from tests.journeys.loading import arrives, has_no_grave_findings, press
from tests.journeys.test_grid import in_database
from tests.journeys.test_nothing_is_lost_on_the_way import Held
from tests.journeys.test_officials_day import sign_in
from tests.people import make_people
from tests.reports.records import make_support, report_with

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
COPIED = "Аренда\t1\u00a0200,50\r\nКонсультации\t300\r\nПрочее\t"
PASTE = """text => {
    const copied = new DataTransfer();
    copied.setData("text/plain", text);
    const event = new ClipboardEvent("paste", {clipboardData: copied, bubbles: true, cancelable: true});
    document.activeElement.dispatchEvent(event);
}"""


@pytest.fixture
def block(transactional_db: None) -> Block:
    make_people()
    make_support("one", amount="500", recipients="1")
    return report_with({"type": "own_table"}).sections.get().blocks.get()


def test_a_table_is_pasted_and_a_figure_of_the_records_put_in(block: Block, open_at: OpenAt) -> None:
    page = open_at(1280)
    page.set_default_timeout(30_000)
    sign_in(page, "coordinator")
    page.goto(f"/workspace/kemerovo/reports/{block.section.report_id}/blocks/{block.pk}/table/")
    arrives(page, "Своя таблица")
    page.locator("#cell-0-0").focus()
    page.evaluate(PASTE, COPIED)
    page.locator("#cell-3-0").wait_for()
    page.locator("#cell-2-1").focus()
    put_in(page)
    page.locator("#cell-3-1").focus()
    page.keyboard.press("End")
    page.keyboard.type("/")
    put_in(page)
    page.locator(".own-figures li").filter(has_text="B4").filter(
        has_text="Сумма финансовой поддержки"
    ).wait_for()
    has_no_grave_findings(page)
    press(page, "button", "Сохранить")
    page.get_by_text("Таблица сохранена.").wait_for()
    rows = read_grid(in_database(Block.objects.get).settings).rows
    assert [row.cells[0] for row in rows] == ["Аренда", "Консультации", "Прочее", "Итого"]
    assert rows[0].cells[1] == "1 200,50"
    assert rows[2].cells[1].startswith("{{ support.amount")
    assert rows[3].cells[1].startswith("=СУММ(B1:B3)/{{ support.amount")
    assert page.locator(".own-looked td.right").last.inner_text() == "4,00", "(1200,5 + 300 + 500) : 500"


def put_in(page: Page) -> None:
    """The figure of this name into the cell that has the focus."""
    page.keyboard.press("Control+Space")
    offers = page.locator("[data-picker] [role=option]")
    offers.first.wait_for()
    page.keyboard.type("сумма финансовой")
    offers.and_(page.locator("[aria-selected=true]")).filter(has_text="Сумма финансовой поддержки").wait_for()
    page.keyboard.press("Enter")
    page.locator("[data-picker]").wait_for(state="hidden")


@pytest.fixture
def heard(open_at: OpenAt, live_server: LiveServer) -> Page:
    """A page whose console may complain of a lost connection."""
    browser = open_at(1280).context.browser
    assert browser is not None
    return browser.new_context(base_url=live_server.url).new_page()


def fill_in(page: Page, block: Block, words: str) -> None:
    page.set_default_timeout(30_000)
    sign_in(page, "coordinator")
    page.goto(f"/workspace/kemerovo/reports/{block.section.report_id}/blocks/{block.pk}/table/")
    page.locator("#cell-0-0").fill(words)


def test_an_expired_session_leaves_the_table_where_it_was_typed(block: Block, heard: Page) -> None:
    fill_in(heard, block, "Аренда")
    heard.context.clear_cookies(name="sessionid")
    press(heard, "button", "Добавить строку под строкой 1")
    heard.get_by_text("Войдите на соседней вкладке и повторите").wait_for()
    assert heard.locator("#row-add-1").evaluate("button => button === document.activeElement")
    sign_in(heard.context.new_page(), "coordinator")
    press(heard, "button", "Добавить строку под строкой 1")
    heard.locator("#cell-3-0").wait_for()
    assert heard.locator("#cell-0-0").input_value() == "Аренда"


def test_a_table_that_was_saved_too_late_comes_back(block: Block, heard: Page) -> None:
    fill_in(heard, block, "Аренда")
    heard.context.clear_cookies(name="sessionid")
    press(heard, "button", "Сохранить")
    for name in ("Логин", "Пароль"):
        heard.get_by_label(name, exact=True).fill("coordinator")
    heard.keyboard.press("Enter")
    heard.get_by_text("введённое сохранилось").wait_for()
    assert heard.locator("#cell-0-0").input_value() == "Аренда"
    press(heard, "button", "Сохранить")
    heard.get_by_text("Таблица сохранена.").wait_for()
    assert read_grid(in_database(Block.objects.get).settings).rows[0].cells[0] == "Аренда"


def test_an_answer_that_leads_elsewhere_is_not_followed(block: Block, heard: Page) -> None:
    fill_in(heard, block, "Аренда")
    heard.context.clear_cookies(name="csrftoken")
    press(heard, "button", "Добавить строку под строкой 1")
    heard.get_by_text("Войдите на соседней вкладке и повторите").wait_for()
    press(heard, "button", "Сохранить")
    heard.get_by_text("вход был выполнен заново").first.wait_for()
    assert heard.locator("#cell-0-0").input_value() == "Аренда"


def test_without_a_connection_the_table_stays(block: Block, heard: Page) -> None:
    fill_in(heard, block, "Аренда")
    heard.context.set_offline(True)
    heard.locator("#cell-0-1").focus()
    heard.evaluate(PASTE, COPIED)
    heard.get_by_text("Нет связи с порталом").wait_for()
    assert heard.locator("#cell-0-1").evaluate("cell => cell === document.activeElement")
    press(heard, "button", "Сохранить")
    assert heard.locator("#cell-0-0").input_value() == "Аренда"


def test_nothing_is_typed_into_a_table_that_is_about_to_be_replaced(block: Block, heard: Page) -> None:
    fill_in(heard, block, "Аренда")
    held = Held(heard, "**/table/")
    press(heard, "button", "Добавить строку под строкой 1")
    sent = held.wait()
    assert heard.locator("[data-own-table]").evaluate("form => form.inert")
    sent.continue_()
    heard.locator("#cell-1-0:focus").wait_for()
    assert not heard.locator("[data-own-table]").evaluate("form => form.inert")
