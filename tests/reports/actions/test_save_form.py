from __future__ import annotations

import json
from typing import Any

import pytest

from portal.models import User
from portal.workspace.locking import ChangedMeanwhile
from portal.workspace.version import version_of
from reports.actions.compose import lay_out
from reports.actions.open_report import open_report
from reports.actions.save_form import FormInUse, change_form, delete_form, save_form
from reports.city_forms.base import CityForm
from reports.discovery import discover
from reports.form_book import forms_for, read_form
from reports.models import Block, Report, SavedForm
from tests.people import make_city, make_person
from tests.reports.records import add_section, make_plan, make_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> User:
    return make_person("coordinator", "coordinator", make_city())


def shape(report: Report) -> list[tuple[str, ...]]:
    return [
        (section.code, section.title, section.name, block.type, json.dumps(block.settings), block.prompt)
        for section in report.sections.order_by("position")
        for block in section.blocks.order_by("position")
    ]


def saved(report: Report, person: User, **fields: Any) -> SavedForm:
    given = {"title": "Наша форма", "about": "", "is_shared": False, **fields}
    return save_form(report, **given, by=person)


@pytest.mark.parametrize("code", list(discover("reports.city_forms", CityForm)))
def test_a_form_comes_back_from_its_report_as_it_was(code: str, person: User) -> None:
    city, plan = make_city(), make_plan(("first", "sport other"), ("second", "other consulting"))
    form = discover("reports.city_forms", CityForm)[code]
    first = open_report(city, form, 2023, title="Отчёт", plan=plan if form.needs_plan else None, by=person)
    again = read_form(SavedForm.objects.get(pk=saved(first, person).pk))
    second = open_report(city, again, 2023, title="Отчёт", plan=first.plan, by=person)
    assert shape(second) == shape(first)
    assert again.required == form.required
    codes = {block.code for block in Block.objects.filter(section__report=first)}
    assert codes >= {
        block.code for block in Block.objects.filter(section__report=second, section__plan_item=None)
    }


def test_years_texts_and_typed_numbers_stay_in_the_report(person: User) -> None:
    report = make_report(title="Отчёт")
    cells = [{"cells": ["Спорт", "12"]}, {"cells": ["{{ support.amount year=2022 }}", "=B1"]}]
    add_section(
        report,
        "own",
        {"type": "heading", "settings": {"text": "Итоги 2023 года"}},
        "<p>Секретный текст</p>",
        {
            "type": "own_table",
            "settings": {"columns": [{"title": "В 2022 году"}, {"kind": "number"}], "rows": cells},
        },
        title="Задачи на 2024 год",
    )
    form = saved(report, person)
    assert "Секретный" not in json.dumps(form.content, ensure_ascii=False)
    assert "2022" not in json.dumps(form.content)
    opened = open_report(make_city(), read_form(form), 2030, title="Отчёт", plan=None, by=person)
    section = opened.sections.get()
    assert section.title == "Задачи на 2031 год"
    heading, text, table = section.blocks.order_by("position")
    assert (heading.settings["text"], text.text) == ("Итоги 2030 года", "")
    assert table.settings["columns"][0]["title"] == "В 2029 году"
    assert [row["cells"] for row in table.settings["rows"]] == [
        ["Спорт", ""],
        ["{{ support.amount year=2029 }}", "=B1"],
    ]


def test_a_measure_keeps_its_own_prompt_and_blocks(person: User) -> None:
    plan = make_plan(("first", "sport youth culture"))
    report = make_report(form="kemerovo_plan", plan=plan)
    lay_out(report, by=person)
    youth = report.sections.get(code="youth")
    youth.blocks.filter(type="text").update(prompt="Сколько отрядов в {year} году".replace("{year}", "2023"))
    Block.objects.create(section=youth, position=9, type="table", settings={"table": "contests"})
    form = read_form(saved(report, person))
    second = open_report(make_city(), form, 2024, title="Отчёт", plan=plan, by=person)
    text, table = second.sections.get(code="youth").blocks.order_by("position")
    assert text.prompt == "Сколько отрядов в 2024 году"
    assert table.settings == {"table": "contests"}
    assert second.sections.get(code="culture").blocks.get().prompt.startswith("Что сделано за год")


def test_another_city_opens_a_shared_form_and_no_other(person: User) -> None:
    report = make_report(title="Отчёт")
    add_section(report, "own", {"type": "table", "settings": {"table": "contests"}}, title="Конкурсы")
    shared, own = saved(report, person, is_shared=True), saved(report, person)
    other = make_city("kogalym", "Когалым")
    assert shared.code in forms_for(other)
    assert own.code not in forms_for(other)
    opened = open_report(other, forms_for(other)[shared.code], 2024, title="Отчёт", plan=None, by=person)
    assert shape(opened) == shape(report)
    assert opened.form == shared.code


def test_forms_of_one_name_have_their_own_codes(person: User) -> None:
    report = make_report(title="Отчёт")
    assert saved(report, person).code == "nasha-forma"
    assert saved(report, person).code == "nasha-forma-2"


def test_a_form_is_named_otherwise_by_who_has_seen_it(person: User) -> None:
    form = saved(make_report(title="Отчёт"), person)
    version = version_of(form)
    change_form(form, title="Иначе", about="", is_shared=True, version=version, by=person)
    with pytest.raises(ChangedMeanwhile):
        change_form(form, title="Опять", about="", is_shared=True, version=version, by=person)
    form.refresh_from_db()
    assert (form.title, form.is_shared) == ("Иначе", True)


def test_a_form_goes_when_no_report_needs_it(person: User) -> None:
    form = saved(make_report(title="Отчёт"), person)
    report = make_report(form=form.code, title="Другой")
    with pytest.raises(FormInUse, match=r"открыты отчёты \(1\)"):
        delete_form(form, by=person)
    report.delete()
    delete_form(form, by=person)
    assert not SavedForm.objects.exists()
