"""Comments on a section, a block, a number: who says, who settles, how it is shown."""

import datetime
import json
import re
from typing import Any

import pytest

from portal.models import User
from portal.workspace.version import version_of
from reports.actions.agreement import reopen
from reports.actions.assign import Assigned, Change, assign
from reports.actions.comments import answer, open_comments, say, settle
from reports.actions.outline import rename_section
from reports.models import Comment
from reports.talk import steps_of
from tests.people import signed_in
from tests.reports.agreement.world import ROLES, World
from tests.reports.records import add_section, make_report

STRANGERS = {"stranger", "stranger_specialist"}
CELL = "table:contests/total/amount"


def add(world: World, who: User, text: str, **given: Any) -> Any:
    headers = {"HTTP_HX_REQUEST": "true"} if given.pop("htmx", True) else {}
    return signed_in(who).post(world.at_section("comment-add"), {"text": text, **given}, **headers)


def talk(world: World, name: str = "coordinator", **query: Any) -> str:
    client = signed_in(world.person(name))
    text = client.get(world.at_section("report-talk"), query, HTTP_HX_REQUEST="true").text
    return text.replace("\xa0", " ")


@pytest.mark.parametrize("name", ROLES)
def test_who_may_talk(world: World, name: str) -> None:
    status = add(world, world.person(name), "Откуда сумма?").status_code
    assert status == (404 if name in STRANGERS else 403 if name == "auditor" else 200)
    assert Comment.objects.count() == (status == 200)
    assert ("<textarea" in talk(world, name)) == (status == 200)


@pytest.mark.parametrize("name", ROLES)
@pytest.mark.parametrize("author", ["specialist", "colleague", "coordinator"])
def test_who_settles(world: World, name: str, author: str) -> None:
    """Who said it, the section's department and who leads."""
    comment = say(world.section, "Откуда сумма?", by=world.person(author))
    response = signed_in(world.person(name)).post(world.url("comment-settle", comment.pk))
    allowed = {author, "superuser", "administrator", "coordinator", "specialist"}
    expected = 404 if name in STRANGERS else 302 if name in allowed else 403
    assert response.status_code == expected
    comment.refresh_from_db()
    assert comment.is_settled == (expected == 302)


def test_a_thread_is_one_level_deep(world: World) -> None:
    first = say(world.section, "Откуда?", by=world.people.coordinator)
    second = answer(first, "Из актов.", by=world.people.specialist)
    third = answer(second, "Спасибо.", by=world.people.coordinator)
    assert (second.answers, third.answers) == (first, first)
    page = talk(world)
    assert page.index("Откуда?") < page.index("Из актов.") < page.index("Спасибо.")
    assert settle(third, by=world.people.coordinator) == first
    first.refresh_from_db()
    assert first.is_settled
    assert settle(third, by=world.people.coordinator) is None, "so nobody is told twice"


def test_open_threads_are_counted_by_section(world: World) -> None:
    by = world.people.coordinator
    first = say(world.section, "раз", by=by)
    answer(first, "ответ", by=by)
    say(world.section, "два", by=by)
    say(add_section(make_report(year=2020), "x"), "в другом отчёте", by=by)
    assert open_comments(world.report) == {world.section.pk: 2}
    settle(first, by=by)
    assert open_comments(world.report) == {world.section.pk: 1}
    settle(first, by=by, is_settled=False)
    assert open_comments(world.report) == {world.section.pk: 2}


def test_words_keep_their_lines_and_are_no_marks(world: World) -> None:
    page = add(world, world.people.specialist, "  <script>alert(1)</script>\nвторая ").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;<br>вторая</p>" in page


