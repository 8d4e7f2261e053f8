from __future__ import annotations

import datetime

import pytest

from portal.models import CalendarDay, User
from reports.actions.compose import lay_out, write_text
from reports.actions.open_report import ReportIsOpen
from reports.actions.start_from_last import due_in, plan_for, start_from_last, title_for
from reports.models import Plan, PlanDirection, PlanItem, Report, SectionState
from tests.people import make_city, make_department, make_person
from tests.reports.records import add_section, make_plan, make_report, table_block

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> User:
    return make_person("coordinator", "coordinator", make_city())


@pytest.fixture
def last(person: User) -> Report:
    report = make_report(
        form="kemerovo_plan",
        plan=make_plan(("first", "sport youth")),
        title="Отчёт за 2023 год",
        prints_sources=True,
        signer_name="И. О. Фамилия",
    )
    lay_out(report, by=person)
    sport = report.sections.get(code="sport")
    write_text(sport, "<p>В 2023 году: {{ contests.amount year=2022 }}</p>", by=person)
    sport.department, sport.due_on = make_department(report.municipality), datetime.date(2024, 3, 1)
    sport.state, sport.remark = SectionState.RETURNED, "Поправьте"
    sport.save()
    return report


def start(last: Report, person: User, year: int = 2024, plan: Plan | None = None) -> Report:
    return start_from_last(last, year, title="", plan=plan or last.plan, by=person)


def test_everything_but_the_numbers_goes_along(last: Report, person: User) -> None:
    made = start(last, person)
    assert (made.title, made.year, made.continues, made.plan) == ("Отчёт за 2024 год", 2024, last, last.plan)
    assert (made.prints_sources, made.signer_name, made.is_public) == (True, "И. О. Фамилия", False)
    assert list(made.sections.order_by("position").values_list("code", flat=True)) == list(
        last.sections.order_by("position").values_list("code", flat=True)
    )
    sport = made.sections.get(code="sport")
    assert (sport.state, sport.remark, sport.accepted) == (SectionState.NOT_STARTED, "", None)
    assert sport.department == make_department(last.municipality)
    assert sport.due_on == datetime.date(2025, 3, 3)  # 1 March 2025 is a Saturday.
    text, table = sport.blocks.order_by("position")
    before, _ = last.sections.get(code="sport").blocks.order_by("position")
    assert text.text == "<p>В 2024 году: {{ contests.amount year=2023 }}</p>"
    assert (text.code, text.origin, text.prompt) == (before.code, before, before.prompt)
    assert table.settings == {"table": "programme_recipients", "programme": "sport"}
    last.refresh_from_db()
    assert last.sections.get(code="sport").state == SectionState.RETURNED


def test_the_history_says_from_where(last: Report, person: User) -> None:
    made = start(last, person)
    event = Report.pgh_event_model.objects.filter(pgh_obj_id=made.pk).select_related("pgh_context").get()
    assert event.pgh_context.metadata["reason"] == "Отчёт начат по отчёту за 2023 год"
    section = made.sections.first()
    assert type(section).pgh_event_model.objects.filter(pgh_obj_id=section.pk).count() == 1


def test_another_plan_brings_its_own_measures(last: Report, person: User) -> None:
    plan = Plan.objects.create(
        municipality=last.municipality, code="next", title="Новый план", year_from=2025, year_to=2027
    )
    direction = PlanDirection.objects.create(plan=plan, code="first", position=1, title="Направление")
    for place, code in enumerate(("culture", "sport"), start=1):
        PlanItem.objects.create(direction=direction, code=code, position=place, title=code)
    made = start(last, person, 2025, plan)
    codes = list(made.sections.order_by("position").values_list("code", flat=True))
    assert codes == ["preamble", "culture", "sport", "conclusion", "appendix"]
    assert made.sections.get(code="sport").plan_item.direction.plan == plan
    assert [block.type for block in made.sections.get(code="culture").blocks.all()] == ["text"]
    heading = made.sections.get(code="appendix").blocks.get(type="heading")
    assert heading.settings["text"] == "Отчёт о достижении целевых показателей Новый план на 2025–2027 годы"


def test_a_new_measure_called_like_one_of_another_direction_stands_beside_it(person: User) -> None:
    last = make_report(form="kemerovo_plan", plan=make_plan(("first", "one"), ("second", "two")))
    lay_out(last, by=person)
    add_section(last, "three", "<p>Своё.</p>", title="Своё")
    direction = last.plan.directions.get(code="first")
    for place, code in enumerate(("two", "three"), start=8):
        PlanItem.objects.create(direction=direction, code=code, position=place, title=code)
    made = start(last, person)
    codes = list(made.sections.order_by("position").values_list("code", flat=True))
    assert codes == [
        *("preamble", "one", "first-two", "first-three", "two"),
        *("conclusion", "appendix", "three"),
    ]


def test_the_same_plan_keeps_its_years(last: Report, person: User) -> None:
    heading = start(last, person).sections.get(code="appendix").blocks.get(type="heading")
    assert heading.settings["text"].endswith("на 2022–2024 годы")


def test_a_section_of_ones_own_and_typed_numbers(person: User) -> None:
    last = make_report(title="Отчёт")
    rows = [
        {"key": "r1", "cells": ["Спорт", "12"]},
        {"key": "r2", "kind": "total", "cells": ["Всего", "=B1"]},
    ]
    columns = [{"key": "c1"}, {"key": "c2", "kind": "number"}]
    own = {"type": "own_table", "code": "bown", "settings": {"columns": columns, "rows": rows}}
    add_section(last, "own", own, table_block("contests", caption=False), title="Итоги 2023 года")
    section = start(last, person).sections.get()
    assert section.title == "Итоги 2024 года"
    table, other = section.blocks.order_by("position")
    assert table.code == "bown"
    assert [row["cells"] for row in table.settings["rows"]] == [["Спорт", ""], ["Всего", "=B1"]]
    assert other.settings == {"table": "contests", "caption": False}


def test_a_year_is_started_once_and_nothing_is_left_of_the_second(last: Report, person: User) -> None:
    start(last, person)
    with pytest.raises(ReportIsOpen, match="Отчёт за 2024 год по этой форме уже открыт"):
        start(last, person)
    assert Report.objects.count() == 2


def test_a_plan_goes_along_while_it_is_in_force(last: Report) -> None:
    assert plan_for(last, 2024) == last.plan
    assert plan_for(last, 2025) is None
    assert title_for(make_report(form="x", title="О плане на 2022–2024 годы за 2023 год"), 2024) == (
        "О плане на 2023–2025 годы за 2024 год"
    )


@pytest.mark.parametrize(
    ("day", "years", "after"),
    [
        ("2024-03-01", 1, "2025-03-03"),
        ("2024-03-01", 2, "2026-03-02"),
        ("2024-03-04", 1, "2025-03-04"),
        ("2024-02-29", 1, "2025-02-28"),
        ("2025-02-28", -1, "2024-02-28"),
    ],
)
def test_days_move_by_years_and_never_to_a_weekend(day: str, years: int, after: str) -> None:
    assert due_in(datetime.date.fromisoformat(day), years, {}) == datetime.date.fromisoformat(after)


def test_a_due_day_does_not_fall_on_a_holiday(last: Report, person: User) -> None:
    CalendarDay.objects.create(day=datetime.date(2025, 3, 3), is_working=False)
    assert start(last, person).sections.get(code="sport").due_on == datetime.date(2025, 3, 4)
