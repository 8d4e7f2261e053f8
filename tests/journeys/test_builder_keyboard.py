"""Composing a section by keyboard: blocks are moved, added, set up and taken back; then one is dragged by mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reports.models import Block, Section
from tests.journeys.conftest import OpenAt
from tests.journeys.loading import has_no_grave_findings, press
from tests.journeys.test_grid import in_database
from tests.people import People, make_people
from tests.reports.builder.shapes import blocks_of, make_sections, stands

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE, DESK = 360, 1280


@pytest.fixture
def people(transactional_db: None) -> People:
    return make_people()


@pytest.fixture
def sections(people: People) -> list[Section]:
    return make_sections("a", "b")


def open_section(page: Page, section: Section) -> None:
    page.goto(
        f"/account/login/?next=/workspace/kemerovo/reports/{section.report_id}/%3Fsection%3D{section.pk}"
    )
    for name in ("Логин", "Пароль"):
        page.get_by_label(name, exact=True).focus()
        page.keyboard.type("coordinator")
    page.keyboard.press("Enter")
    page.locator("[data-findings]").first.wait_for()


def builder_at(open_at: OpenAt, section: Section, width: int = DESK) -> Page:
    page = open_at(width)
    page.set_default_timeout(10_000)
    open_section(page, section)
    return page


def in_order(page: Page, *words: str) -> None:
    """The sheet shows these blocks in this order, and the database holds them so."""
    page.wait_for_function(
        "words => { const shown = [...document.querySelectorAll('#sheet .block-body')].map((b) => b.innerText.trim());"
        " return shown.length === words.length && words.every((word, n) => shown[n].includes(word)); }",
        arg=list(words),
    )


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_a_section_is_composed_by_keyboard(sections: list[Section], open_at: OpenAt, width: int) -> None:
    section = sections[0]
    page = builder_at(open_at, section, width)
    move_a_block(page, section)
    add_a_heading(page)
    set_it_up(page)
    has_no_grave_findings(page)
    take_everything_back(page, section)


def move_a_block(page: Page, section: Section) -> None:
    first = page.locator(f"#block-{in_database(lambda: blocks_of(section)[0].pk)}")
    first.focus()
    page.keyboard.press("Alt+ArrowDown")
    in_order(page, "a 2", "a 1", "a 3")
    page.keyboard.press("Alt+ArrowDown")
    in_order(page, "a 2", "a 3", "a 1")
    assert first.evaluate("block => block === document.activeElement")
    assert in_database(lambda: stands(section)) == ["a 2", "a 3", "a 1"]


def add_a_heading(page: Page) -> None:
    page.locator(".between summary").first.focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Подзаголовок внутри раздела").wait_for()
    page.keyboard.press("Escape")
    assert not page.get_by_role("button", name="Подзаголовок внутри раздела").is_visible()
    page.keyboard.press("Enter")
    has_no_grave_findings(page)
    press(page, "button", "Подзаголовок внутри раздела")
    in_order(page, "Новый заголовок", "a 2", "a 3", "a 1")
    assert "Новый заголовок" in page.evaluate("document.activeElement.innerText")


def set_it_up(page: Page) -> None:
    press(page, "link", "Настройки: Заголовок: Новый заголовок")
    page.get_by_label("Текст заголовка").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("Итоги года")
    page.keyboard.press("Tab")
    in_order(page, "Итоги года", "a 2", "a 3", "a 1")
    page.get_by_text("не сохранено").wait_for()
    assert in_database(lambda: Block.objects.get(type="heading").settings["text"]) == "Новый заголовок"
    press(page, "button", "Сохранить", exact=True)
    page.get_by_text("Сохранено.").wait_for()
    assert in_database(lambda: Block.objects.get(type="heading").settings["text"]) == "Итоги года"


def take_everything_back(page: Page, section: Section) -> None:
    for shown in (["Новый заголовок", "a 2", "a 3", "a 1"], ["a 2", "a 3", "a 1"], ["a 2", "a 1", "a 3"]):
        page.locator("#sheet .block").first.focus()
        page.keyboard.press("Control+z")
        in_order(page, *shown)
    press(page, "button", "Отменить моё последнее изменение")
    in_order(page, "a 1", "a 2", "a 3")
    press(page, "button", "Отменить моё последнее изменение")
    page.get_by_text("Отменять нечего").wait_for()
    assert in_database(lambda: stands(section)) == ["a 1", "a 2", "a 3"]


def test_a_block_is_dragged_on_the_sheet_and_into_another_section(
    sections: list[Section], open_at: OpenAt
) -> None:
    here, there = sections
    page = builder_at(open_at, here)
    drag(page, "a 3", ".between[data-after='0']")
    in_order(page, "a 3", "a 1", "a 2")
    page.locator("#sheet .block:focus", has_text="a 3").wait_for()  # Keys go on from what was moved.
    drag(page, "a 1", f".builder-outline [data-section='{there.pk}']")
    in_order(page, "a 3", "a 2")
    page.get_by_text("теперь в разделе «Раздел b»").wait_for()
    assert in_database(lambda: stands(there)) == ["b 1", "b 2", "b 3", "a 1"]


def drag(page: Page, block: str, place: str, *, at_top: bool = False) -> None:
    page.wait_for_load_state("networkidle")  # Pieces that still arrive would move the page under the pointer.
    page.locator("#sheet .block", has_text=block).focus()
    handle = page.locator("#sheet .block", has_text=block).locator(".block-kind")
    handle.drag_to(page.locator(place), target_position={"x": 60, "y": 2} if at_top else None)


def test_a_block_is_dropped_upon_the_half_of_another(sections: list[Section], open_at: OpenAt) -> None:
    section = sections[0]
    second = in_database(lambda: blocks_of(section)[1].pk)
    page = builder_at(open_at, section)
    drag(page, "a 3", f"#block-{second} .block-body", at_top=True)
    in_order(page, "a 1", "a 3", "a 2")


def test_quick_hands_lose_nothing(sections: list[Section], open_at: OpenAt) -> None:
    """Keys that come before the answer to the one before them; a double click; the place of what is gone."""
    section = sections[0]
    first, second, third = in_database(lambda: [block.pk for block in blocks_of(section)])
    page = builder_at(open_at, section)
    page.locator(f"#block-{first}").focus()
    for _ in range(2):
        page.keyboard.press("Alt+ArrowDown")
    in_order(page, "a 2", "a 3", "a 1")
    for _ in range(2):
        page.keyboard.press("Control+z")
    in_order(page, "a 1", "a 2", "a 3")
    page.locator(f"#block-{second}").focus()
    page.get_by_role("button", name="Дублировать: Текст: a 2").dblclick()
    in_order(page, "a 1", "a 2", "a 2", "a 3")
    page.locator(f"#block-{second}").focus()
    page.locator(f"#block-{second}").get_by_role("button", name="Удалить").click()
    in_order(page, "a 1", "a 2", "a 3")
    page.locator("#sheet .block:focus", has_text="a 2").wait_for()  # The neighbour.
    page.keyboard.press("Alt+ArrowUp")
    in_order(page, "a 2", "a 1", "a 3")
    page.locator(f"#block-{third}").focus()
    page.locator(f"#block-{third}").get_by_role("link", name="Добавить блок выше").click()
    press(page, "button", "Новая страница")
    in_order(page, "a 2", "a 1", "Дальше новая страница", "a 3")
    assert in_database(lambda: stands(section)) == ["a 2", "a 1", "page_break", "a 3"]


def test_the_focus_that_has_moved_on_stays_where_it_went(sections: list[Section], open_at: OpenAt) -> None:
    """The moment the sheet has changed the hands are at another block already."""
    section = sections[0]
    _, second, third = in_database(lambda: [block.pk for block in blocks_of(section)])
    page = builder_at(open_at, section)
    page.locator(f"#block-{second}").focus()
    page.evaluate(
        "id => { const go = () => { moved.disconnect(); document.getElementById(id).focus(); };"
        " const moved = new MutationObserver(go);"
        " moved.observe(document.getElementById('sheet').parentElement, { childList: true }); }",
        f"block-{third}",
    )
    page.keyboard.press("Alt+ArrowUp")
    in_order(page, "a 2", "a 1", "a 3")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.activeElement.id") == f"block-{third}"
    page.locator(f"#block-{third}").get_by_role("link", name="Добавить блок выше").click()


def test_a_text_that_is_being_written_holds_the_sheet(sections: list[Section], open_at: OpenAt) -> None:
    section = sections[0]
    first, second, _ = in_database(lambda: [block.pk for block in blocks_of(section)])
    page = builder_at(open_at, section)
    page.locator(f"#block-{first}").focus()
    page.locator(f"#block-{first} [data-edit]").click()
    page.locator(f"#block-{first} [contenteditable]").click()
    page.keyboard.type("Много слов ")
    page.locator(f"#block-{second}").focus()
    page.keyboard.press("Alt+ArrowDown")
    page.get_by_text("Сначала сохраните текст").wait_for()
    page.locator(f"#block-{first}").get_by_role("button", name="Сохранить").click()
    page.locator("[data-text-editor]").wait_for(state="detached")
    in_order(page, "Много слов", "a 2", "a 3")
    page.locator(f"#block-{second}").focus()
    page.keyboard.press("Alt+ArrowDown")
    in_order(page, "Много слов", "a 3", "a 2")


def test_the_settings_of_a_block_that_was_moved_since_are_saved(
    sections: list[Section], open_at: OpenAt
) -> None:
    section = sections[0]
    in_database(
        lambda: Block.objects.create(section=section, position=99, type="heading", settings={"text": "Было"})
    )
    page = builder_at(open_at, section)
    page.locator("#sheet .block", has_text="Было").focus()
    press(page, "link", "Настройки: Заголовок: Было")
    page.get_by_label("Текст заголовка").wait_for()
    page.locator("#sheet .block", has_text="Было").focus()
    page.keyboard.press("Alt+ArrowUp")
    in_order(page, "a 1", "a 2", "Было", "a 3")
    page.get_by_label("Текст заголовка").fill("Стало")
    press(page, "button", "Сохранить", exact=True)
    page.get_by_text("Сохранено.").wait_for()
    in_order(page, "a 1", "a 2", "Стало", "a 3")
    assert page.evaluate("document.activeElement.id") == "settings-save"


def test_settings_that_are_not_saved_hold_the_pane(sections: list[Section], open_at: OpenAt) -> None:
    section = sections[0]
    in_database(
        lambda: Block.objects.create(section=section, position=99, type="heading", settings={"text": "Было"})
    )
    page = builder_at(open_at, section)
    page.locator("#sheet .block", has_text="Было").focus()
    press(page, "link", "Настройки: Заголовок: Было")
    page.get_by_label("Текст заголовка").fill("Стало")
    page.locator("#sheet .block").first.click()
    page.get_by_text("Сначала сохраните настройки блока").wait_for()
    assert page.get_by_label("Текст заголовка").input_value() == "Стало"
