"""Who sees an import, who decides about it, and who learns nothing of it."""

from __future__ import annotations

import pytest

from portal.models import FileImport, User
from portal.models.file_import import ImportState
from tests.imports.pages.files import started
from tests.people import People, make_department, make_person, signed_in, visitor

PLACE = "/workspace/kemerovo/imports/"
SEEN = ("", "progress/", "preview/", "refused.xlsx")
DECIDED = ("columns/", "cancel/", "confirm/", "undo/")


@pytest.fixture
def load(people: People) -> FileImport:
    """A specialist's, waiting for its columns."""
    return started(people.specialist)


@pytest.fixture
def colleague(people: People) -> User:
    city = people.specialist.municipality
    return make_person("colleague", "specialist", city, make_department(city, "sport"))


@pytest.mark.parametrize("page", SEEN)
def test_people_of_the_city_see_it(people: People, colleague: User, load: FileImport, page: str) -> None:
    for person in (people.specialist, colleague, people.coordinator, people.auditor, people.superuser):
        answer = signed_in(person).get(f"{PLACE}{load.pk}/{page}")
        assert answer.status_code in (200, 302), person


@pytest.mark.parametrize("page", [*SEEN, *DECIDED])
def test_strangers_learn_nothing_of_it(people: People, load: FileImport, page: str) -> None:
    for stranger in (people.stranger, people.stranger_specialist):
        client = signed_in(stranger)
        assert client.post(f"{PLACE}{load.pk}/{page}").status_code in (404, 405)
        assert client.get(f"{PLACE}{load.pk}/{page}").status_code in (404, 405)
        of_own_city = f"/workspace/kogalym/imports/{load.pk}/{page}"
        assert client.get(of_own_city).status_code in (404, 405)
    assert visitor().get(f"{PLACE}{load.pk}/{page}").status_code in (302, 405)


@pytest.mark.parametrize("page", DECIDED)
def test_others_decide_nothing(people: People, colleague: User, load: FileImport, page: str) -> None:
    for person in (people.auditor, colleague):
        assert signed_in(person).post(f"{PLACE}{load.pk}/{page}").status_code == 403
    load.refresh_from_db()
    assert load.state == ImportState.CHOSEN


def test_the_coordinator_decides_for_a_specialist(people: People, load: FileImport) -> None:
    signed_in(people.coordinator).post(f"{PLACE}{load.pk}/cancel/")
    load.refresh_from_db()
    assert load.state == ImportState.CANCELLED


def test_who_only_reads_is_not_offered_what_is_refused(people: People, load: FileImport) -> None:
    page = signed_in(people.auditor).get(f"{PLACE}{load.pk}/").content.decode()
    assert "csrfmiddlewaretoken" not in page
    assert "ещё укажет столбцы" in page


@pytest.mark.parametrize("address", [PLACE, f"{PLACE}new/support/"])
def test_files_are_brought_by_those_who_may_add(people: People, address: str) -> None:
    assert signed_in(people.auditor).post(address, {"kind": "support"}).status_code == 403
    assert signed_in(people.stranger).post(address, {"kind": "support"}).status_code == 404
    assert visitor().post(address, {"kind": "support"}).status_code == 302
    without_department = make_person("newcomer", "specialist", people.specialist.municipality)
    page = signed_in(without_department).get(PLACE).content.decode()
    assert 'value="organizations"' in page
    assert 'value="support"' not in page
