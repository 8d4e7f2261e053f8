"""A specialist enters a table: by keyboard, by a block from Excel and from Word, and mends what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connection

from grants.models import Support
from tests.journeys.conftest import OpenAt
from tests.people import make_people
from tests.reports.records import declare, make_organization, make_programme, make_support

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE, DESK = 360, 1280
PATIENCE = 8_000
TABLE = "/workspace/kemerovo/support/grid/financial/?year=2023&programme=social"
NAMES = [f"Совет ветеранов № {n}" for n in range(1, 21)]
PASTE = """([format, text]) => {
  const data = new DataTransfer();
  data.setData(format, text);
  document.activeElement.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""
COPY = """() => {
  const data = new DataTransfer();
  document.activeElement.dispatchEvent(
    new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true }));
  return data.getData("text/plain");
}"""


@pytest.fixture
def programme(transactional_db: None) -> Any:
    """Organisations of a city, two of them with one name; one row is in the table already.

    Its total is declared; with a second row of 102,5 it is right.
    """
    declare("table:programme_recipients?programme=social/total/amount", "260,5 тыс", "rub")
    make_people()
    made = make_programme("social")
    for n, name in enumerate(NAMES):
        make_organization(f"council-{n}", name=name)
    make_organization("city", name="Патронажная служба", ogrn="1027739642281")
    make_organization("region", name="«Патронажная служба»", ogrn="1037739010891")
    make_support(
        "first",
        programme=made,
        organization=make_organization("blind", name="Общество слепых"),
        amount="158,0 тыс",
    )
    return made


def in_database(ask: Callable[[], Any]) -> Any:
    """Playwright keeps an event loop in the thread of the test, where Django asks no database."""

    def asked() -> Any:
        try:
            return ask()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asked).result()


def write(page: Page, words: str) -> None:
    """Over what stands in the cell. Playwright has no key for a Russian letter, so the cell is opened first."""
    page.keyboard.press("F2")
    page.keyboard.press("Control+a")
    page.keyboard.type(words)


def enter(page: Page, login: str = "specialist", address: str = TABLE) -> None:
    page.set_default_timeout(PATIENCE)
    page.goto(f"/account/login/?{urlencode({'next': address})}")
    page.locator("[name=username]").fill(login)
    page.locator("[name=password]").fill(login)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Сохранить всё").wait_for()  # the script has taken the table over


def cell(page: Page, row: int, column: int) -> Any:
    """By number, as on the screen; the first cell after the row's number is 1."""
    return page.locator(f".sheet tbody tr:nth-child({row}) td").nth(column - 1)


def text(page: Page, row: int, column: int) -> str:
    return cell(page, row, column).locator(".text").inner_text().replace("\u00a0", " ")


def answered(page: Page) -> None:
    """Waits until the portal has judged what was typed."""
    page.get_by_text("Набранное хранится в этом браузере").wait_for()


def saved(page: Page) -> None:
    page.get_by_text("Таблица сохранена").wait_for()
    page.wait_for_load_state()


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    grave = [each for each in found if each["impact"] in ("serious", "critical")]
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in grave]


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_by_keyboard_alone(programme: Any, open_at: OpenAt, width: int) -> None:
    page = open_at(width)
    enter(page, "coordinator")
    cell(page, 2, 1).focus()
    write(page, "совет ветеранов № 3")
    page.keyboard.press("Tab")
    page.keyboard.type("102,5")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("20.02.2023")
    page.keyboard.press("Enter")
    answered(page)
    page.get_by_text("сходится с заявленной").wait_for()
    assert "Строк: 2, новых 1" in page.locator("[data-totals]").inner_text().replace("\u00a0", " ")
    assert violations(page) == []
    page.keyboard.press("Control+s")
    saved(page)
    added = in_database(lambda: Support.objects.get(organization__name="Совет ветеранов № 3"))
    assert (added.amount.number, str(added.decided_on)) == (102500, "2023-02-20")
    assert text(page, 2, 2) == "102,5"


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("source", ["excel", "word"])
def test_twenty_rows_are_pasted_and_one_is_mended(
    programme: Any, open_at: OpenAt, width: int, source: str
) -> None:
    page = open_at(width)
    enter(page)
    names = [*NAMES[:19], "Патронажная служба"]
    cell(page, 2, 1).focus()
    page.evaluate(PASTE, block(source, [(name, f"1 {n:03},5") for n, name in enumerate(names)]))
    page.get_by_text("1 строку поправить").wait_for()
    assert text(page, 2, 1) == NAMES[0]
    assert text(page, 20, 2) == "1 018,5"
    page.keyboard.press("Control+s")
    page.get_by_text("Ничего не сохранено").wait_for()
    assert in_database(Support.objects.count) == 1
    wrong = cell(page, 21, 1)
    assert page.evaluate("document.activeElement.matches('td.bad')")
    assert wrong.get_attribute("aria-invalid") == "true"
    assert violations(page) == []
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("[data-wrong]").wait_for(state="hidden")
    page.get_by_role("button", name="Сохранить всё").click()
    saved(page)
    assert in_database(Support.objects.count) == 21
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def block(source: str, rows: list[tuple[str, str]]) -> list[str]:
    """As Excel puts it on the clipboard, with line ends inside cells; as Word does, with paragraphs in cells."""
    if source == "excel":
        return ["text/plain", "".join(f'"{name}\n"\t{amount}\r\n' for name, amount in rows)]
    cells = "".join(
        f"<tr><td><p class=MsoNormal>{name.replace(' ', '</p> <p>', 1)}<o:p></o:p></p></td>"
        f"<td><p><span>{amount.replace(' ', '&nbsp;')}</span></p></td></tr>"
        for name, amount in rows
    )
    heading = "<tr><td><b>Организация</b></td><td><p>Сумма, тыс.\n  руб.</p></td></tr>"
    return ["text/html", f"<html><body><!--StartFragment--><table>{heading}{cells}</table></body></html>"]


