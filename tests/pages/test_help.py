"""The guide: every page answers, leads only where something is, and calls buttons by their names."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.urls import reverse

from ngo_registry.forms.claim import ANSWERS
from ngo_registry.models import Organization
from portal.help.pages import PAGES, Page, Reader, beside
from portal.imports.pages.columns_form import NOT_LOADED
from portal.models import Municipality, User
from reports.actions.agreement import STEPS
from reports.imports.demo import load_demo
from reports.models import Report, Section, SectionState
from tests.pages.reading import element_of, links_of
from tests.pages.spoken import of_page, of_templates, plain
from tests.people import make_person, signed_in, visitor

pytestmark = pytest.mark.django_db
every_page = pytest.mark.parametrize("leaf", PAGES, ids=[page.slug for page in PAGES])
STEPS_TAKEN = {words for step in STEPS.values() for words in (step.button, f"{step.button}…")}
LEDGERS = [
    "organizations",
    "support",
    "register-entries",
    "recipients",
    "rounds",
    "awards",
    "calendar",
    "departments",
    "city",
]
CHOICES = {*SectionState.labels, *(label for _, label in ANSWERS), NOT_LOADED[1]}


def address_of(leaf: Page) -> str:
    return reverse("help-page", args=[leaf.slug])


def test_the_contents_lead_to_every_page() -> None:
    listed = links_of(visitor().get(reverse("help")), "/help/")
    assert [plain(words) for words in listed if listed[words] != reverse("help")] == [
        plain(page.title) for page in PAGES
    ]


def test_visitors_come_first_and_slugs_are_unique() -> None:
    readers = [page.reader for page in PAGES]
    assert readers == sorted(readers, key=list(Reader).index)
    assert len({page.slug for page in PAGES}) == len(PAGES)


@every_page
def test_everybody_reads_it_and_nothing_is_kept_of_them(leaf: Page) -> None:
    answer = visitor().get(address_of(leaf))
    assert answer.status_code == 200
    assert not answer.cookies


@every_page
def test_the_sections_are_those_of_its_contents(leaf: Page) -> None:
    found = element_of(visitor().get(address_of(leaf)))
    assert {each.get("id"): each.text for each in found.iter("h2")} == leaf.sections
    anchors = [
        a.get("href") for nav in found.iter("nav") for a in nav.iter("a") if a.get("href", "").startswith("#")
    ]
    assert anchors == [f"#{anchor}" for anchor in leaf.sections]


@every_page
def test_pages_follow_one_another(leaf: Page) -> None:
    found = element_of(visitor().get(address_of(leaf)))
    before, after = beside(leaf)
    rel = {a.get("rel"): a.get("href") for a in found.iter("a") if a.get("rel")}
    assert rel.get("prev") == (address_of(before) if before else None)
    assert rel.get("next") == (address_of(after) if after else None)


@every_page
def test_every_picture_is_there_and_is_told_in_words(leaf: Page) -> None:
    for picture in element_of(visitor().get(address_of(leaf))).iter("img"):
        assert finders.find(picture.get("src", "").removeprefix(settings.STATIC_URL)) is not None
        assert len(picture.get("alt", "")) > 20
        assert int(picture.get("width", 0)) > 0
        assert int(picture.get("height", 0)) > 0


@every_page
def test_no_link_leads_nowhere(leaf: Page) -> None:
    links = links_of(visitor().get(address_of(leaf)), "/").values()
    for href in links:
        if not href.startswith(settings.STATIC_URL):
            assert visitor().get(href.partition("#")[0]).status_code == 200, href


def test_an_unknown_page_is_not_found() -> None:
    assert visitor().get("/help/nothing/").status_code == 404


@pytest.mark.slow
def test_the_guide_calls_things_as_they_are_called() -> None:
    """Each name that the guide quotes stands on the portal so, letter for letter."""
    load_demo(settings.BASE_DIR / "fixtures", report=lambda line: None)
    spoken = {*of_templates(), *_walked(), *STEPS_TAKEN, *CHOICES}
    unknown = {
        page.slug: missing
        for page in PAGES
        if (missing := [name for name in _quoted(page) if name not in spoken])
    }
    assert unknown == {}


def _quoted(leaf: Page) -> Iterator[str]:
    for element in element_of(visitor().get(address_of(leaf))).iter("b"):
        if element.get("class") == "ui":
            yield plain("".join(element.itertext()))


def _walked() -> Iterator[str]:
    for who, addresses in _addresses().items():
        client = signed_in(who) if who else visitor()
        for address in addresses:
            answer = client.get(address)
            assert answer.status_code == 200, address
            yield from of_page(answer)


def _addresses() -> dict[User | None, list[str]]:
    city = Municipality.objects.get(slug="kemerovo")
    report = Report.objects.get(municipality=city)
    section = Section.objects.filter(report=report, plan_item__isnull=False)[0]
    person = make_person("vera", "specialist", city)
    return {
        None: [*_public(city, report)],
        make_person("olga", "coordinator", city): [*_of_the_desk(city), *_of_the_report(report, section)],
        make_person("anna", "administrator", city): [
            "/account/",
            "/account/second-factor/",
            "/workspace/kemerovo/people/",
            f"/workspace/kemerovo/people/{person.pk}/",
            "/workspace/kemerovo/people/new/",
        ],
    }


def _public(city: Municipality, report: Report) -> Iterator[str]:
    organization = Organization.objects.filter(municipality=city, support__isnull=False)[0]
    yield from ("/kemerovo/", "/kemerovo/organizations/", organization.get_absolute_url())
    yield from (
        f"/kemerovo/{section}/" for section in ("recipients", "support", "contests", "reports", "opendata")
    )
    yield from (
        f"{organization.get_absolute_url()}claim/",
        "/account/login/",
        "/api/",
        "/opendata/",
        "/reports/",
    )
    yield from (report.get_absolute_url(), "/kemerovo/compare/", "/kemerovo/support/records/?year=2023")


def _of_the_desk(city: Municipality) -> Iterator[str]:
    desk = f"/workspace/{city.slug}/"
    yield desk
    yield from (f"{desk}{ledger}/" for ledger in LEDGERS)
    yield from (f"{desk}{ledger}/new/" for ledger in ("organizations", "support", "rounds", "reports"))
    yield from (f"{desk}support/new/?kind=financial", f"{desk}support/grid/financial/", f"{desk}imports/")


def _of_the_report(report: Report, section: Section) -> Iterator[str]:
    at = f"/workspace/kemerovo/reports/{report.pk}/"
    yield from (
        f"{at}?section={section.pk}",
        f"{at}assign/",
        f"{at}board/",
        f"{at}findings/",
        f"{at}publish/",
    )
    yield from (f"{at}editions/", f"{at}sections/{section.pk}/blocks/new/?after=0")
