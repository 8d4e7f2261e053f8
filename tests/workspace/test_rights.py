"""Every address of the workspace × every role × own and other city × own and other department.

What the table in `portal.records.rights` promises is what every address does, whoever asks, by whatever method.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import models, transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse

from grants.models import Programme, ReportedTotal, Support
from ngo_registry.models import Organization
from portal.imports import actions
from portal.models import Department, FileImport, Municipality, User
from portal.records.rights import ROLES, TABLE, Right
from portal.workspace import urls
from portal.workspace.ledger import Ledger
from portal.workspace.registry import ledgers
from reports.models import DeclaredValue, Indicator, Report, Section
from tests.imports.pages.files import upload
from tests.people import People, make_people, make_person, signed_in, visitor
from tests.records.samples import make_records

pytestmark = pytest.mark.django_db
CITY = "kemerovo"
WITH_DEPARTMENT = (Programme, Support, ReportedTotal, Indicator, DeclaredValue, Section)
GONE, FORBIDDEN, TO_LOGIN = 404, 403, 302


@dataclass(frozen=True)
class World:
    people: People
    colleague: User
    """A specialist of the department to which the records of this city belong; ``people.specialist`` is of another."""

    records: dict[type[models.Model], models.Model]
    load: FileImport


@pytest.fixture
def world(settings: Any, tmp_path: Any) -> World:
    settings.MEDIA_ROOT = tmp_path
    people = make_people()
    records = make_records()
    department = records[Department]
    for model in WITH_DEPARTMENT:
        model.objects.filter(pk=records[model].pk).update(department=department)
        records[model].refresh_from_db()
    assert isinstance(department, Department)
    colleague = make_person("colleague", "specialist", people.specialist.municipality, department)
    load = actions.start(colleague.municipality, "organizations", upload(), by=people.administrator)
    return World(people, colleague, records, load)


PERSONS = [
    *("superuser", "administrator", "coordinator", "specialist", "colleague", "auditor"),
    *("stranger", "stranger_specialist", "visitor"),
]


def person_of(world: World, name: str) -> User | None:
    if name == "visitor":
        return None
    return world.colleague if name == "colleague" else getattr(world.people, name)


# What a person must be allowed to do for an address to answer.

Allowed = Callable[[User, World, Ledger], bool]


def right_of(person: User, model: type[models.Model]) -> Right:
    if person.is_superuser:
        return Right.CHANGE
    return TABLE[model._meta.label_lower][ROLES.index(person.role)]


def see(person: User, world: World, ledger: Ledger) -> bool:
    return right_of(person, ledger.model) >= Right.SEE


def add(person: User, world: World, ledger: Ledger) -> bool:
    if ledger.model is Municipality:
        return person.is_superuser
    return right_of(person, ledger.model) >= Right.CHANGE_OWN


def change(person: User, world: World, ledger: Ledger) -> bool:
    """The records of the world are of the colleague's department."""
    held = right_of(person, ledger.model)
    if person.is_superuser or held is not Right.CHANGE_OWN:
        shared = not hasattr(ledger.model, "municipality") and ledger.group == "Справочники"
        return held is Right.CHANGE and (person.is_superuser or not shared or ledger.model is Municipality)
    return person == world.colleague


def merge(person: User, world: World, ledger: Ledger) -> bool:
    return person.is_superuser or person.role in ("coordinator", "administrator")


def open_reports(person: User, world: World, ledger: Ledger) -> bool:
    return right_of(person, Report) >= Right.CHANGE_OWN


def everybody(person: User, world: World, ledger: Ledger) -> bool:
    return True


def decides(person: User, world: World, ledger: Ledger) -> bool:
    """The load was brought by the administrator."""
    return person.is_superuser or person.role in ("coordinator", "administrator")


OF_RECORD: dict[str, tuple[Allowed, Allowed | None]] = {
    "ledger": (see, None),
    "new": (add, add),
    "check": (see, add),
    "deleted": (see, None),
    "record": (see, change),
    "history": (see, None),
    "delete": (change, change),
    "attach": (see, change),
}
"""By name: what GET and what POST need; None where there is no such method."""

OF_CITY: dict[str, tuple[Allowed, Allowed | None]] = {
    "home": (everybody, None),
    "search": (everybody, None),
    "findings": (everybody, None),
    "report-forms": (open_reports, open_reports),
    "report-new": (open_reports, open_reports),
    "report-list": (everybody, None),
    "imports": (everybody, add),
}
OF_LOAD: dict[str, tuple[Allowed | None, Allowed | None]] = {
    "import": (everybody, None),
    "import-columns": (decides, decides),
    "import-preview": (everybody, None),
    "import-refused": (everybody, None),
    "import-progress": (everybody, None),
    "import-confirm": (None, decides),
    "import-cancel": (None, decides),
    "import-undo": (decides, decides),
}
TESTED_APART = {
    "report-assign": "reports/starting/test_assigning", "report-save-form": "reports/starting/test_saved_forms",
    "saved-form": "reports/starting/test_saved_forms", "saved-form-delete": "reports/starting/test_saved_forms",
    "own-table": "reports/own_tables/test_page",
    "start": "test_home", "new-city": "test_home", "lookup": "test_check", "grid": "grid/test_page",
    "put-back": "history/test_delete", "restore": "history/test_restore", "attachment": "attachments/test_giving",
    "detach": "attachments/test_storing", "reattach": "attachments/test_storing", "ledger-file": "lists/test_files",
    "import-start": "imports/pages", "import-template": "imports/pages", "organization-likeness": "ledgers",
    "organization-merge": "ngo_registry/test_merge_pages", "merge": "ngo_registry/test_merge_pages",
    "invite": "ledgers/test_people", "forget-second-factor": "ledgers/test_people",
    "section-agree": "reports/agreement/test_pages", "section-changes": "reports/agreement/test_pages",
    "report-talk": "reports/agreement/test_pages", "comment-add": "reports/agreement/test_talk",
    "comment-settle": "reports/agreement/test_talk", "report-board": "reports/agreement/test_board",
    "report-remind": "reports/agreement/test_board",
    "report-publish": "reports/editions/test_workspace", "report-editions": "reports/editions/test_workspace",
    "edition-withdraw": "reports/editions/test_workspace", "edition-sign": "reports/editions/test_workspace",
}  # fmt: skip


def test_every_address_is_walked_or_tested_apart() -> None:
    names = set(_names(urls.urlpatterns))
    assert names == {*OF_RECORD, *OF_CITY, *OF_LOAD, *TESTED_APART} & names
    assert {*OF_RECORD, *OF_CITY, *OF_LOAD} <= names


def _names(patterns: Any) -> Iterator[str]:
    for each in patterns:
        if hasattr(each, "url_patterns"):
            yield from _names(each.url_patterns)
        else:
            yield each.name


def answer(client: Client, method: str, address: str) -> HttpResponseBase:
    """What was changed on the way is undone, so that one address does not decide about the next."""
    with transaction.atomic():
        response = getattr(client, method)(address)
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
    return {GONE: "gone", FORBIDDEN: "forbidden"}.get(response.status_code, "answered")


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


def _asked(
    client: Client, address: str, needs: Any, person: User | None, world: World, ledger: Ledger
) -> Iterator[tuple[str, str, str, str]]:
    for method, allowed in zip(("get", "post"), needs, strict=True):
        response = answer(client, method, address) if allowed else None
        if response is not None and response.status_code != 405:
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
