"""Rules that go beyond single columns are told at the field to mend, in a sentence that says what to do."""

import pytest

from grants.models import Award, Support
from ngo_registry.models import LegalForm, Organization
from portal.records.lookup import lookup_of
from portal.workspace.registry import ledgers
from reports.models import DeclaredValue, PlanDirection, PlanItem, Section
from tests.people import People
from tests.records.samples import OGRN
from tests.workspace.ledgers.filling import Records, blank, edited, saved

FUND = {"name": "Фонд «Мир»", "status": "active"}


@pytest.mark.parametrize(
    "typed",
    ["1 027 700 132 195", "1027700132195", "ОГРН 1027700132195", "1-027-700-132-195", "огрн: 1027700132195"],
)
def test_numbers_are_understood_with_what_people_copy(people: People, typed: str) -> None:
    assert saved(blank(people.coordinator, "organizations", **FUND, ogrn=typed)).ogrn == OGRN[0]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"ogrn": "1027700132196"}, "ogrn"),
        ({"ogrn": "102770013219"}, "ogrn"),
        ({"ogrn": "1,0277E+12"}, "ogrn"),
        ({"inn": "7707083894", "note": "ОГРН неизвестен"}, "inn"),
        ({}, "ogrn"),
        ({"note": "   "}, "ogrn"),
        ({"status": "unregistered", "ogrn": OGRN[0]}, "ogrn"),
        ({"status": "unregistered", "inn": "7707083893"}, "inn"),
        ({"status": "unregistered", "registered_on": "05.06.2013"}, "registered_on"),
        ({"ogrn": OGRN[0], "dissolved_on": "05.06.2013"}, "dissolved_on"),
        (
            {"status": "dissolved", "registered_on": "05.06.2013", "dissolved_on": "04.06.2013"},
            "dissolved_on",
        ),
    ],
)
def test_contradictions_of_an_organisation(people: People, typed: dict[str, str], field: str) -> None:
    form = blank(people.coordinator, "organizations", **{**FUND, **typed})
    assert list(form.errors) == [field]


@pytest.mark.parametrize(
    "typed",
    [
        {"note": "Выписки нет, спросили 05.06.2023"},
        {"status": "unregistered"},
        {"status": "dissolved", "dissolved_on": "5 июня 2013"},
    ],
)
def test_an_organisation_without_number_says_why(people: People, typed: dict[str, str]) -> None:
    assert blank(people.coordinator, "organizations", **{**FUND, **typed}).is_valid()


def test_some_forms_exist_only_once_registered(people: People) -> None:
    form = LegalForm.objects.create(code="71400", name="АНО", needs_registration=True)
    refused = blank(
        people.coordinator, "organizations", name="АНО «Мир»", status="unregistered", legal_form=form.pk
    )
    assert list(refused.errors) == ["legal_form"]


def test_a_number_belongs_to_one(people: People) -> None:
    saved(blank(people.coordinator, "organizations", **FUND, ogrn=OGRN[0]))
    twice = blank(people.coordinator, "organizations", name="Другая", status="active", ogrn=OGRN[0])
    assert twice.errors == {"ogrn": ["Этот ОГРН уже указан у другой организации: Фонд «Мир»."]}


def test_a_namesake_is_asked_about_once(people: People) -> None:
    ask = ledgers()["organizations"].doubts
    assert ask is not None
    first = saved(blank(people.coordinator, "organizations", **FUND, note="нет выписки"))
    again = blank(people.coordinator, "organizations", **FUND, note="нет выписки")
    assert again.is_valid()
    [doubt] = ask(again.desk, again)
    assert (doubt.message, list(doubt.records)) == (
        "Возможно, эта организация уже есть: то же название.",
        [first],
    )
    second = saved(again)
    mended = edited(people.coordinator, "organizations", second, address="Советский, 54")
    assert mended.is_valid()
    assert ask(mended.desk, mended) == []


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({}, "organization"),
        ({"organization": "Фонд «Ёлка»; филиал", "recipients_group": "НКО"}, "recipients_group"),
        ({"organization": "Фонд «Ёлка»; филиал", "recipients": "5"}, "recipients"),
        ({"recipients_group": "НКО", "services": "5", "service_unit": ""}, "service_unit"),
        ({"recipients_group": "НКО", "services": "много", "service_unit": "event"}, "services"),
        ({"recipients_group": "НКО", "year": "23"}, "year"),
    ],
)
def test_support_has_one_recipient_and_a_unit(
    people: People, records: Records, typed: dict[str, str], field: str
) -> None:
    form = blank(people.coordinator, "support", "consulting", year=typed.pop("year", "2023"), **typed)
    assert list(form.errors) == [field]


def test_a_lease_ends_after_it_begins_and_has_a_right(people: People, records: Records) -> None:
    typed = {"recipients_group": "НКО", "year": "2023", "term_from": "02.03.2023", "term_to": "01.03.2023"}
    assert set(blank(people.coordinator, "support", "property", **typed).errors) == {"term_to", "tenure"}


