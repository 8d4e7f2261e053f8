"""A list of organisations, from the file to the register and back."""

import pytest

from ngo_registry.models import Category, LegalForm, Organization
from portal.imports import actions
from portal.models import User
from tests.imports.files import applied, checked, inn, ogrn, outcomes, reasons

pytestmark = pytest.mark.django_db

HEADER = [
    "№ п/п",
    "Полное наименование",
    "ОПФ",
    "ОГРН",
    "ИНН",
    "Дата регистрации",
    "Юридический адрес",
    "Категория",
]


@pytest.fixture
def books() -> None:
    LegalForm.objects.create(code="20200", name="Общественная организация")
    for code, name in (("disability", "Инвалиды"), ("veterans", "Ветераны")):
        Category.objects.create(code=code, name=name)


def row(number: int, name: str, **cells: str) -> list[str]:
    given = {
        "form": "Общественная организация",
        "ogrn": ogrn(number),
        "inn": inn(number),
        "date": "05.06.2013",
        "address": "ул. Ленина, 1",
        "category": "Инвалиды; Ветераны",
    } | cells
    return [str(number), name, *given.values()]


def test_new_records_come_with_all_their_columns_and_sets(coordinator: User, books: None) -> None:
    city = coordinator.municipality
    load = checked(
        city, "organizations", [["Список НКО"], HEADER, row(1, "Фонд «Ёлка»"), row(2, "Союз")], by=coordinator
    )
    assert outcomes(load) == [(3, "new"), (4, "new")], reasons(load)
    assert load.counts == {"new": 2}
    assert not Organization.objects.exists()
    applied(load, by=coordinator)
    first = Organization.objects.get(ogrn=ogrn(1))
    assert (first.name, first.inn, str(first.registered_on)) == ("Фонд «Ёлка»", inn(1), "2013-06-05")
    assert first.legal_form.code == "20200"
    assert {each.code for each in first.categories.all()} == {"disability", "veterans"}
    assert first.status == "active"
    assert len(first.code) > 6


def test_known_records_change_only_where_the_file_says_something_else(coordinator: User, books: None) -> None:
    city = coordinator.municipality
    applied(
        checked(city, "organizations", [HEADER, row(1, "Фонд"), row(2, "Союз")], by=coordinator),
        by=coordinator,
    )
    load = checked(
        city,
        "organizations",
        [
            HEADER,
            row(1, "Фонд", address="пр. Мира, 5", category="Ветераны"),
            row(2, "Союз", address=""),
            row(3, "Клуб"),
        ],
        by=coordinator,
    )
    assert outcomes(load) == [(2, "changed"), (3, "unchanged"), (4, "new")]
    (told,) = actions.preview(load, "changed")
    assert told.title == "Фонд"
    assert ("адрес", "ул. Ленина, 1", "пр. Мира, 5") in told.changes
    assert ("категории", "Инвалиды, Ветераны", "Ветераны") in told.changes
    applied(load, by=coordinator)
    first = Organization.objects.get(ogrn=ogrn(1))
    assert first.address == "пр. Мира, 5"
    assert [each.code for each in first.categories.all()] == ["veterans"]
    assert Organization.objects.get(ogrn=ogrn(2)).address == "ул. Ленина, 1"
    assert Organization.objects.count() == 3


def test_undo_puts_everything_back(coordinator: User, books: None) -> None:
    city = coordinator.municipality
    applied(checked(city, "organizations", [HEADER, row(1, "Фонд")], by=coordinator), by=coordinator)
    before = Organization.objects.values().get()
    rows = [HEADER, row(1, "Фонд", address="пр. Мира, 5", category="Ветераны"), row(3, "Клуб")]
    load = applied(checked(city, "organizations", rows, by=coordinator), by=coordinator)
    undone = actions.undo(load, by=coordinator, reason="не тот файл")
    assert (undone.restored, undone.kept) == (2, ())
    assert Organization.objects.values().get() == before
    assert {each.code for each in Organization.objects.get().categories.all()} == {"disability", "veterans"}
    assert load.state == "undone"


def test_all_bad_cells_of_a_row_are_told_at_once(coordinator: User, books: None) -> None:
    load = checked(
        coordinator.municipality,
        "organizations",
        [
            HEADER,
            row(1, "Фонд", ogrn="1024200687281", inn="123", date="31.02.2020", form="ОАО «Рога»"),
            row(2, "Союз"),
            row(2, "Союз"),
            row(4, "РЎРѕСЋР· РїРµРЅСЃРёРѕРЅРµСЂРѕРІ"),
        ],
        by=coordinator,
    )
    assert [outcome for _, outcome in outcomes(load)] == ["refused", "new", "refused", "refused"]
    told = reasons(load)
    for column in ("«ОГРН»", "«ИНН»", "«Дата регистрации»", "«ОПФ»"):
        assert column in told[2]
    assert "строка 3" in told[4]
    assert "непонятные знаки" in told[5]
    refused = actions.preview(load, "refused")
    assert [cells.cells[1][1] for cells in refused][:2] == ["Фонд", "Союз"]
