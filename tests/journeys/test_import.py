"""An official loads a table with three bad rows by keyboard alone, looks, confirms, and puts it all back."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from django.db import connections
from pytest_django.fixtures import Settings

from portal.imports import actions
from tests.imports.pages.files import BAD, make_known, workbook
from tests.journeys.conftest import OpenAt
from tests.people import People, make_people

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE, DESK = 360, 1280
GRAVE = ("serious", "critical")

Run = Callable[..., Any]


@pytest.fixture
def people(transactional_db: None, settings: Settings, tmp_path: Path) -> People:
    settings.MEDIA_ROOT = tmp_path / "media"
    people = make_people()
    make_known(people.coordinator)
    return people


@pytest.fixture
def worker() -> Iterator[Run]:
    """Does the work of the queue in a thread of its own: Playwright holds this one."""

    def run(work: Callable[[int], None], load: int) -> None:
        try:
            work(load)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        yield lambda work, load: pool.submit(run, work, load).result()


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_a_table_with_three_bad_rows(
    people: People, open_at: OpenAt, worker: Run, tmp_path: Path, width: int
) -> None:
    file = tmp_path / "Реестр НКО.xlsx"
    file.write_bytes(workbook())
    page = open_at(width)
    sign_in(page)
    load = choose_and_map(page, file)
    worker(actions.check, load)
    arrives(page, "Что изменится")  # the page has moved on by itself
    look_at_refused(page)
    press(page, "button", "Загрузить", exact=True)
    arrives(page, "Строки загружаются")
    worker(actions.apply, load)
    arrives(page, "Файл загружен")
    press(page, "link", "Открыть список")
    page.get_by_text("Дом дружбы").first.wait_for()
    put_back(page, load)


def sign_in(page: Page) -> None:
    page.goto("/account/login/?next=/workspace/kemerovo/imports/")
    page.get_by_label("Логин").focus()
    page.keyboard.type("coordinator")
    page.keyboard.press("Tab")
    page.keyboard.type("coordinator")
    page.keyboard.press("Enter")
    arrives(page, "Загрузка из файла")


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
