"""Steps at the builder, by keyboard: to a section, its text and figures, its tables, who signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.models import Report
from tests.journeys.entering import DESK
from tests.journeys.loading import press

if TYPE_CHECKING:
    from playwright.sync_api import Page


def open_section(page: Page, report: Report, title: str) -> None:
    page.goto(f"{DESK}reports/{report.pk}/")
    link = page.locator(".outline a, nav a", has_text=title).first
    link.focus()
    page.keyboard.press("Enter")
    page.locator("#sheet").wait_for()
    page.wait_for_load_state("networkidle")


def open_the_text(page: Page) -> None:
    page.locator("[data-type=text]").first.focus()
    page.locator("[data-type=text] a[data-edit]").first.focus()
    page.keyboard.press("Enter")
    page.locator("[data-rich]").wait_for()
    page.locator("[data-rich]").focus()
    page.keyboard.press("Control+End")


def insert_figure(page: Page, title: str) -> None:
    page.keyboard.press("Control+Space")
    page.locator("[data-picker] [data-query]").wait_for()
    page.keyboard.type(title)
    page.get_by_role("option", name=title).first.wait_for()
    page.wait_for_timeout(400)  # the list is asked for again a moment after the last letter
    if page.locator("[role=option][aria-selected=true]").count() == 0:
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator("[data-rich] [data-token]").first.wait_for()


def save_the_text(page: Page) -> None:
    page.locator("[data-text-editor] button.primary", has_text="Сохранить").first.focus()
    page.keyboard.press("Enter")
    page.locator("[data-text-editor]").wait_for(state="detached")
    page.wait_for_load_state("networkidle")  # what stands beside the sheet is renewed by then


def add_table(page: Page, code: str, shown: str) -> None:
    """At the end of the section, by its name."""
    page.locator(".between summary").last.focus()
    page.keyboard.press("Enter")
    button = page.locator(f".between button[value='table:{code}']").last
    button.wait_for()
    button.focus()
    page.keyboard.press("Enter")
    page.locator(f".paper .table-{code} td", has_text=shown).first.wait_for()


def sign(page: Page) -> None:
    page.locator("[data-type=signature]").focus()
    page.locator("[data-type=signature] [data-settings]").focus()
    page.keyboard.press("Enter")
    for label, words in (("Должность", "Заместитель Главы города"), ("Фамилия", "А.С. Петрова")):
        page.get_by_label(label).first.focus()
        page.keyboard.type(words)
    press(page, "button", "Сохранить", exact=True)
    page.locator(".paper .signature", has_text="А.С. Петрова").wait_for()
