"""Every public page in Chromium: axe-core's rules, no sideways scrolling, no complaint of the console."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytest_django import Settings

from portal.models import Municipality
from tests.journeys.conftest import OpenAt, open_at
from tests.people import make_city
from tests.public.site import Names, known, make_site

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
__all__ = ["open_at"]

PHONE, DESK = 360, 1280
NARROWEST, DESK_AT_TWICE = 320, 640
RULES = {"rules": {"target-size": {"enabled": True}}}
"""All that axe-core has on by itself, and the size of what is pressed."""
PAGES = [(kind, example) for kind, example in known() if kind.is_page and kind.status == 200]


@pytest.fixture
def addresses(transactional_db: None, settings: Settings, tmp_path: Path) -> list[str]:
    settings.MEDIA_ROOT = tmp_path
    site: Names = make_site()
    return [example.format(**site) for _, example in PAGES]


@pytest.fixture
def city(transactional_db: None) -> Municipality:
    """Made before the browser starts: after it the database may not be asked from here."""
    return make_city()


def walked(page: Page, addresses: list[str]) -> Iterator[str]:
    for address in addresses:
        response = page.goto(address)
        assert response is not None
        assert response.status == 200, address
        yield address


def test_everybody_can_read_every_page(addresses: list[str], open_at: OpenAt) -> None:
    """By axe-core's rules, and without scrolling sideways at 320 px and on a screen of 1280 px at 200 %."""
    from axe_playwright_python.sync_playwright import Axe

    axe, faults = Axe(), []
    for width in (NARROWEST, PHONE, DESK_AT_TWICE, DESK):
        page = open_at(width)
        for address in walked(page, addresses):
            actual = page.evaluate("document.documentElement.scrollWidth")
            faults += [f"{width} px, {address}: scrolls to {actual}"] if actual > width else []
            found = axe.run(page, options=RULES).response["violations"] if width in (PHONE, DESK) else []
            faults += [
                f"{width} px, {address}: {each['id']} {each['nodes'][0]['html'][:200]}" for each in found
            ]
    assert faults == [], "\n".join(faults)


def test_the_reader_chooses_how_pages_look(city: Municipality, open_at: OpenAt) -> None:
    page = open_at(NARROWEST)
    page.goto("/kemerovo/")
    page.get_by_text("Настройки чтения").click()
    page.get_by_label("Высокий").check()
    page.get_by_label("Очень крупный").check()
    page.get_by_label("Увеличенные").check()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.goto("/kemerovo/organizations/")
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "24px"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.evaluate("document.documentElement.scrollWidth") == NARROWEST
    assert page.context.cookies() == []
    page.get_by_text("Настройки чтения").click()
    page.get_by_role("button", name="Вернуть обычный вид").click()
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "16px"
    page.emulate_media(contrast="more")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    page.get_by_label("Обычный", exact=True).first.check()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(24, 34, 45)"
