"""The register as of a day says what was known on that day, whatever was changed since."""

from __future__ import annotations

import datetime

import pgtrigger
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from grants.models import RegisterEntry, Support, Violation
from grants.register.as_of import Row
from grants.register.columns import COLUMNS, texts
from grants.register.selection import Selection, page_of
from ngo_registry.actions.merge import merge
from ngo_registry.models import ActivityKind, Organization, OrganizationActivityKind
from portal.lib.parse import parse_quantity
from tests.grants.register.records import ENTERED, entry, forget, fund, given, known_since
from tests.people import make_city, make_people

pytestmark = pytest.mark.django_db
EARLY, LATER = datetime.date(2023, 7, 1), datetime.date(2024, 7, 1)
TODAY = datetime.date(2026, 1, 1)


def row(day: datetime.date, number: int = 1) -> Row:
    return next(each for each in Selection(make_city(), day).rows() if each.number == number)


def numbers(day: datetime.date, **asked: object) -> list[int]:
    return [each.number for each in Selection(make_city(), day, **asked).rows()]  # type: ignore[arg-type]


def test_entries_stand_from_their_day_on() -> None:
    entry(1)
    entry(2, on=LATER)
    assert numbers(ENTERED - datetime.timedelta(1)) == []
    assert numbers(ENTERED) == [1]
    assert numbers(LATER) == [1, 2]


def test_what_changed_later_is_told_as_it_was() -> None:
    support = given("a")
    made = entry(1, support)
    for model, key in (
        (Support, support.pk),
        (Organization, support.organization_id),
        (RegisterEntry, made.pk),
    ):
        known_since(model, key, ENTERED)
    support.amount = parse_quantity("99", "rub")
    support.save()
    Organization.objects.update(name="Фонд «Новый»", address="ул. Новая, 1")
    RegisterEntry.objects.update(stopped_on=datetime.date(2023, 12, 1))
    for model, key in (
        (Support, support.pk),
        (Organization, support.organization_id),
        (RegisterEntry, made.pk),
    ):
        known_since(model, key, datetime.date(2024, 1, 1))
    then, now = row(EARLY), row(LATER)
    assert (then.support.amount.value, now.support.amount.value) == (150000, 99)
    assert then.organization
    assert now.organization
    assert (then.organization.name, now.organization.name) == ("Фонд «fund»", "Фонд «Новый»")
    assert (then.stopped_on, now.stopped_on) == (None, datetime.date(2023, 12, 1))


def test_the_change_of_a_day_counts_on_that_day() -> None:
    support = given("a")
    entry(1, support)
    known_since(Organization, support.organization_id, ENTERED)
    Organization.objects.update(name="Новый")
    known_since(Organization, support.organization_id, EARLY)
    assert texts(row(EARLY - datetime.timedelta(1)))[2] == "Фонд «fund»"
    assert texts(row(EARLY))[2] == "Новый"


def test_where_history_begins_later_the_earliest_version_counts() -> None:
    """As after loading an old register from files."""
    entry(1)
    Organization.objects.update(name="Второе название")
    told = row(ENTERED)
    assert told.organization is not None
    assert told.organization.name == "Фонд «fund»"


def test_a_record_without_history_is_told_as_it_stands() -> None:
    made = entry(1)
    for model in (Support, Organization, RegisterEntry):
        forget(model)
    assert texts(row(ENTERED)) == texts(row(TODAY))
    assert made.support.recipient in texts(row(ENTERED))[2]
    assert numbers(ENTERED, year=2023, words="fund") == [1]


def test_a_merged_recipient_keeps_its_name_for_the_days_before() -> None:
    people = make_people()
    support, stays = given("a"), fund("stays", name="Фонд «Остался»")
    made = entry(1, support)
    for model, key in ((Support, support.pk), (Organization, support.organization_id)):
        known_since(model, key, ENTERED)
    merge(keep=stays, drop=fund(), by=people.coordinator)
    assert RegisterEntry.objects.get(pk=made.pk).support.organization == stays
    assert texts(row(EARLY))[2] == "Фонд «fund»"
    assert "Остался" in texts(Selection(make_city(), datetime.date(2099, 1, 1)).rows().__next__())[2]


def test_violations_as_they_were_known() -> None:
    made = entry(1)
    known_since(RegisterEntry, made.pk, ENTERED)
    violation = Violation.objects.create(
        entry=made, found_on=datetime.date(2023, 9, 1), is_misuse=True, text="Куплен автомобиль"
    )
    known_since(Violation, violation.pk, datetime.date(2023, 10, 1))
    violation.settled_on = datetime.date(2024, 2, 1)
    violation.save()
    known_since(Violation, violation.pk, datetime.date(2024, 2, 2))
    assert texts(row(datetime.date(2023, 9, 15)))[10] == "–"
    assert (
        texts(row(datetime.date(2023, 10, 1)))[10] == "01.09.2023 нецелевое использование: Куплен автомобиль"
    )
    assert texts(row(LATER))[10].endswith("(устранено 01.02.2024)")
    key = violation.pk
    violation.delete()
    known_since(Violation, key, datetime.date(2024, 8, 1))
    assert texts(row(LATER))[10] != "–"
    assert texts(row(TODAY))[10] == "–"


