"""Who may open which public page of a report: hidden, an open draft, published, withdrawn × visitor, stranger, own."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, Final

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from portal.models import User
from reports import urls
from reports.actions.sign_edition import sign_edition
from reports.actions.withdraw import withdraw
from reports.editions.queries import file_of_edition
from reports.models import Edition, EditionSignature, Report
from reports.opendata import city_urls
from tests.pages.reading import element_of, words_of
from tests.people import People, make_people, signed_in, visitor
from tests.reports.editions.made import make_edition
from tests.reports.records import make_organization, make_total, report_with
from tests.workspace.attachments.files import signature

pytestmark = pytest.mark.django_db
TEXT = "<p>Прошло {{ reported code=events | мероприятие }}.</p>"
PLACE = "?place=figure:reported?code%3Devents"
NUMBERS = {"number": "", "number-as-now": "&now=1", "number-of-edition": "&edition=1"}
BECAUSE = "В тексте были личные данные"
OUTSIDERS = ("visitor", "stranger", "stranger_specialist")
STAFF = ("specialist", "auditor", "coordinator", "administrator", "superuser")

HIDDEN, DRAFT, PUBLISHED, WITHDRAWN = "hidden", "draft", "published", "withdrawn"
OF_REPORT: Final = ("report", "report-file", "number", "number-as-now")
OF_EDITION: Final = (
    "edition",
    "edition-file",
    "edition-differences",
    "edition-signature",
    "edition-style",
    "number-of-edition",
)
OF_PORTAL: Final = ("home", "document-schema", "compare-cities")
OF_CITY: Final = ("city", "compare", "reports", "organization")

SEEN: dict[str, dict[str, tuple[int, int]]] = {
    HIDDEN: dict.fromkeys(OF_REPORT, (404, 200)) | dict.fromkeys(OF_EDITION, (404, 404)),
    DRAFT: dict.fromkeys(OF_REPORT, (200, 200)) | dict.fromkeys(OF_EDITION, (404, 404)),
    PUBLISHED: dict.fromkeys((*OF_REPORT, *OF_EDITION), (200, 200)),
    WITHDRAWN: {"report": (200, 200), "report-file": (404, 404)}
    | dict.fromkeys(("number", "number-as-now"), (404, 200))
    | dict.fromkeys(OF_EDITION, (200, 200)),
}
"""What outsiders and what the staff of the city are answered. Before anything is published there is no edition."""


@pytest.fixture(autouse=True)
def storage(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def people() -> People:
    return make_people()


def make_standing(standing: str, by: User) -> Report:
    """A withdrawn one was an open draft before: that must not open it again."""
    make_total("events", "5", "event")
    report = report_with(TEXT, is_public=standing in (DRAFT, WITHDRAWN))
    if standing in (PUBLISHED, WITHDRAWN):
        editions = [make_edition(report, by=by), make_edition(report, by=by)]
        file = file_of_edition(editions[0], "pdf")
        assert file is not None
        sign_edition(file, io.BytesIO(signature()), "Отчёт.pdf.sig", by=by)
        for edition in editions if standing == WITHDRAWN else ():
            withdraw(edition, by=by, reason=BECAUSE)
    return report


def address(name: str, city: str = "kemerovo") -> str:
    """Of the report's page; the signature is the only one there is."""
    sheet = [city, 2023, "free"]
    signed = EditionSignature.objects.first()
    args: dict[str, list[Any]] = {
        "report-file": [*sheet, "json"],
        "edition": [*sheet, 1],
        "edition-file": [*sheet, 1, "free", "json"],
        "edition-differences": [*sheet, 2],
        "edition-style": [*sheet, 1],
        "edition-signature": [*sheet, 1, signed.pk if signed else 1],
    }
    if name in NUMBERS:
        return reverse("number", args=sheet) + PLACE + NUMBERS[name]
    return reverse(name, args=args.get(name, sheet))


def client_of(people: People, name: str) -> Client:
    return visitor() if name == "visitor" else signed_in(getattr(people, name))


def test_every_public_address_is_walked() -> None:
    """Open data tells of no report: its addresses are walked in tests/public."""
    names = {each.name for each in urls.urlpatterns} - {each.name for each in city_urls.urlpatterns}
    walked = {*OF_PORTAL, *OF_CITY, *OF_REPORT, *OF_EDITION}
    assert names == {"number" if name in NUMBERS else name for name in walked}


@pytest.mark.parametrize("standing", list(SEEN))
def test_who_is_answered_what(standing: str, people: People) -> None:
    make_standing(standing, by=people.coordinator)
    wrong = []
    for place, persons in enumerate((OUTSIDERS, STAFF)):
        for person in persons:
            client = client_of(people, person)
            for name, expected in SEEN[standing].items():
                if (got := client.get(address(name)).status_code) != expected[place]:
                    wrong.append((person, name, got))
    assert wrong == []


@pytest.mark.parametrize("standing", list(SEEN))
def test_under_another_city_nothing_of_it_is_found(standing: str, people: People) -> None:
    make_standing(standing, by=people.coordinator)
    for person in (*OUTSIDERS, *STAFF):
        client = client_of(people, person)
        found = [name for name in SEEN[standing] if client.get(address(name, "kogalym")).status_code != 404]
        assert found == [], person


def test_a_signature_is_given_with_its_own_edition_only(people: People) -> None:
    make_standing(PUBLISHED, by=people.coordinator)
    signed = EditionSignature.objects.get()
    make_edition(report_with("<p>Рассказ.</p>", form="other"))
    for form, number in (("free", 2), ("other", 1)):
        elsewhere = reverse("edition-signature", args=["kemerovo", 2023, form, number, signed.pk])
        assert visitor().get(elsewhere).status_code == 404


@pytest.mark.parametrize("standing", list(SEEN))
@pytest.mark.parametrize("person", ["visitor", "stranger", "specialist"])
def test_pages_of_the_city_are_open_and_lead_only_where_one_may_go(
    standing: str, person: str, people: People
) -> None:
    report = make_standing(standing, by=people.coordinator)
    fund = make_organization("fund")
    client, sheet = client_of(people, person), report.get_absolute_url()
    pages = [
        *(reverse(name) for name in ("home", "compare-cities")),
        reverse("document-schema", args=["document-2"]),
        *(reverse(name, args=["kemerovo"]) for name in ("city", "compare", "reports")),
        reverse("organization", args=["kemerovo", fund.pk]),
    ]
    answers = {page: client.get(page) for page in pages}
    assert {page for page, answered in answers.items() if answered.status_code != 200} == set()
    led = {href for answered in answers.values() for href in _links(answered)}
    closed = [href for href in led if href.startswith(sheet[:-1]) and client.get(href).status_code != 200]
    assert closed == []
    assert (sheet in led) == (standing != HIDDEN or person == "specialist")


def _links(response: HttpResponse) -> set[str]:
    if "html" not in response["Content-Type"]:
        return set()
    return {a.get("href", "").partition("#")[0] for a in element_of(response).iter("a")}


def test_a_withdrawn_edition_is_read_but_marked(people: People) -> None:
    make_standing(WITHDRAWN, by=people.coordinator)
    assert not Edition.objects.filter(withdrawn_at=None).exists()
    for name in ("report", "edition"):
        page = visitor().get(address(name))
        assert BECAUSE in words_of(page)
        assert page["X-Robots-Tag"] == "noindex"
    assert visitor().get(address("edition-file"))["X-Robots-Tag"] == "noindex"
    assert "редакция отозвана" in words_of(visitor().get(address("number-of-edition")))
