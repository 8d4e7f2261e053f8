"""The demonstration: fixtures, texts and people, loaded again only when they or the code have changed."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pghistory
from django.conf import settings
from django.db import transaction
from pghistory.models import Context

from portal.models import Department, Municipality, User
from portal.models.user import Role
from portal.records.fixtures import load_folder
from reports.imports.agreed import agree_on
from reports.imports.texts import load_texts

CODE = ("portal", "ngo_registry", "grants", "reports")
REASON = "Демонстрационные данные"
CITY = "kemerovo"
PASSWORD = "demo"  # known to everybody on purpose; production makes no logins
PEOPLE = (
    ("coordinator", "Ольга", "Сводная"),
    ("specialist", "Пётр", "Исполнителев"),
    ("auditor", "Раиса", "Проверяева"),
)
"""Logins, which are the names of the roles as well, with first and last names."""


def load_demo(folder: Path, *, report: Callable[[object], None]) -> bool:
    """Whether anything had to be loaded. All or nothing; raises FixtureError for a broken file."""
    digest = digest_of(folder)
    if digest == last_digest():
        return False
    with transaction.atomic():
        admin = make_administrator()
        with pghistory.context(user=admin and admin.pk, reason=REASON):
            load_folder(folder, report=report)
            make_people()
        load_texts(folder, by=admin, report=report)
        if admin is not None:
            agree_on(in_work=CITY, by=admin)
        # That the demonstration was loaded is an event in the history of the database like any other.
        Context.objects.create(metadata={"reason": REASON, "digest": digest})
    return True


def digest_of(folder: Path) -> str:
    """Changes with any file of the folder and with any line of the portal's code."""
    digest = sha256()
    for path in files_of(folder):
        digest.update(f"{path}\0".encode())
        digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def files_of(folder: Path) -> Iterator[Path]:
    for app in CODE:
        yield from sorted((settings.BASE_DIR / app).rglob("*.py"))
    yield from (path for path in sorted(folder.rglob("*")) if path.is_file())


def last_digest() -> str | None:
    loads = Context.objects.filter(metadata__has_key="digest").order_by("-created_at")
    return loads.values_list("metadata__digest", flat=True).first()


def make_administrator() -> User | None:
    if settings.PRODUCTION:
        return None
    return person("admin", first_name="Анна", last_name="Главная", is_superuser=True)


def make_people() -> None:
    city = Municipality.objects.filter(slug=CITY).first()
    if settings.PRODUCTION or city is None:
        return
    for role, first_name, last_name in PEOPLE:
        department = Department.objects.filter(municipality=city).first() if role == Role.SPECIALIST else None
        person(
            role,
            first_name=first_name,
            last_name=last_name,
            role=role,
            municipality=city,
            department=department,
        )


def logins() -> Iterator[tuple[str, str]]:
    """Each login with the words for what it may do."""
    yield "admin", "администратор портала"
    yield from ((role, Role(role).label) for role, *_ in PEOPLE)


def person(login: str, **details: object) -> User:
    """A login that is there keeps its password and all else that was changed since."""
    if existing := User.objects.filter(username=login).first():
        return existing
    return User.objects.create_user(login, password=PASSWORD, is_staff=True, **details)
