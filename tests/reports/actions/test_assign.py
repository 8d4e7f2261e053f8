from __future__ import annotations

import datetime

import pytest

from portal.models import User
from reports.actions.assign import Assigned, AssignedMeanwhile, Change, Outcome, assign
from reports.actions.locking import SectionLocked
from reports.models import Report, Section, SectionState
from tests.people import make_city, make_department, make_person
from tests.reports.records import add_section, make_report

pytestmark = pytest.mark.django_db
DAY = datetime.date(2024, 3, 1)
NOBODY = Assigned(None, None)


@pytest.fixture
def person() -> User:
    return make_person("coordinator", "coordinator", make_city())


@pytest.fixture
def report() -> Report:
    made = make_report()
    add_section(made, "one", "")
    add_section(made, "two", "")
    return made


def section(report: Report, code: str) -> Section:
    return report.sections.get(code=code)


def change(of: Section, now: Assigned, was: Assigned = NOBODY) -> Change:
    return Change(of.pk, was, now)


def test_only_what_was_changed_is_written_and_told(report: Report, person: User) -> None:
    culture = make_department(report.municipality)
    one, two = section(report, "one"), section(report, "two")
    outcome = assign(
        report,
        [change(one, Assigned(culture.pk, DAY)), change(two, Assigned(None, DAY))],
        by=person,
    )
    assert outcome == Outcome(given=[one])
    assert outcome.given[0].department == culture
    events = Section.pgh_event_model.objects.filter(pgh_obj_id=one.pk)
    assert events.count() == 2
    was = Assigned(culture.pk, DAY)
    assert assign(report, [change(one, was, was)], by=person) == Outcome()
    assert events.count() == 2


def test_who_loses_a_section_and_whose_day_moves_is_known(report: Report, person: User) -> None:
    culture, sport = make_department(report.municipality), make_department(report.municipality, "sport")
    one, two = section(report, "one"), section(report, "two")
    Section.objects.update(department=culture)
    was = Assigned(culture.pk, None)
    changes = [change(one, Assigned(sport.pk, DAY), was), change(two, Assigned(culture.pk, DAY), was)]
    assert assign(report, changes, by=person) == Outcome([one], [(one, culture)], [two])
    gone = change(one, Assigned(None, DAY), Assigned(sport.pk, DAY))
    assert assign(report, [gone], by=person) == Outcome(taken=[(one, sport)])


def test_what_others_assigned_meanwhile_is_not_overwritten(report: Report, person: User) -> None:
    culture = make_department(report.municipality)
    one, two = section(report, "one"), section(report, "two")
    Section.objects.filter(pk=one.pk).update(due_on=DAY)
    with pytest.raises(AssignedMeanwhile) as refused:
        assign(
            report,
            [change(one, Assigned(culture.pk, None)), change(two, Assigned(culture.pk, None))],
            by=person,
        )
    assert refused.value.sections == [one]
    assert section(report, "two").department is None
    assert assign(report, [change(one, Assigned(None, DAY))], by=person) == Outcome()


def test_an_accepted_section_stays_whose_it_is(report: Report, person: User) -> None:
    one = section(report, "one")
    Section.objects.filter(pk=one.pk).update(state=SectionState.ACCEPTED)
    with pytest.raises(SectionLocked):
        assign(report, [change(one, Assigned(None, DAY))], by=person)


def test_departments_of_other_cities_and_sections_of_other_reports(report: Report, person: User) -> None:
    foreign = make_department(make_city("kogalym", "Когалым"))
    one = section(report, "one")
    with pytest.raises(ValueError, match="another city"):
        assign(report, [change(one, Assigned(foreign.pk, None))], by=person)
    other = add_section(make_report(form="other"), "one", "")
    assert assign(report, [change(other, Assigned(None, DAY))], by=person) == Outcome()
    other.refresh_from_db()
    assert other.due_on is None