def test_support_is_no_part_of_itself(people: People, records: Records) -> None:
    support = records[Support]
    form = edited(people.coordinator, "support", support, part_of=f"({support.code})")
    assert form.errors["part_of"] == ["Запись не может входить сама в себя."]


def test_support_is_found_by_its_label_and_by_words_with_the_year(people: People, records: Records) -> None:
    support, lookup = records[Support], lookup_of(Support)
    assert lookup.resolve(Support.objects.all(), lookup.label(support)) == support
    assert support in lookup.suggest(Support.objects.all(), "ёлка 2023")
    assert support not in lookup.suggest(Support.objects.all(), "ёлка 2022")


def test_a_specialist_enters_for_the_own_department_alone(people: People, records: Records) -> None:
    support = {"recipients_group": "НКО", "recipients": "14", "year": "2023"}
    form = blank(people.specialist, "support", "consulting", **support, department="")
    assert "department" in form.errors
    other = records[Support].department
    assert (
        "department"
        in blank(people.specialist, "support", "consulting", **support, department=other.pk).errors
    )
    assert (
        saved(blank(people.specialist, "support", "consulting", **support)).department
        == people.specialist.department
    )


def test_values_are_entered_for_the_own_department_s_indicators(people: People, records: Records) -> None:
    indicators = blank(people.specialist, "indicator-values").fields["indicator"].queryset
    assert not indicators.exists()
    assert blank(people.coordinator, "indicator-values").fields["indicator"].queryset.exists()


@pytest.mark.parametrize(
    ("typed", "field"),
    [({}, "organization"), ({"organization": "Фонд «Ёлка»; филиал", "persons": "5"}, "persons")],
)
def test_an_award_has_one_winner(people: People, records: Records, typed: dict[str, str], field: str) -> None:
    contest = records[Award].contest
    assert list(blank(people.coordinator, "awards", contest=contest.pk, year="2023", **typed).errors) == [
        field
    ]


def test_without_a_place_a_direction_and_an_item_come_last(people: People, records: Records) -> None:
    plan = records[PlanDirection].plan
    direction = saved(
        blank(people.coordinator, "plan-directions", plan=plan.pk, title="Ещё одно", position="")
    )
    assert direction.position == 2
    item = saved(blank(people.coordinator, "plan-items", direction=direction.pk, title="Мера", position=""))
    assert item.position == 1
    third = edited(people.coordinator, "plan-items", records[PlanItem], position="")
    assert saved(third).position == 1


def test_a_declared_value_has_a_place_that_can_be(people: People, records: Records) -> None:
    typed = {"year": "2023", "value": "5", "resolution": "open"}
    for odd in ("где-то", "table:contests", "figure:", "http://example.ru"):
        assert "place" in blank(people.coordinator, "declared", **typed, place=odd).errors
    assert blank(people.coordinator, "declared", **typed, place=" table:contests/total/winners ").is_valid()


def test_who_decided_a_declared_value_is_known(people: People, records: Records) -> None:
    value = records[DeclaredValue]
    form = edited(people.coordinator, "declared", value, resolution="keep_declared", reason="")
    assert list(form.errors) == ["reason"]
    kept = saved(edited(people.coordinator, "declared", value, resolution="accept_computed"))
    assert kept.resolved_by == people.coordinator
    assert kept.resolved_at is not None
    reopened = saved(edited(people.coordinator, "declared", kept, resolution="open"))
    assert (reopened.resolved_by, reopened.resolved_at) == (None, None)


def test_a_specialist_states_and_the_coordinator_decides(people: People, records: Records) -> None:
    typed = {
        "year": "2022",
        "place": "table:contests/total/winners",
        "value": "5",
        "resolution": "accept_computed",
    }
    assert saved(blank(people.specialist, "declared", **typed, reason="так надо")).resolution == "open"


def test_a_section_is_named_in_its_form_and_assigned_and_agreed_on_elsewhere(
    people: People, records: Records
) -> None:
    section = records[Section]
    section.department = people.specialist.department
    section.save()
    typed = {"state": "accepted", "remark": "x", "title": "Своё", "due_on": "01.01.2030", "department": ""}
    seen = saved(edited(people.specialist, "sections", section, **typed))
    assert (seen.state, seen.remark, seen.title, seen.due_on) == ("not_started", "", section.title, None)
    named = saved(edited(people.coordinator, "sections", section, **typed))
    assert (named.state, named.remark, named.title) == ("not_started", "", "Своё")
    assert (named.due_on, named.department) == (None, people.specialist.department)


def test_organisations_of_a_council_are_named_one_a_line(people: People, records: Records) -> None:
    fund = records[Organization]
    form = blank(
        people.coordinator,
        "councils",
        name="Совет",
        kind="council",
        organizations=f"{fund.name}\r\n\r\n{fund.ogrn}",
    )
    council = saved(form)
    assert list(council.organizations.all()) == [fund]
    again = edited(people.coordinator, "councils", council, organizations="Фонд «Ничей»\nФонд «Другой»")
    assert [message.split(":")[0] for message in again.errors["organizations"]] == [
        "«Фонд «Ничей»»",
        "«Фонд «Другой»»",
    ]
    assert saved(edited(people.coordinator, "councils", council)).organizations.count() == 1
