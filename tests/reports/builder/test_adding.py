"""What may be added to a section, what it asks first, and where it stands."""

from __future__ import annotations

import re

import pytest

from reports.blocks.base import BlockType
from reports.discovery import discover
from tests.people import People, make_people, signed_in
from tests.reports.builder.desk import HTMX, address
from tests.reports.builder.shapes import blocks_of, make_sections, stands
from tests.reports.records import make_plan, make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db: None) -> People:
    return make_people()


def test_kinds_are_offered_by_group_and_one_is_added(people: People) -> None:
    (section,) = make_sections("a")
    client = signed_in(people.coordinator)
    where = f"{address('block-new', section.report.pk, section.pk)}?after={blocks_of(section)[0].pk}"
    for response in (client.get(where), client.get(where, **HTMX)):
        groups = ["Текст и картинки", "Готовые таблицы", "Таблицы и диаграммы", "Страница"]
        assert re.findall(r"<legend>(.*?)</legend>", response.text) == groups
        assert "Перечень организаций" in response.text
        assert "Мероприятия плана" not in response.text
    response = client.post(where, {"type": "heading"}, **HTMX)
    assert "Новый заголовок" in response.text
    assert stands(section) == ["a 1", "heading", "a 2", "a 3"]
    assert client.post(where, {"type": "none"}).status_code == 200
    assert section.blocks.count() == 4


def test_measures_are_offered_to_who_leads_the_report_and_has_a_plan(people: People) -> None:
    (section,) = make_sections("a")
    make_plan(("first", "sport"))
    where = address("block-new", section.report.pk, section.pk)
    assert "Мероприятия плана" in signed_in(people.coordinator).get(where).text
    assert "Мероприятия плана" not in signed_in(people.specialist).get(where).text


def test_a_ready_table_is_added_by_its_name(people: People) -> None:
    (section,) = make_sections("a")
    client = signed_in(people.coordinator)
    where = f"{address('block-new', section.report.pk, section.pk)}?after=0"
    assert client.post(where, {"type": "table:organizations_list"}).status_code == 302
    table = blocks_of(section)[0]
    assert (table.type, table.settings["table"]) == ("table", "organizations_list")


def test_of_a_table_of_a_programme_the_programme_alone_is_asked(people: People) -> None:
    (section,) = make_sections("a", texts=1)
    programme = make_programme("sport")
    client = signed_in(people.coordinator)
    where = address("block-new", section.report.pk, section.pk)
    asking = {"type": "table:programme_recipients"}
    first = client.post(where, asking)
    assert [field.name for field in first.context["asked"]] == ["programme"]
    assert "Выберите" not in "".join(str(field.errors) for field in first.context["asked"])
    unanswered = client.post(where, {**asking, "asked": "programme"})
    assert unanswered.status_code == 422
    assert [bool(field.errors) for field in unanswered.context["asked"]] == [True]
    answered = client.post(where, {**asking, "asked": "programme", "settings-programme": programme.code})
    assert answered.status_code == 302
    assert blocks_of(section)[1].settings["programme"] == programme.code


def test_what_an_answer_brings_to_ask_is_not_complained_of_at_once(people: People) -> None:
    (section,) = make_sections("a", texts=1)
    client = signed_in(people.coordinator)
    where, asking = address("block-new", section.report.pk, section.pk), {"type": "cross"}
    first = client.post(where, asking)
    (dataset,) = first.context["asked"]
    chosen = {**asking, "asked": dataset.name, dataset.html_name: "support"}
    further = client.post(where, chosen)
    names = [field.name for field in further.context["asked"]]
    assert (further.status_code, names[0] == dataset.name, len(names) > 1) == (200, True, True)
    assert not any(field.errors for field in further.context["asked"])
    assert client.post(where, {**chosen, "asked": names}).status_code == 422


def test_a_block_is_added_above_the_chosen_one(people: People) -> None:
    (section,) = make_sections("a", texts=2)
    client = signed_in(people.coordinator)
    for block in blocks_of(section):
        where = f"{address('block-new', section.report.pk, section.pk)}?above={block.pk}"
        assert client.get(where).status_code == 200
        client.post(where, {"type": "page_break"})
    assert stands(section) == ["page_break", "a 1", "page_break", "a 2"]


@pytest.mark.parametrize("kind", discover("reports.blocks", BlockType))
def test_every_kind_is_added_at_once_or_asks_for_what_it_cannot_do_without(people: People, kind: str) -> None:
    (section,) = make_sections("a", texts=1)
    client = signed_in(people.coordinator)
    where = f"{address('block-new', section.report.pk, section.pk)}?after=0"
    response = client.post(where, {"type": kind}, **HTMX)
    assert response.status_code == 200
    if section.blocks.count() == 1:
        assert response.context["asked"]
        assert client.post(where, {"type": kind, "asked": "1"}, **HTMX).status_code in (200, 422)
    else:
        block = blocks_of(section)[0]
        assert block.type == kind
        assert client.get(address("block-settings", section.report.pk, block.pk), **HTMX).status_code == 200
        assert client.get(address("block-shown", section.report.pk, block.pk), **HTMX).status_code == 200
