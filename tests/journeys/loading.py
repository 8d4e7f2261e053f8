"""Steps of loading a file, by keyboard alone."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl

from tests.imports.pages.files import BAD

if TYPE_CHECKING:
    from playwright.sync_api import Page

GRAVE = ("serious", "critical")


def choose_and_map(page: Page, file: Path) -> int:
    """The number of the load, once its columns are confirmed."""
    page.get_by_role("radio", name="Организации").focus()
    page.keyboard.press("Space")
    page.get_by_label("Файл с таблицей").set_input_files(file)
    press(page, "button", "Дальше")
    arrives(page, "Столбцы файла")
    told = page.get_by_text("Всё нужное указано.")
    assert told.is_visible()
    name = page.get_by_label("Наименование НКО")
    name.focus()
    page.keyboard.press("Home")  # «не загружать»: what is missing is told at once
    told.wait_for(state="hidden")
    name.select_option("name")
    told.wait_for()
    press(page, "button", "Проверить файл")
    arrives(page, "Файл проверяется")
    return int(page.url.rstrip("/").rpartition("/")[2])


def look_at_refused(page: Page) -> None:
    assert page.get_by_text("3 отклонённые строки не загрузятся.").is_visible()
    press(page, "link", "Отклонены 3")
    page.get_by_text("Контрольная цифра", exact=False).or_(
        page.get_by_text("контрольная цифра")
    ).first.wait_for()
    has_no_grave_findings(page)
    with page.expect_download() as downloading:
        press(page, "link", "Скачать отклонённые строки")
    book = openpyxl.load_workbook(io.BytesIO(downloading.value.path().read_bytes()))
    lines = list(book.active.iter_rows(min_row=2, values_only=True))
    assert [line[1] or "" for line in lines] == [row[1] for row in BAD]


def put_back(page: Page, load: int) -> None:
    page.goto(f"/workspace/kemerovo/imports/{load}/")
    press(page, "link", "Вернуть как было")
    arrives(page, "Вернуть как было")
    page.get_by_label("Почему возвращаете").focus()
    page.keyboard.type("прошлогодний файл")
    page.keyboard.press("Enter")
    arrives(page, "Возвращено как было")
    page.goto("/workspace/kemerovo/organizations/")
    page.get_by_text("Ёлка").first.wait_for()
    assert page.get_by_text("Дом дружбы").count() == 0


def press(page: Page, role: Any, name: str, *, exact: bool = False) -> None:
    """By keyboard."""
    page.get_by_role(role, name=name, exact=exact).first.focus()
    page.keyboard.press("Enter")


def arrives(page: Page, title: str) -> None:
    page.get_by_role("heading", level=1, name=title).wait_for()
    has_no_grave_findings(page)


def has_no_grave_findings(page: Page) -> None:
    """Neither of axe-core's rules is broken gravely, and the page does not scroll sideways."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in GRAVE] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
