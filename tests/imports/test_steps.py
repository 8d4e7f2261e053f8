"""From the choice of a file to the queue: guessing, remembering, refusing, and the workbook to mend."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from openpyxl import load_workbook

from ngo_registry.models import LegalForm, Organization
from portal.imports import actions
from portal.imports.guessing import guess
from portal.imports.kinds import kinds
from portal.imports.plan import scale_of
from portal.imports.reading import UnreadableFile
from portal.imports.refused import Refused
from portal.models import FileImport, RememberedColumns, User
from tests.imports.files import applied, checked, csv_file, ogrn, outcomes, xlsx_file

HEADER = ["Наименование", "ОГРН", "Адрес"]


@pytest.mark.parametrize(
    ("kind", "heading", "field"),
    [
        ("organizations", "НАИМЕНОВАНИЕ", "name"),
        ("organizations", "Полное наименование организации", "name"),
        ("organizations", "Наименвание", "name"),
        ("organizations", "ОГРН", "ogrn"),
        ("organizations", "Юридический адрес", "address"),
        ("organizations", "Ф. И. О. руководителя", "head_name"),
        ("support", "Сумма субсидии, тыс. руб.", "amount"),
        ("support", "Дата решения", "decided_on"),
        ("support", "Получатель поддержки", "organization"),
        ("awards", "Размер гранта (руб.)", "amount"),
        ("contest_rounds", "Кол-во заявок", None),
        ("organizations", "№ п/п", None),
        ("organizations", "Погода", None),
    ],
)
def test_columns_are_guessed_by_their_headings(kind: str, heading: str, field: str | None) -> None:
    assert guess(kinds()[kind], [heading]).get(0) == field


def test_a_field_is_given_once_but_an_organisation_may_stand_in_several_columns() -> None:
    guessed = guess(kinds()["support"], ["Получатель", "ИНН", "Сумма", "Размер субсидии"])
    assert list(guessed.values()).count("organization") == 2
    assert list(guessed.values()).count("amount") == 1


@pytest.mark.parametrize(
    ("heading", "scale"), [("Сумма, тыс. руб.", "тыс."), ("млн рублей", "млн"), ("Сумма", "руб.")]
)
def test_the_scale_comes_from_the_heading(heading: str, scale: str) -> None:
    assert scale_of(heading) == scale


def test_every_field_of_every_kind_is_a_column() -> None:
    for kind in kinds().values():
        for field in kind.fields:
            assert kind.label(field.name), (kind.code, field.name)
        named = (
            [name for key in kind.keys for name in key.columns] + list(kind.titled_by) + list(kind.doubles)
        )
        assert {name.removesuffix("~") for name in named} <= {field.name for field in kind.fields}


def test_the_page_of_columns_shows_what_was_found(coordinator: User) -> None:
    LegalForm.objects.create(code="20200", name="Общественная организация")
    rows = [["Список"], HEADER, ["Фонд", ogrn(1), "ул. Ленина"], ["Клуб", "", ""]]
    load = actions.start(coordinator.municipality, "organizations", xlsx_file(rows), by=coordinator)
    page = actions.columns_page(load)
    assert list(page.names) == HEADER
    assert page.mapping == {0: "name", 1: "ogrn", 2: "address"}
    assert list(page.sample[0]) == ["Фонд", ogrn(1), "ул. Ленина"]
    assert [offer.name for offer in page.fields if offer.is_required] == ["name"]
    forms = next(offer for offer in page.defaults if offer.name == "legal_form")
    assert list(forms.choices) == [("Общественная организация", "Общественная организация")]


def test_what_was_confirmed_is_remembered_for_the_same_headings(coordinator: User) -> None:
    city = coordinator.municipality
    mapping = {0: "name", 1: "ogrn", 2: "note"}
    checked(city, "organizations", [HEADER, ["Фонд", ogrn(1), "что-то"]], by=coordinator, mapping=mapping)
    assert RememberedColumns.objects.count() == 1
    load = actions.start(city, "organizations", csv_file([HEADER, ["Клуб", "", ""]]), by=coordinator)
    assert load.mapping == {"0": "name", "1": "ogrn", "2": "note"}
    assert actions.columns_page(load).is_remembered


def test_an_unreadable_file_leaves_nothing_behind(coordinator: User, settings: object) -> None:
    file = SimpleUploadedFile("список.xlsx", b"PK\x03\x04 broken")
    with pytest.raises(UnreadableFile):
        actions.start(coordinator.municipality, "organizations", file, by=coordinator)
    assert not FileImport.objects.exists()
    assert not [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("mapping", "defaults", "told"),
    [
        ({1: "ogrn"}, {}, "полное название"),
        ({0: "name", 1: "name"}, {}, "для двух столбцов"),
        ({0: "name", 1: "wages"}, {}, "выберите их ещё раз"),
        ({0: "name"}, {"legal_form": "ОАО"}, "форма"),
    ],
)
def test_what_cannot_work_is_refused_before_the_check(
    coordinator: User, mapping: dict[int, str], defaults: dict[str, str], told: str
) -> None:
    load = actions.start(
        coordinator.municipality, "organizations", csv_file([HEADER, ["Фонд", "", ""]]), by=coordinator
    )
    with pytest.raises(Refused, match=told):
        actions.map_columns(load, sheet=0, mapping=mapping, defaults=defaults, by=coordinator)


@pytest.mark.django_db(transaction=True)
def test_the_queue_does_the_work(coordinator: User) -> None:
    load = actions.start(
        coordinator.municipality, "organizations", csv_file([HEADER, ["Фонд", ogrn(1), ""]]), by=coordinator
    )
    actions.map_columns(load, sheet=0, mapping=load.mapping, defaults={}, by=coordinator)
    assert actions.progress(load).message == "Ждёт своей очереди."
    call_command("db_worker", batch=True, interval=0, startup_delay=False, reload=False, verbosity=0)
    assert actions.progress(load).state == "checked"
    actions.confirm(load, with_suspicious=False, by=coordinator)
    call_command("db_worker", batch=True, interval=0, startup_delay=False, reload=False, verbosity=0)
    assert actions.progress(load).state == "applied"
    assert Organization.objects.get().name == "Фонд"
    with pytest.raises(Refused):
        actions.confirm(load, with_suspicious=False, by=coordinator)


def test_refused_lines_come_back_to_be_mended_and_loaded_again(coordinator: User) -> None:
    city = coordinator.municipality
    rows = [["№", *HEADER], ["1", "=Фонд", "123", "ул. Ленина"], ["2", "Клуб", ogrn(2), "a\tb"]]
    load = checked(city, "organizations", rows, by=coordinator)
    assert [outcome for _, outcome in outcomes(load)] == ["refused", "new"]
    applied(load, by=coordinator)
    sheet = load_workbook(io.BytesIO(actions.refused_workbook(load))).active
    told = [[cell.value for cell in line] for line in sheet.iter_rows()]
    assert told[0] == ["№", *HEADER, "Что исправить"]
    assert told[1][:4] == ["1", "'=Фонд", "123", "ул. Ленина"]
    assert "«ОГРН»" in told[1][4]
    told[1][1:3] = ["Фонд", ogrn(1)]
    again = checked(city, "organizations", xlsx_file(told), by=coordinator)
    assert again.counts == {"new": 1}


def test_a_load_that_waits_can_be_cancelled(coordinator: User) -> None:
    load = checked(coordinator.municipality, "organizations", [HEADER, ["Фонд", "", ""]], by=coordinator)
    actions.cancel(load, by=coordinator)
    assert actions.progress(load).state == "cancelled"
    with pytest.raises(Refused):
        actions.confirm(load, with_suspicious=False, by=coordinator)
