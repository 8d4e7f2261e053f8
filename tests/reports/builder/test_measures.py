"""The measures of a plan are added to a report that was begun without them."""

from __future__ import annotations

from typing import Any

import pytest

from reports.actions.measures import OtherPlan, add_measures
from reports.builder import build
from reports.models import Plan, PlanItem, Report, Section
from tests.pages.reading import words_of
from tests.people import People, make_city, make_people, signed_in
from tests.reports.records import add_section, make_plan, make_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> People:
    return make_people()


@pytest.fixture
def plan(people: People) -> Plan:
    return make_plan(("barriers", "sport culture"), ("people", "sport"))


@pytest.fixture
def report(people: People) -> Report:
    report = make_report()
    for code in ("intro", "end"):
        add_section(report, code, "<p>Слова.</p>", title=code)
    return report


def order(report: Report) -> list[str]:
    return list(Section.objects.filter(report=report).order_by("position").values_list("code", flat=True))


def address(report: Report, after: Section | None = None) -> str:
    query = f"?after={after.pk}" if after else ""
    return f"/workspace/kemerovo/reports/{report.pk}/sections/new/{query}"


def test_each_measure_becomes_a_section_with_a_text(people: People, report: Report, plan: Plan) -> None:
    after = report.sections.get(code="intro")
    person = signed_in(people.coordinator)
    assert "Добавить мероприятия: 3" in words_of(person.get(address(report, after)))
    answer = person.post(address(report, after), {"plan": plan.pk}, follow=True)
    assert "Добавлены мероприятия плана: 3." in words_of(answer)
    assert order(report) == ["intro", "sport", "culture", "people-sport", "end"]
    report.refresh_from_db()
    assert report.plan == plan
    prompts = report.sections.filter(plan_item__isnull=False).values_list("blocks__prompt", flat=True)
    assert all(prompts)
    rows = [row.outline_number for row in build(report).document.sheets[0].nodes[2].rows]  # type: ignore[union-attr]
    assert rows == ["1.", "1.1.", "1.2.", "2.", "2.1."]


def test_measures_that_come_later_join_the_others_in_the_plans_order(
    people: People, report: Report, plan: Plan
) -> None:
    add_measures(report, plan, after=None, by=people.coordinator)
    direction = plan.directions.get(code="barriers")
    PlanItem.objects.create(direction=direction, code="youth", position=7, title="Мера youth")
    report.refresh_from_db()
    add_measures(report, plan, after=None, by=people.coordinator)
    assert order(report) == ["intro", "end", "sport", "youth", "culture", "people-sport"]
    assert add_measures(report, plan, after=None, by=people.coordinator) == []


def test_a_report_tells_of_one_plan(people: People, report: Report, plan: Plan) -> None:
    other = Plan.objects.create(
        municipality=report.municipality, code="other", title="Другой", year_from=2020, year_to=2021
    )
    add_measures(report, plan, after=None, by=people.coordinator)
    report.refresh_from_db()
    with pytest.raises(OtherPlan, match="Комплексный план"):
        add_measures(report, other, after=None, by=people.coordinator)
    answer = signed_in(people.coordinator).post(address(report), {"plan": other.pk}, follow=True)
    assert "о другом плане" in words_of(answer)


@pytest.mark.parametrize(("who", "status"), [("specialist", 403), ("auditor", 403), ("stranger", 404)])
def test_only_who_leads_adds_measures(
    people: People, report: Report, plan: Plan, who: str, status: int
) -> None:
    answer = signed_in(getattr(people, who)).post(address(report), {"plan": plan.pk})
    assert answer.status_code == status
    assert len(order(report)) == 2


@pytest.mark.parametrize("wrong", ["", "x", "999999", "0"])
def test_another_citys_plan_and_no_plan_are_not_found(people: People, report: Report, wrong: Any) -> None:
    theirs = make_plan(("a", "b"), city=make_city("kogalym", "Когалым"))
    person = signed_in(people.coordinator)
    for given in (wrong, theirs.pk):
        assert person.post(address(report), {"plan": given}).status_code == 404


def test_added_measures_are_taken_back_by_one_step(people: People, report: Report, plan: Plan) -> None:
    person = signed_in(people.coordinator)
    person.post(address(report), {"plan": plan.pk})
    person.post(f"/workspace/kemerovo/reports/{report.pk}/undo/")
    assert order(report) == ["intro", "end"]