def test_undo_fill_clear_and_copy(programme: Any, open_at: OpenAt) -> None:
    page = open_at(DESK)
    enter(page)
    cell(page, 2, 1).focus()
    page.evaluate(PASTE, ["text/plain", "Совет ветеранов № 1\t5\nСовет ветеранов № 2\t6"])
    assert text(page, 3, 2) == "6"
    page.keyboard.press("Control+z")
    assert [text(page, 2, 1), text(page, 3, 2)] == ["", ""]
    page.keyboard.press("Control+y")
    assert text(page, 3, 2) == "6"
    cell(page, 2, 2).focus()
    for _ in range(2):
        page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Control+d")
    assert [text(page, row, 2) for row in (2, 3, 4)] == ["5", "5", "5"]
    assert page.evaluate(COPY) == "5\r\n5\r\n5"
    page.keyboard.press("Delete")
    assert [text(page, row, 2) for row in (2, 3, 4)] == ["", "", ""]


def test_escape_keeps_the_cell_and_then_leaves_the_table(programme: Any, open_at: OpenAt) -> None:
    page = open_at(DESK)
    enter(page)
    cell(page, 2, 2).focus()
    page.keyboard.press("Control+Home")
    page.keyboard.press("F2")
    page.keyboard.type(" лишнее")
    page.keyboard.press("Escape")
    assert text(page, 1, 1) == "Общество слепых"
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('td')") is None


def test_row_is_removed_and_brought_back(programme: Any, open_at: OpenAt) -> None:
    page = open_at(DESK)
    enter(page, "coordinator")
    cell(page, 1, 1).focus()
    page.keyboard.press("Control+Delete")
    page.get_by_text("к удалению").wait_for()
    page.get_by_role("button", name="Вернуть строку 1").click()
    page.get_by_text("к удалению").wait_for(state="hidden")
    page.keyboard.press("Control+Delete")
    page.get_by_text("к удалению").wait_for()
    page.keyboard.press("Control+s")
    saved(page)
    assert not in_database(Support.objects.exists)


def test_names_are_suggested_while_typing(programme: Any, open_at: OpenAt) -> None:
    page = open_at(DESK)
    enter(page)
    cell(page, 2, 1).focus()
    write(page, "патронаж")
    page.get_by_role("option", name="«Патронажная служба», ОГРН 1037739010891").wait_for()
    assert violations(page) == []
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]").inner_text()
    page.keyboard.press("Enter")
    assert text(page, 2, 1) == chosen


def test_change_of_a_colleague_is_shown_with_the_choice(programme: Any, open_at: OpenAt) -> None:
    page = open_at(DESK)
    enter(page, "coordinator")
    cell(page, 1, 2).focus()
    page.keyboard.type("200")
    page.keyboard.press("Enter")
    answered(page)
    in_database(lambda: Support.objects.update(amount_value=300000, purpose="аренда"))
    page.keyboard.press("Control+s")
    page.get_by_text("уже исправлено на «300,0»").wait_for()
    assert violations(page) == []
    page.get_by_role("button", name="Оставить моё").click()
    answered(page)
    page.keyboard.press("Control+s")
    saved(page)
    record = in_database(Support.objects.get)
    assert (record.amount.number, record.purpose) == (200000, "аренда")


