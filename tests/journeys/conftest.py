"""Chromium for the long walks; each walk gets a browser of its own, closed before the database is emptied."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from pytest_django.live_server_helper import LiveServer

if TYPE_CHECKING:
    from playwright.sync_api import Page

FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
HEIGHT = 800

# Browsers note each answer that refuses a form, and htmx each check that a new page has cut short.
EXPECTED = re.compile(r"status of (409|422)|^htmx:(afterRequest|sendAbort)")

OpenAt = Callable[[int], "Page"]


@pytest.fixture
def open_at(live_server: LiveServer) -> Iterator[OpenAt]:
    """A page of the given width in pixels; the walk fails when the browser's console has had an error."""
    playwright = pytest.importorskip("playwright.sync_api", reason="нет Playwright")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("нет Chromium: apt-get install chromium")
    complaints: list[str] = []

    def hear(words: str) -> None:
        if not EXPECTED.search(words):
            complaints.append(words)

    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, args=FLAGS)

        def open_page(width: int) -> Page:
            context = browser.new_context(
                base_url=live_server.url, viewport={"width": width, "height": HEIGHT}
            )
            page = context.new_page()
            page.on("console", lambda told: hear(told.text) if told.type == "error" else None)
            page.on("pageerror", lambda error: hear(str(error)))
            return page

        yield open_page
        browser.close()
    assert complaints == []