@pytest.mark.parametrize(
    ("text", "told"), [("", "Напишите"), (" \n ", "Напишите"), ("а" * 4001, "до 4000"), ("раз\0", "")]
)
@pytest.mark.parametrize("htmx", [True, False])
def test_what_cannot_be_said_is_refused_and_kept(world: World, text: str, told: str, htmx: bool) -> None:
    response = add(world, world.people.specialist, text, htmx=htmx)
    assert response.status_code == 422
    assert re.search(f'role="alert"[^>]*>[^<]*{told}', response.text)
    assert text.strip().replace("\0", "")[:3000] in response.text
    assert not Comment.objects.exists()


def test_a_bad_answer_comes_back_under_its_comment(world: World) -> None:
    first = say(world.section, "Откуда?", by=world.people.coordinator)
    page = add(world, world.people.specialist, "б" * 4001, answers=first.pk).text
    assert "бббб" in page[page.index(f'id="answer-{first.pk}"') :]
    assert "бббб" not in page[: page.index(f'id="answer-{first.pk}"')]


def test_a_block_and_a_number_are_talked_about_by_name(world: World) -> None:
    block = world.section.blocks.get(type="table")
    add(world, world.people.coordinator, "О таблице", block=block.pk)
    add(world, world.people.coordinator, "О числе", place=CELL)
    add(world, world.people.coordinator, "О разделе")
    page = talk(world)
    assert f"#block-{block.pk}" in page
    assert "Таблица №" in page
    assert "строка «Итого по всем конкурсам»" in page
    about_block, about_cell = talk(world, block=block.pk), talk(world, place=CELL)
    assert ("О таблице" in about_block, "О числе" in about_block) == (True, False)
    assert ("О таблице" in about_cell, "О числе" in about_cell) == (False, True)
    assert "ещё 2" in about_cell


@pytest.mark.parametrize("place", ["table:contests/nothing/winners", "figure:nothing.at.all"])
def test_a_number_that_is_gone_is_said_to_be_gone(world: World, place: str) -> None:
    say(world.section, "О числе", by=world.people.coordinator, place=place)
    assert "Число, которого в отчёте больше нет" in talk(world)


@pytest.mark.parametrize("query", [{"block": "x"}, {"block": 10**30}, {"place": "\0"}, {"place": "а" * 999}])
def test_odd_addresses_are_the_whole_section(world: World, query: dict[str, Any]) -> None:
    add(world, world.people.coordinator, "Сказано", **query)
    comment = Comment.objects.get()
    assert (comment.block, comment.place) == (None, "")
    assert "Сказано" in talk(world, **query)


def test_blocks_and_comments_of_other_sections_are_not_reached(world: World) -> None:
    theirs = world.other.blocks.get()
    add(world, world.people.coordinator, "Сказано", block=theirs.pk)
    assert Comment.objects.get().block is None
    elsewhere = say(world.other, "Чужое", by=world.people.coordinator)
    assert add(world, world.people.coordinator, "Ответ", answers=elsewhere.pk).status_code == 404
    other = add_section(make_report(year=2020), "x")
    comment = say(other, "В другом отчёте", by=world.people.coordinator)
    answered = signed_in(world.people.coordinator).post(world.url("comment-settle", comment.pk))
    assert answered.status_code == 404


def test_without_scripts_one_comes_back_to_the_talk(world: World) -> None:
    response = add(world, world.people.specialist, "Сказано", place=CELL, htmx=False)
    assert response.status_code == 302
    assert response.url.startswith(f"{world.at_section('report-talk')}?place=table%3Acontests")


def test_who_came_how_far_is_told(world: World) -> None:
    client = signed_in(world.people.specialist)
    client.post(world.at_section("section-agree"), {"action": "hand_in"})
    signed_in(world.people.coordinator).post(
        world.at_section("section-agree"), {"action": "return", "remark": "Добавьте суммы"}
    )
    page = talk(world)
    assert page.index("Раздел возвращён: Добавьте суммы") < page.index("Раздел сдан")
    assert "specialist" in page


