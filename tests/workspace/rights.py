"""The ground on which every address of the workspace is walked: the people, the records, who may do what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db import models
from django.utils import timezone

from grants.models import Programme, RegisterEntry, ReportedTotal, Support
from ngo_registry.models import Claim, Organization
from portal.imports import actions
from portal.models import Department, FileImport, Municipality, User
from portal.records.rights import ROLES, TABLE, Right
from portal.workspace.ledger import Ledger
from reports.actions import comments
from reports.actions.save_form import save_form
from reports.models import Block, Comment, DeclaredValue, Edition, Indicator, Report, SavedForm, Section
from tests.imports.pages.files import upload
from tests.people import People, make_people, make_person
from tests.records.samples import make_records
from tests.reports.editions.made import make_edition

CITY = "kemerovo"
WITH_DEPARTMENT = (Programme, Support, ReportedTotal, Indicator, DeclaredValue, Section)
PERSONS = [
    *("superuser", "administrator", "coordinator", "specialist", "colleague", "auditor"),
    *("stranger", "stranger_specialist", "visitor"),
]


@dataclass(frozen=True)
class World:
    people: People
    colleague: User
    """A specialist of the department to which the records of this city belong; ``people.specialist`` is of another."""

    records: dict[type[models.Model], models.Model]
    """One of every model; the block is a text of the section, the section of the report."""

    load: FileImport
    own_table: Block
    comment: Comment
    """Said by the coordinator about the section."""

    saved_form: SavedForm
    edition: Edition
    claim: Claim
    """Of the colleague's department."""


def make_world() -> World:
    people = make_people()
    records = make_records()
    department, report, section = records[Department], records[Report], records[Section]
    for model in WITH_DEPARTMENT:
        model.objects.filter(pk=records[model].pk).update(department=department)
        records[model].refresh_from_db()
    assert isinstance(department, Department)
    assert isinstance(report, Report)
    assert isinstance(section, Section)
    colleague = make_person("colleague", "specialist", people.specialist.municipality, department)
    leader = people.coordinator
    return World(
        people,
        colleague,
        records,
        load=actions.start(colleague.municipality, "organizations", upload(), by=people.administrator),
        own_table=Block.objects.create(section=section, position=2, type="own_table"),
        comment=comments.say(section, "Добавьте суммы", by=leader),
        saved_form=save_form(report, title="Наша форма", about="", is_shared=True, by=leader),
        edition=make_edition(report, by=leader),
        claim=make_claim(records[Organization], department),
    )


def make_claim(organization: models.Model, department: Department) -> Claim:
    assert isinstance(organization, Organization)
    return Claim.objects.create(
        municipality=organization.municipality,
        organization=organization,
        subject="address",
        text="Мы переехали",
        email="ngo@example.ru",
        state="open",
        confirmed_at=timezone.now(),
        due_on=timezone.localdate(),
        department=department,
    )


def person_of(world: World, name: str) -> User | None:
    if name == "visitor":
        return None
    return world.colleague if name == "colleague" else getattr(world.people, name)


# What a person must be allowed to do for an address to answer.

Allowed = Callable[[User, World, Ledger], bool]
Needs = tuple[Allowed | None, Allowed | None]
"""What GET and what POST need; None where there is no such method."""


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


def everybody(person: User, world: World, ledger: Ledger) -> bool:
    return True


def decides(person: User, world: World, ledger: Ledger) -> bool:
    """The load was brought by the administrator."""
    return person.is_superuser or person.role in ("coordinator", "administrator")


def leads(person: User, world: World, ledger: Ledger) -> bool:
    """Leads the reports of the city: their shape, assignments, acceptance, publication."""
    return right_of(person, Report) is Right.CHANGE


def registers(person: User, world: World, ledger: Ledger) -> bool:
    """May enter support in the register of recipients."""
    return right_of(person, RegisterEntry) is Right.CHANGE


def writes(person: User, world: World, ledger: Ledger) -> bool:
    """May change the section and its blocks, which are of the colleague's department."""
    held = right_of(person, Section)
    assert held is right_of(person, Block)
    return held is Right.CHANGE or (held is Right.CHANGE_OWN and person == world.colleague)


def answers(person: User, world: World, ledger: Ledger) -> bool:
    """May answer the claim, which is of the colleague's department."""
    held = right_of(person, Claim)
    return held is Right.CHANGE or (held is Right.CHANGE_OWN and person == world.colleague)


def talks(person: User, world: World, ledger: Ledger) -> bool:
    return right_of(person, Comment) >= Right.CHANGE_OWN
