"""An official's day, by keyboard: first login, a subsidy, a pasted table, a file and its undo, a conflict, history."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from pytest_django.fixtures import Settings

from grants.models import Support
from ngo_registry.models import Organization
from portal.accounts.password_links import password_link
from portal.imports import actions
from portal.models import FileImport, User
from tests.imports.pages.files import make_known, workbook
from tests.journeys.conftest import OpenAt
from tests.journeys.loading import (
    arrives,
    choose_and_map,
    has_no_grave_findings,
    look_at_refused,
    press,
    put_back,
)
from tests.journeys.test_grid import PASTE, block, cell, in_database, saved
from tests.people import People, make_people
from tests.reports.records import make_organization, make_programme

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE, DESK = 360, 1280
SECRET = "Весенняя-капель-2024"
NAMES = [f"Совет ветеранов № {n}" for n in range(1, 21)]
YEAR = 2023


@pytest.fixture
def people(transactional_db: None, settings: Settings, tmp_path: Path) -> People:
    """A city with a programme and twenty councils; the specialist has been invited and has no password yet."""
    settings.MEDIA_ROOT = tmp_path / "media"
    people = make_people()
    make_known(people.coordinator)
    make_programme("social")
    for n, name in enumerate(NAMES):
        make_organization(f"council-{n}", name=name)
    invited = User.objects.get(pk=people.specialist.pk)
    invited.set_unusable_password()
    invited.last_login = None
    invited.save()
    return people


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_an_officials_day(people: People, open_at: OpenAt, tmp_path: Path, width: int) -> None:
    page = open_at(width)
    page.set_default_timeout(10_000)
    first_login(page, people.specialist)
    enter_a_subsidy(page)
    paste_a_table(page)
    sign_out(page)
    sign_in(page, "coordinator")
    load_and_undo(page, tmp_path / "Реестр НКО.xlsx")
    two_editors(page, open_at(width))
    look_into_the_history(page)


def first_login(page: Page, invited: User) -> None:
    """By the link of the invitation, to the own desk."""
    link = in_database(lambda: password_link(User.objects.get(pk=invited.pk), ""))
    page.goto(urlsplit(link).path)
    for field in page.locator("input[type=password]").all():
        field.focus()
        page.keyboard.type(SECRET)
    page.keyboard.press("Enter")
    page.wait_for_url("**/account/login/")
    type_into(page, "Логин", invited.username)
    type_into(page, "Пароль", SECRET)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: urlsplit(url).path == "/workspace/kemerovo/")
    arrives(page, "Мои задачи")


def enter_a_subsidy(page: Page) -> None:
    """The kind first, then its own fields; the organisation is chosen from suggestions, the sum typed as it is said."""
    page.goto("/workspace/kemerovo/support/")
    press(page, "link", "Новая мера поддержки")
    arrives(page, "Новая мера поддержки")
    press(page, "link", "Финансовая")
    page.locator("[name=organization]").wait_for()
    choose_organization(page, "Совет ветеранов № 7")
    type_into(page, "Сумма", "1 397,2 тыс")
    page.keyboard.press("Tab")
    page.get_by_text("1 397 200 рублей, известно до 100").wait_for()
    type_into(page, "Год", str(YEAR))
    type_into(page, "Дата решения", "31 февраля 2023")
    page.keyboard.press("Enter")
    page.get_by_text("Не сохранено: поправьте отмеченное").wait_for()
    has_no_grave_findings(page)
    type_into(page, "Дата решения", "5 июня 2023")
    page.keyboard.press("Enter")
    page.get_by_text("Сохранено.").wait_for()
    has_no_grave_findings(page)
    subsidy = in_database(lambda: Support.objects.select_related("organization").get())
    assert (subsidy.organization.name, subsidy.amount.value, str(subsidy.decided_on)) == (
        "Совет ветеранов № 7",
        1397200,
        "2023-06-05",
    )


def choose_organization(page: Page, name: str) -> None:
    page.locator("[name=organization]").focus()
    page.keyboard.type(name, delay=5)
    page.get_by_role("option", name=name).first.wait_for()
    has_no_grave_findings(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert name in page.locator("[name=organization]").input_value()


def paste_a_table(page: Page) -> None:
    page.goto(f"/workspace/kemerovo/support/grid/financial/?programme=social&year={YEAR}")
    page.get_by_role("button", name="Сохранить всё").wait_for()
    cell(page, 1, 1).focus()
    page.evaluate(PASTE, block("excel", [(name, f"1 {n:03},5") for n, name in enumerate(NAMES)]))
    page.get_by_text("Набранное хранится в этом браузере").wait_for()
    has_no_grave_findings(page)
    page.keyboard.press("Control+s")
    saved(page)
    assert in_database(Support.objects.count) == 21


def load_and_undo(page: Page, file: Path) -> None:
    """A file with three bad rows; then everything stands as it stood."""
    before = in_database(Organization.objects.count)
    file.write_bytes(workbook())
    page.goto("/workspace/kemerovo/imports/")
    load = choose_and_map(page, file)
    in_database(lambda: actions.check(load))
    arrives(page, "Что изменится")
    look_at_refused(page)
    press(page, "button", "Загрузить", exact=True)
    arrives(page, "Строки загружаются")
    in_database(lambda: actions.apply(load))
    arrives(page, "Файл загружен")
    assert in_database(Organization.objects.count) == before + 2
    put_back(page, load)
    assert in_database(Organization.objects.count) == before
    assert in_database(lambda: FileImport.objects.get(pk=load).state) == "undone"


def two_editors(page: Page, other: Page) -> None:
    """Both open one organisation; the second to save chooses field by field."""
    sign_in(other, "administrator")
    pk = in_database(lambda: Organization.objects.get(code="elka").pk)
    address = f"/workspace/kemerovo/organizations/{pk}/"
    for each in (page, other):
        each.goto(address)
    change(other, "Адрес", "ул. Весенняя, 5")
    other.get_by_text("Сохранено.").wait_for()
    type_into(page, "Примечание", "сверено с выпиской")
    change(page, "Адрес", "пр. Советский, 1")
    page.get_by_role("heading", level=1, name="Запись изменили").wait_for()
    has_no_grave_findings(page)
    theirs = page.get_by_role("group", name="Адрес").get_by_role("radio", name="Сейчас в базе")
    theirs.focus()
    page.keyboard.press("Space")
    press(page, "button", "Сохранить выбранное")
    page.get_by_text("Сохранено.").wait_for()
    kept = in_database(lambda: Organization.objects.get(code="elka"))
    assert (kept.address, kept.note) == ("ул. Весенняя, 5", "сверено с выпиской")


def look_into_the_history(page: Page) -> None:
    press(page, "link", "История")
    arrives(page, "История")
    told = page.locator("main").inner_text()
    assert "сверено с выпиской" in told
    assert "administrator" in told
    assert "coordinator" in told


def sign_in(page: Page, login: str) -> None:
    page.goto("/account/login/?next=/workspace/kemerovo/")
    type_into(page, "Логин", login)
    type_into(page, "Пароль", login)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: urlsplit(url).path == "/workspace/kemerovo/")


def sign_out(page: Page) -> None:
    page.goto("/account/")
    has_no_grave_findings(page)
    press(page, "button", "Выйти")
    page.get_by_role("link", name="Войти").first.wait_for()
    assert page.evaluate("Object.keys(localStorage).length") == 0


def change(page: Page, label: str, words: str) -> None:
    type_into(page, label, words)
    page.keyboard.press("Control+Home")
    press(page, "button", "Сохранить", exact=True)


def type_into(page: Page, label: str, words: str) -> None:
    field = page.get_by_label(label, exact=True).or_(page.get_by_label(f"{label} *", exact=True)).first
    field.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type(words)