def test_nothing_typed_is_lost(programme: Any, open_at: OpenAt) -> None:
    page = open_at(DESK)
    enter(page)
    cell(page, 2, 1).focus()
    write(page, "Совет ветеранов № 5")
    page.keyboard.press("Enter")
    answered(page)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto("about:blank")
    page.goto(TABLE)
    assert text(page, 2, 1) == ""
    page.get_by_role("button", name="Вернуть набранное").click()
    assert text(page, 2, 1) == "Совет ветеранов № 5"
    answered(page)
    cell(page, 2, 2).focus()
    write(page, "7")
    page.keyboard.press("Control+s")
    saved(page)
    assert page.get_by_role("button", name="Вернуть набранное").count() == 0
    assert page.evaluate("localStorage.length") == 0


def test_failed_save_keeps_the_table(programme: Any, open_at: OpenAt) -> None:
    page = open_at(DESK)
    enter(page)
    cell(page, 2, 1).focus()
    write(page, "Совет ветеранов № 5")
    page.keyboard.press("Tab")
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    answered(page)
    # As a proxy answers in place of the portal.
    log_in = {"status": 200, "content_type": "text/html", "body": "<h1>Вход</h1>"}
    page.route("**/grid/**", lambda route: route.fulfill(**log_in))
    page.keyboard.press("Control+s")
    page.get_by_text("ничего не сохранено. Набранное остаётся").wait_for()
    page.unroute("**/grid/**")
    assert text(page, 2, 2) == "7"
    page.keyboard.press("Control+s")
    saved(page)


@pytest.mark.parametrize(
    ("pasted", "read"),
    [
        ("а\tб\r\nв\tг\r\n", [["а", "б"], ["в", "г"]]),
        ('"две\nстроки"\t5', [["две\nстроки", "5"]]),
        ('"Фонд ""Ёлка"""\t5', [['Фонд "Ёлка"', "5"]]),
        ('"Ёлка"\t5', [['"Ёлка"', "5"]]),
        ('"Ёлка" фонд\t5\n', [['"Ёлка" фонд', "5"]]),
        ("а\t\t\nб", [["а", "", ""], ["б", "", ""]]),
        ("\u00a01\u00a0000,5 ", [["1 000,5"]]),
        ("", []),
    ],
)
def test_text_of_the_clipboard_is_read(
    programme: Any, reader: Callable[[str, str], list[list[str]]], pasted: str, read: list[list[str]]
) -> None:
    assert reader("readTsv", pasted) == read


@pytest.mark.parametrize(
    ("pasted", "read"),
    [
        ("<table><tr><td rowspan=2>а<td>б<tr><td>в</table>", [["а", "б"], ["", "в"]]),
        ("<table><tr><td colspan=2>а<tr><td>б<td>в</table>", [["а", ""], ["б", "в"]]),
        ("<table><tr><td><p>а\n   б</p><p>в</p><td>г<br>д</table>", [["а б\nв", "г\nд"]]),
        ("<table><tr><td><style>p{}</style><img src=x onerror=alert(1)>а</table>", [["а"]]),
        ('<table><tr style=\'mso-x:"a"\'><td style="color:red" width=5>а</table>', [["а"]]),
        ("<p>а</p>", None),
    ],
)
def test_tables_of_the_clipboard_are_read(
    programme: Any, reader: Callable[[str, str], Any], pasted: str, read: list[list[str]] | None
) -> None:
    assert reader("readHtml", pasted) == read


@pytest.fixture
def reader(open_at: OpenAt) -> Callable[[str, str], Any]:
    page = open_at(DESK)
    page.goto("/account/login/")
    call = "([name, text]) => import('/static/js/grid-blocks.js').then((blocks) => blocks[name](text))"
    return lambda name, pasted: page.evaluate(call, [name, pasted])


def test_a_finger_reaches_every_cell(programme: Any, open_at: OpenAt) -> None:
    page = open_at(PHONE)
    enter(page)
    last = cell(page, 2, 5)
    last.scroll_into_view_if_needed()
    last.dblclick()
    page.keyboard.type("ремонт")
    page.keyboard.press("Enter")
    assert text(page, 2, 5) == "ремонт"
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
