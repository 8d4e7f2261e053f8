"""The guide is read on a phone, by a screen reader, on paper."""

from __future__ import annotations

import pytest
from django.urls import reverse

from portal.help.pages import PAGES
from tests.journeys.conftest import OpenAt

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NARROWEST, PHONE, DESK = 320, 360, 1280
ADDRESSES = [reverse("help"), *(reverse("help-page", args=[page.slug]) for page in PAGES)]


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_everybody_can_read_every_page(open_at: OpenAt, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page, axe, faults = open_at(width), Axe(), []
    for address in ADDRESSES:
        page.goto(address)
        found = axe.run(page).response["violations"]
        faults += [(address, each["id"], each["nodes"][0]["html"]) for each in found]
    assert faults == []


def test_no_page_scrolls_sideways(open_at: OpenAt) -> None:
    page, wide = open_at(NARROWEST), {}
    for address in ADDRESSES:
        page.goto(address)
        if (actual := page.evaluate("document.documentElement.scrollWidth")) > NARROWEST:
            wide[address] = actual
    assert wide == {}


def test_paper_holds_the_text_without_the_ways_around_it(open_at: OpenAt) -> None:
    page = open_at(DESK)
    page.goto(ADDRESSES[1])
    page.emulate_media(media="print")
    assert page.get_by_role("heading", level=1).is_visible()
    assert page.locator(".guide-picture img").first.is_visible()
    for around in (".guide-contents", ".guide-beside", ".masthead nav"):
        assert not page.locator(around).is_visible()
