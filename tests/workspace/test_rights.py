"""Every address of the workspace × every role × own and other city × own and other department.

What the table in `portal.records.rights` promises is what every address does, whoever asks, by whatever method.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse

from ngo_registry.models import Organization
from portal.models import User
from portal.workspace import urls
from portal.workspace.ledger import Ledger
from portal.workspace.registry import ledgers
from reports.models import Block, Report, Section
from tests.people import make_person, signed_in, visitor
from tests.reports.records import add_section, make_report
from tests.workspace import rights_of_reports
from tests.workspace.rights import (
    CITY,
    PERSONS,
    Allowed,
    Needs,
    World,
    add,
    answers,
    change,
    decides,
    everybody,
    leads,
    make_world,
    person_of,
    registers,
    see,
)

pytestmark = pytest.mark.django_db
GONE, FORBIDDEN, NO_METHOD, TO_LOGIN = 404, 403, 405, 302


@pytest.fixture
def world(settings: Any, tmp_path: Any) -> World:
    settings.MEDIA_ROOT = tmp_path
    return make_world()


OF_RECORD: dict[str, Needs] = {
    "ledger": (see, None),
    "new": (add, add),
    "check": (None, add),
    "deleted": (see, None),
    "record": (see, change),
    "history": (see, None),
    "delete": (change, change),
    "attach": (see, change),
}

OF_CITY: dict[str, Needs] = {
    "home": (everybody, None),
    "search": (everybody, None),
    "findings": (everybody, None),
    "report-forms": (leads, leads),
    "report-new": (leads, leads),
    "report-list": (everybody, None),
    "imports": (everybody, add),
    "claims": (everybody, None),
    "recipients-clock": (everybody, None),
    "recipients-enter": (None, registers),
}
OF_LOAD: dict[str, Needs] = {
    "import": (everybody, None),
    "import-columns": (decides, decides),
    "import-preview": (everybody, None),
    "import-refused": (everybody, None),
    "import-progress": (everybody, None),
    "import-confirm": (None, decides),
    "import-cancel": (None, decides),
    "import-undo": (decides, decides),
}
OF_CLAIM: dict[str, Needs] = {
    "claim": (everybody, None),
    "claim-answer": (None, answers),
    "claim-hand": (None, answers),
}
TESTED_APART = {
    "start": "test_home", "new-city": "test_home", "lookup": "test_check", "grid": "grid/test_page",
    "put-back": "history/test_delete", "restore": "history/test_restore", "attachment": "attachments/test_giving",
    "detach": "attachments/test_storing", "reattach": "attachments/test_storing", "ledger-file": "lists/test_files",
    "import-start": "imports/pages", "import-template": "imports/pages", "organization-likeness": "ledgers",
    "organization-merge": "ngo_registry/test_merge_pages",
    "recipients-sonko-file": "grants/recipients/test_clock",
    "invite": "ledgers/test_people", "forget-second-factor": "ledgers/test_people",
}  # fmt: skip


def test_every_address_is_walked_or_tested_apart() -> None:
    names = set(_names(urls.urlpatterns))
    walked = {*OF_RECORD, *OF_CITY, *OF_LOAD, *OF_CLAIM, *rights_of_reports.NAMES}
    assert names == walked | set(TESTED_APART)
    assert not walked & set(TESTED_APART)


def _names(patterns: Any) -> Iterator[str]:
    for each in patterns:
        if hasattr(each, "url_patterns"):
            yield from _names(each.url_patterns)
        else:
            yield each.name


def answer(
    client: Client, method: str, address: str, posted: Mapping[str, str] | None = None
) -> HttpResponseBase:
    """What was changed on the way is undone, so that one address does not decide about the next."""
    with transaction.atomic():
        response = client.get(address) if method == "get" else client.post(address, posted or {})
        transaction.set_rollback(True)
    return response


def expected(person: User | None, world: World, ledger: Ledger, allowed: Allowed) -> str:
    if person is None:
        return "login"
    if not person.is_superuser and person.municipality != world.people.coordinator.municipality:
        return "gone"
    return "answered" if allowed(person, world, ledger) else "forbidden"


def told(response: HttpResponseBase) -> str:
    if response.status_code == TO_LOGIN and "/account/login/" in response["Location"]:
        return "login"
    words = {GONE: "gone", FORBIDDEN: "forbidden", NO_METHOD: "no such method"}
    return words.get(response.status_code, "answered")


def walk(world: World, name: str) -> Iterator[tuple[str, str, str, str]]:
    """(method, address, what is expected, what was answered) for each address and method."""
    person = person_of(world, name)
    client = signed_in(person) if person else visitor()
    some = ledgers()["organizations"]
    for code, ledger in ledgers().items():
        record = world.records[ledger.model]
        for page, needs in OF_RECORD.items():
            if page in ("delete", "deleted") and not ledger.is_deletable:
                continue
            args = [CITY, code, *([record.pk] if page in ("record", "history", "delete", "attach") else [])]
            yield from _asked(client, reverse(f"workspace:{page}", args=args), needs, person, world, ledger)
    for page, needs in OF_CITY.items():
        yield from _asked(client, reverse(f"workspace:{page}", args=[CITY]), needs, person, world, some)
    for page, load_needs in OF_LOAD.items():
        address = reverse(f"workspace:{page}", args=[CITY, world.load.pk])
        yield from _asked(client, address, load_needs, person, world, some)
    for page, claim_needs in OF_CLAIM.items():
        address = reverse(f"workspace:{page}", args=[CITY, world.claim.pk])
        yield from _asked(client, address, claim_needs, person, world, some)
    for way in rights_of_reports.ways(world):
        yield from _asked(client, way.address, way.needs, person, world, some, way.posted)


def _asked(
    client: Client,
    address: str,
    needs: Needs,
    person: User | None,
    world: World,
    ledger: Ledger,
    posted: Mapping[str, str] | None = None,
) -> Iterator[tuple[str, str, str, str]]:
    for method, allowed in zip(("get", "post"), needs, strict=True):
        if allowed is None:
            continue
        response = answer(client, method, address, posted)
        assert response.status_code < 500, (method, address)
        yield method, address, expected(person, world, ledger, allowed), told(response)


@pytest.mark.parametrize("name", PERSONS)
def test_every_address_keeps_the_promise(world: World, name: str) -> None:
    before = Organization.objects.count()
    steps = list(walk(world, name))
    assert Organization.objects.count() == before
    assert len(steps) > 200
    assert [step for step in steps if step[2] != step[3]] == []


def test_an_administrator_above_the_cities_works_at_every_desk(world: World) -> None:
    above = make_person("above", "administrator", None)
    client = signed_in(above)
    assert "Выберите город" in client.get("/workspace/").text
    for city in (CITY, "kogalym"):
        assert client.get(reverse("workspace:new", args=[city, "organizations"])).status_code == 200
        assert client.get(reverse("workspace:ledger", args=[city, "people"])).status_code == 200
    assert client.get("/workspace/new-city/").status_code == 200
    organization = world.records[Organization].pk
    assert (
        client.get(reverse("workspace:record", args=["kogalym", "organizations", organization])).status_code
        == 404
    )
    assert client.get(reverse("workspace:new", args=[CITY, "legal-forms"])).status_code == 403


@pytest.mark.parametrize("name", ["stranger", "stranger_specialist"])
def test_a_report_of_another_city_is_not_at_the_own_desk(world: World, name: str) -> None:
    person = person_of(world, name)
    assert person is not None
    client = signed_in(person)
    found = set()
    for way in rights_of_reports.ways(world, city="kogalym"):
        for method, needed in zip(("get", "post"), way.needs, strict=True):
            if needed and answer(client, method, way.address, way.posted).status_code != GONE:
                found.add((method, way.name))
    assert found == set()


def test_parts_of_one_report_are_not_found_under_another(world: World) -> None:
    """Who may change both is still not led astray by an address that names the wrong report."""
    other = make_report(year=2024, form="other")
    elsewhere = add_section(other, "elsewhere", "<p>Текст</p>").blocks.get()
    client = signed_in(world.people.superuser)
    mine = {model: world.records[model].pk for model in (Report, Section, Block)}
    for pages, part in (
        (rights_of_reports.OF_SECTION, elsewhere.section_id),
        (rights_of_reports.OF_BLOCK, elsewhere.pk),
        (rights_of_reports.OF_OWN_TABLE, elsewhere.pk),
    ):
        for page, needs in pages.items():
            address = reverse(f"workspace:{page}", args=[CITY, mine[Report], part])
            for method, needed in zip(("get", "post"), needs, strict=True):
                assert not needed or answer(client, method, address).status_code == GONE, (method, page)
    for page in (*rights_of_reports.OF_COMMENT, *rights_of_reports.OF_EDITION):
        part = world.comment.pk if page in rights_of_reports.OF_COMMENT else world.edition.number
        address = reverse(f"workspace:{page}", args=[CITY, other.pk, part])
        assert answer(client, "post", address).status_code == GONE, page
