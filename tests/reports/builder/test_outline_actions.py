"""Sections are added, named, moved and removed; measures stay in the order of their plan."""

import pytest
from django.db import connection

from portal.models import User
from portal.workspace.locking import ChangedMeanwhile
from portal.workspace.version import version_of
from reports.actions.compose import lay_out
from reports.actions.locking import SectionLocked
from reports.actions.outline import (
    FromPlan,
    add_section,
    remove_section,
    rename_section,
    shift_section,
)
from reports.models import Report, Section, SectionState
from tests.people import make_person
from tests.reports.builder.shapes import make_sections, titles
from tests.reports.records import make_plan, make_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> User:
    return make_person("coordinator", "coordinator", None)


def codes(report: Report) -> list[str]:
    connection.check_constraints()
    sections = list(report.sections.order_by("position"))
    assert [section.position for section in sections] == list(range(1, len(sections) + 1))
    return [section.code for section in sections]


def plan_report() -> Report:
    report = make_report(form="kemerovo_plan", plan=make_plan(("first", "sport youth"), ("second", "elders")))
    lay_out(report, by=None)
    return report


def test_a_section_under_another_and_at_the_end(person: User) -> None:
    first, _ = make_sections("a", "b")
    add_section(first.report, "Итоги года", after=first, by=person)
    last = add_section(first.report, "Итоги года", after=None, by=person)
    assert titles(first.report) == ["Раздел a", "Итоги года", "Раздел b", "Итоги года"]
    assert codes(first.report) == ["a", "itogi-goda", "b", "itogi-goda-2"]
    assert last.state == SectionState.NOT_STARTED


def test_nothing_comes_between_the_measures(person: User) -> None:
    report = plan_report()
    sport = report.sections.get(code="sport")
    added = add_section(report, "Своё", after=sport, by=person)
    assert codes(report) == ["preamble", "sport", "youth", "elders", added.code, "conclusion", "appendix"]
    shift_section(added, -1, by=person)
    assert codes(report) == ["preamble", added.code, "sport", "youth", "elders", "conclusion", "appendix"]
    shift_section(added, -1, by=person)
    shift_section(added, -1, by=person)
    assert codes(report)[0] == added.code


def test_a_measure_is_named_and_ordered_by_its_plan(person: User) -> None:
    sport = plan_report().sections.get(code="sport")
    with pytest.raises(FromPlan, match="измените порядок мероприятий в плане"):
        shift_section(sport, 1, by=person)
    with pytest.raises(FromPlan, match="переименуйте мероприятие плана"):
        rename_section(sport, "Спорт", "", version=version_of(sport), by=person)


def test_renamed_by_who_has_seen_its_name(person: User) -> None:
    (section,) = make_sections("a")
    seen = version_of(section)
    rename_section(section, "Главное за год", "Главное", version=seen, by=person)
    with pytest.raises(ChangedMeanwhile):
        rename_section(section, "Иное", "", version=seen, by=person)
    section.refresh_from_db()
    assert (section.title, section.name) == ("Главное за год", "Главное")


def test_removed_with_its_blocks(person: User) -> None:
    first, second = make_sections("a", "b")
    remove_section(first, by=person)
    assert titles(second.report) == ["Раздел b"]
    assert codes(second.report) == ["b"]


def test_an_accepted_section_is_neither_renamed_nor_removed(person: User) -> None:
    (section,) = make_sections("a")
    Section.objects.filter(pk=section.pk).update(state=SectionState.ACCEPTED)
    with pytest.raises(SectionLocked):
        remove_section(section, by=person)
    with pytest.raises(SectionLocked):
        rename_section(section, "Иное", "", version=version_of(section), by=person)
    assert titles(section.report) == ["Раздел a"]