def test_every_step_is_told_from_the_beginning(world: World) -> None:
    by, remark = world.people.coordinator, "Добавьте суммы. " * 60
    was, now = Assigned.of(world.section), Assigned(world.colleague.department_id, datetime.date(2024, 3, 1))
    assign(world.report, [Change(world.section.pk, was, now)], by=by)
    rename_section(world.now(), "Иначе", "", version=version_of(world.now()), by=by)
    world.put("accepted")
    reopen(world.now(), remark=remark, by=by)
    told = [(step.who, step.what) for step in steps_of(world.section)]
    assert told[0] == ("coordinator", f"Раздел снова в работе: {remark.strip()}")
    assert told[-1] == ("coordinator", f"Раздел поручен: {world.colleague.department}, срок 01.03.2024")
    assert len(told) == 3, "another title is no step"


def test_the_talk_costs_the_same_however_long(world: World, django_assert_max_num_queries: Any) -> None:
    client = signed_in(world.people.coordinator)

    def cost() -> int:
        with django_assert_max_num_queries(60) as asked:
            client.get(world.at_section("report-talk"), HTTP_HX_REQUEST="true")
        return len(asked)

    for _ in range(2):
        answer(
            say(world.section, "раз", by=world.people.coordinator, place=CELL),
            "два",
            by=world.people.specialist,
        )
    cost()  # what stays in memory is there by now
    before = cost()
    for _ in range(4):
        answer(
            say(world.section, "раз", by=world.people.coordinator, place=CELL),
            "два",
            by=world.people.specialist,
        )
    assert cost() == before


def sheet(world: World, name: str, **query: Any) -> str:
    client = signed_in(world.person(name))
    address = world.at_section("section-sheet")
    return client.get(address, query, headers={"HX-Request": "true"}).text


@pytest.mark.parametrize("name", ["coordinator", "specialist", "colleague", "auditor"])
def test_each_block_leads_to_the_talk_about_it(world: World, name: str) -> None:
    """Whoever may talk, of a section that is accepted, too; who may only read sees what is said."""
    world.put("accepted")
    text, table = world.section.blocks.order_by("position")
    say(world.section, "О числе", by=world.people.coordinator, block=table, place=CELL)
    page = sheet(world, name)
    assert f'data-discuss="{table.pk}"' in page
    assert f"{world.at_section('report-talk')}?block={table.pk}" in page
    assert "<span>Обсуждений: 1</span>" in page
    assert (f'data-discuss="{text.pk}"' in page) == (name != "auditor")


def test_the_talk_of_a_block_names_its_numbers(world: World) -> None:
    table = world.section.blocks.get(type="table")
    say(world.section, "О числе", by=world.people.coordinator, block=table, place=CELL)
    place = f"&amp;place=table%3Acontests%2Ftotal%2Famount#block-{table.pk}"
    assert "строка «Итого по всем конкурсам»" in talk(world, block=table.pk)
    for query in ({}, {"block": table.pk}, {"block": table.pk, "place": CELL}):
        assert talk(world, **query).count(place) == 1


def test_the_sheet_hears_how_much_is_open_at_each_block(world: World) -> None:
    text, table = world.section.blocks.order_by("position")
    heard = json.loads(add(world, world.people.coordinator, "О таблице", block=table.pk)["HX-Trigger"])
    assert heard == {"talk-changed": {"blocks": {str(text.pk): 0, str(table.pk): 1}}}
    settled = signed_in(world.people.coordinator).post(
        world.url("comment-settle", Comment.objects.get().pk), headers={"HX-Request": "true"}
    )
    assert json.loads(settled["HX-Trigger"])["talk-changed"]["blocks"][str(table.pk)] == 0


def test_a_sheet_asks_once_for_the_talk_of_all_its_blocks(
    world: World, django_assert_max_num_queries: Any
) -> None:
    def cost() -> int:
        with django_assert_max_num_queries(80) as asked:
            sheet(world, "coordinator")
        return sum("reports_comment" in query["sql"] for query in asked)

    before = cost()
    for place in (20, 21, 22):
        world.section.blocks.create(type="text", position=place, text="<p>Ещё</p>")
    assert cost() == before == 1
