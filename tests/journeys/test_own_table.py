"""A typed table in the browser, by keyboard alone: cells of Excel, a figure of the records, a formula over both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reports.models import Block
from reports.own_tables.grid import read_grid
from tests.journeys.conftest import OpenAt
from tests.journeys.loading import arrives, has_no_grave_findings, press
from tests.journeys.test_grid import in_database
from tests.journeys.test_officials_day import sign_in
from tests.people import make_people
from tests.reports.records import make_support, report_with

if TYPE_CHECKING:
    from playwright.sync_api import Page

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
