"""The pictures of the guide are taken from the portal itself: one that no longer shows it is a fault.

PORTAL_PICTURES=1 writes them anew.
"""

from __future__ import annotations

import datetime
import io
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from django.utils import timezone
from PIL import Image
from pytest_django import Settings

from grants.models import Support
from grants.register.entering import enter_all
from ngo_registry.actions.claims import confirm_claim, make_claim
from ngo_registry.models import Organization
from portal.help.pictures import FOLDER
from portal.lib.dates import format_date
from portal.models import Municipality, User
from portal.templatetags.russian import day
from reports.imports.demo import load_demo
from reports.models import Report, Section
from tests.imports.pages.files import checked, started
from tests.journeys.conftest import HEIGHT, OpenAt
from tests.journeys.help_pictures import PICTURES, Picture
from tests.journeys.likeness import difference, painted
from tests.people import make_person

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

REWRITES = os.environ.get("PORTAL_PICTURES") == "1"
PASSWORD, PROGRAMME = "demo", "sport"
PUT = """([selector, words]) => document.querySelectorAll(selector).forEach(each => {
  if (each.tagName !== "INPUT") each.textContent = words;
  else { each.type = "text"; each.value = words; }
})"""
REPLACE = """([today, other]) => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = texts.currentNode.data.replaceAll(today, other);
}"""
TO_WHOLE_PIXELS = """part => {
  const { x, y } = part.getBoundingClientRect();
  if (x % 1 || y % 1) part.style.translate = `${Math.round(x) - x}px ${Math.round(y) - y}px`;
}"""
ABOVE = 150  # what stands over the main part: nothing that sticks to the window's edge may lie on the picture
ANOTHER_DAY = datetime.date(2024, 3, 15)

Names = Mapping[str, object]


@pytest.fixture
def names(transactional_db: None, settings: Settings, tmp_path: Path) -> Names:
    """The demonstration with what a city at work has besides; what stands for the words in braces."""
    settings.MEDIA_ROOT = tmp_path / "media"
    load_demo(settings.BASE_DIR / "fixtures", report=lambda line: None)
    city = Municipality.objects.get(slug="kemerovo")
    by = User.objects.get(username="coordinator")
    make_person("administrator", "administrator", city)
    report = Report.objects.get(municipality=city)
    organization = Organization.objects.filter(municipality=city, support__isnull=False, awards__isnull=False)
    sections = {str(section): section.pk for section in Section.objects.filter(report=report)}
    claimed = organization.order_by("pk")[0]
    _fill_the_register(city, by)
    return {
        "organization": claimed.pk,
        "programme": PROGRAMME,
        "loaded": started(by).pk,
        "checked": checked(by).pk,
        "claim": _claim_about(claimed),
        "report": report.pk,
        "section": sections["Имущественная поддержка"],
    }


def _fill_the_register(city: Municipality, by: User) -> None:
    """Some support is entered, some waits for it."""
    given = Support.objects.filter(municipality=city, kind="financial", organization__isnull=False)
    keys = list(given.exclude(programme__code=PROGRAMME).order_by("pk").values_list("pk", flat=True))
    given.filter(pk__in=keys[:6]).update(decided_on=datetime.date(2023, 6, 5))
    given.filter(pk__in=keys[6:]).update(decided_on=timezone.localdate())
    enter_all(list(given.filter(pk__in=keys[:6])), by=by)


def _claim_about(organization: Organization) -> int:
    claim = make_claim(
        organization=organization,
        subject="address",
        text="Мы переехали на улицу Весеннюю, дом 5. Так написано в ЕГРЮЛ.",
        email="ngo@example.ru",
    )
    confirm_claim(claim)
    return claim.pk


def test_every_picture_shows_the_portal_as_it_is(names: Names, open_at: OpenAt) -> None:
    pages = {who: open_at(PICTURES[0].width) for who in sorted({picture.who for picture in PICTURES})}
    for who, page in pages.items():
        page.set_default_timeout(20_000)
        page.emulate_media(reduced_motion="reduce")
        sign_in(page, who)
    differing = {}
    for picture in PICTURES:
        made = painted(taken(pages[picture.who], picture, names))
        if REWRITES:
            made.save(file_of(picture), optimize=True)
        elif apart := difference(Image.open(file_of(picture)), made):
            differing[picture.name] = apart
    assert not differing, (
        f"Страницы изменились, а картинки помощи нет: {differing}. Обновите их: PORTAL_PICTURES=1 make test."
    )


def sign_in(page: Page, who: str) -> None:
    if not who:
        return
    page.goto(f"/account/login/?{urlencode({'next': '/account/'})}")
    page.locator("[name=username]").fill(who)
    page.locator("[name=password]").fill(who if who == "administrator" else PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Выйти").wait_for()


def taken(page: Page, picture: Picture, names: Names) -> Image.Image:
    page.set_viewport_size({"width": picture.width, "height": max(HEIGHT, picture.height + ABOVE)})
    response = page.goto(picture.address.format(**names))
    assert response is not None
    assert response.status == 200, picture.name
    page.wait_for_load_state("networkidle")
    if picture.steps:
        picture.steps(page)
        page.mouse.move(0, 0)  # Nothing lies under the pointer, which may come to lie upon whatever appears.
        page.wait_for_load_state("networkidle")
    freeze(page, picture)
    page.evaluate("document.fonts.ready")
    return photograph(page, picture)


def freeze(page: Page, picture: Picture) -> None:
    for written in (format_date, day):
        page.evaluate(REPLACE, [written(timezone.localdate()), written(ANOTHER_DAY)])
    for selector, words in picture.frozen.items():
        page.evaluate(PUT, [selector, words])


def photograph(page: Page, picture: Picture) -> Image.Image:
    part = page.locator(picture.part).first
    part.evaluate(
        TO_WHOLE_PIXELS
    )  # Where the page above it ends between two, letters are smoothed otherwise.
    shot = part.screenshot(animations="disabled", caret="hide")
    whole = Image.open(io.BytesIO(shot))
    return whole.crop((0, 0, whole.width, min(whole.height, picture.height)))


def file_of(picture: Picture) -> Path:
    return FOLDER / f"{picture.name}.png"


def test_the_folder_holds_these_pictures_and_no_others() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.png")) == sorted(each.name for each in PICTURES)
    sizes = {path.name: path.stat().st_size for path in FOLDER.glob("*.png")}
    assert {name: size for name, size in sizes.items() if size > 60_000} == {}
    assert sum(sizes.values()) < 1_000_000
