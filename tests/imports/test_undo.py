"""An undo is whole or not at all, tells what stands in its way, and is itself in the history."""

import pghistory
import pytest

from ngo_registry.models import Contact, Organization
from portal.imports import actions
from portal.imports.refused import Refused
from portal.imports.undoing import undo_queued
from portal.models import FileImport, User
from portal.records.events import history_of
from tests.imports.files import applied, checked, ogrn
from tests.reports.records import make_category, make_support

pytestmark = pytest.mark.django_db

HEADER = ["Наименование", "ОГРН", "Адрес"]


@pytest.fixture
def load(coordinator: User) -> FileImport:
    Organization.objects.create(
        municipality=coordinator.municipality, code="one", name="Фонд", ogrn=ogrn(1), address="старый"
    )
    rows = [HEADER, ["Фонд", ogrn(1), "новый"], ["Клуб", ogrn(2), ""]]
    return applied(checked(coordinator.municipality, "organizations", rows, by=coordinator), by=coordinator)


def note_by_another() -> None:
    """A context of its own, as each request has: within a test's one transaction the last would go on."""
    with pghistory.context(reason="другой человек"):
        Organization.objects.filter(code="one").update(note="важно")


def test_the_history_tells_the_load_and_its_undoing(load: FileImport, coordinator: User) -> None:
    record = Organization.objects.get(code="one")
    assert history_of(record)[0].why == "Загрузка из файла «список.csv»"
    actions.undo(load, by=coordinator, reason="не тот файл")
    assert "Отмена загрузки из файла «список.csv»: не тот файл" in [each.why for each in history_of(record)]
    with pytest.raises(Refused):
        actions.undo(load, by=coordinator, reason="ещё раз")


def test_a_record_changed_since_keeps_everything(load: FileImport, coordinator: User) -> None:
    note_by_another()
    undone = actions.undo(load, by=coordinator, reason="")
    assert (undone.restored, undone.kept_count) == (0, 1)
    assert [(each.title, each.why) for each in undone.kept] == [("Фонд", "изменена после загрузки")]
    assert Organization.objects.get(code="one").address == "новый"
    assert Organization.objects.count() == 2


def test_a_set_changed_since_keeps_everything(load: FileImport, coordinator: User) -> None:
    with pghistory.context(reason="другой человек"):
        Organization.objects.get(code="one").categories.add(make_category("veterans"))
    assert actions.undo(load, by=coordinator, reason="").kept_count == 1


def test_a_new_record_in_use_keeps_everything(load: FileImport, coordinator: User) -> None:
    new = Organization.objects.get(ogrn=ogrn(2))
    make_support("given", organization=new, amount="10 тыс")
    Contact.objects.create(organization=new, kind="phone", value="1")
    undone = actions.undo(load, by=coordinator, reason="")
    assert undone.kept_count == 1
    assert undone.kept[0].why.startswith("используется: ")
    assert Organization.objects.count() == 2


def test_what_stands_in_the_way_of_a_large_undo_is_told_by_the_load(
    load: FileImport, coordinator: User
) -> None:
    note_by_another()
    FileImport.objects.filter(pk=load.pk).update(state="undoing")
    undo_queued(load.pk, coordinator.pk, "не тот файл")
    load.refresh_from_db()
    assert load.state == "applied"
    assert load.message.startswith("Вернуть нельзя: 1 из загруженных записей")


def test_a_large_undo_is_done_by_a_worker(load: FileImport, coordinator: User) -> None:
    FileImport.objects.filter(pk=load.pk).update(total=100_000)
    load.refresh_from_db()
    assert actions.undo(load, by=coordinator, reason="не тот файл").is_queued
    undo_queued(load.pk, coordinator.pk, "не тот файл")
    load.refresh_from_db()
    assert load.state == "undone"
    assert Organization.objects.get().address == "старый"