def test_violations_of_an_entry_that_was_loaded_later() -> None:
    made = entry(1)
    Violation.objects.create(entry=made, found_on=datetime.date(2023, 9, 1), text="Нет отчёта")
    assert texts(row(datetime.date(2023, 8, 1)))[10] == "–"
    assert "Нет отчёта" in texts(row(datetime.date(2023, 9, 1)))[10]


def test_kinds_of_activity_as_they_were() -> None:
    first, second = (ActivityKind.objects.create(code=code, name=code) for code in ("первый", "второй"))
    recipient = fund()
    recipient.activity_kinds.set([first])
    entry(1)
    events = OrganizationActivityKind.pgh_event_model.objects.filter(organization_id=recipient.pk)
    assert row(EARLY).kinds == ("первый",)  # the history begins later: as it was loaded
    known_since(Organization, recipient.pk, ENTERED)
    early = datetime.datetime(2023, 6, 6, 12, tzinfo=datetime.UTC)
    with pgtrigger.ignore():
        events.update(pgh_created_at=early)
    recipient.activity_kinds.set([second])
    assert row(EARLY).kinds == ("первый",)
    assert row(datetime.date(2099, 1, 1)).kinds == ("второй",)


def test_year_and_words_are_those_of_the_day() -> None:
    support = given("a")
    entry(1, support)
    other = fund("other", name="Совет ветеранов Ёлкино", ogrn="1157700014086", inn="7702389486")
    entry(2, given("b", organization=other, decided_on=datetime.date(2024, 6, 5)), on=LATER)
    assert numbers(TODAY, year=2024) == [2]
    assert numbers(TODAY, year=1999) == []
    for words in ("ветеранов", "СОВЕТ елкино", "11577", "7702389486", "2"):
        assert numbers(TODAY, words=words) == [2], words
    assert numbers(TODAY, words="100% _") == []
    for model, key in ((Organization, other.pk), (Support, support.pk)):
        known_since(model, key, ENTERED)
    Organization.objects.filter(pk=other.pk).update(name="Дружба")
    assert numbers(LATER, words="ветеранов") == [2]
    assert numbers(datetime.date(2099, 1, 1), words="ветеранов") == []
    assert numbers(datetime.date(2099, 1, 1), words="дружба") == [2]


def test_pages_follow_each_other_by_number() -> None:
    for number in range(1, 6):
        entry(number)
    selection = Selection(make_city(), TODAY)
    first = page_of(selection, 0, size=2)
    second = page_of(selection, int(first.after), size=2)
    last = page_of(selection, int(second.after), size=2)
    assert [[each.number for each in page.rows] for page in (first, second, last)] == [[1, 2], [3, 4], [5]]
    assert (first.total, first.is_first, last.after) == (5, True, "")


def test_other_cities_have_their_own_register() -> None:
    city = make_city("kogalym")
    entry(1, given("theirs", city=city, organization=fund("theirs", city=city)))
    assert numbers(TODAY) == []


@pytest.mark.parametrize("asked", [{}, {"year": 2023, "words": "fund"}])
def test_the_number_of_queries_is_constant(asked: dict[str, object]) -> None:
    counts = []
    for number in range(1, 9):
        made = entry(number, given(f"s-{number}", organization=fund(f"fund-{number}")))
        Violation.objects.create(entry=made, found_on=ENTERED, text="Нет отчёта")
        made.support.organization.activity_kinds.add(ActivityKind.objects.create(code=f"k{number}", name="В"))
        with CaptureQueriesContext(connection) as queries:
            assert len(page_of(Selection(make_city(), TODAY, **asked), 0).rows) == number  # type: ignore[arg-type]
        counts.append(len(queries))
    assert len(set(counts)) == 1
    assert counts[0] <= 10


def test_columns_are_those_of_the_order() -> None:
    assert len(COLUMNS) == 11
    room = given(
        "room",
        kind="property",
        tenure="free_use",
        area="489,40",
        term_from=datetime.date(2023, 3, 1),
        term_to=datetime.date(2026, 3, 1),
        organization=fund(
            "full", name="Фонд «Мир»", short_name="Мир", head_name="Иванов", address="пр. Ленина, 1"
        ),
    )
    entry(1, room, stopped_on=datetime.date(2024, 1, 9))
    plain = [text.replace("\u00a0", " ") for text in texts(row(TODAY))]
    assert plain == [
        "№ 1 от 06.06.2023", "05.06.2023; прекращена 09.01.2024", "Фонд «Мир» (Мир)", "пр. Ленина, 1", "", "", "",
        "имущественная (безвозмездное пользование)", "489,40 кв. м", "с 01.03.2023 по 01.03.2026", "–",
    ]  # fmt: skip


def test_sizes_keep_their_units_and_what_is_not_known_stays_blank() -> None:
    entry(1, given("a", amount="1397,2 тыс"))
    entry(2, given("b", kind="consulting", services="21", service_unit="consultation"))
    entry(3, given("c", amount=""))
    told = [texts(row(TODAY, number))[8].replace("\u00a0", " ") for number in (1, 2, 3)]
    assert told == ["1 397,2 тыс. рублей", "21 консультация", ""]
