"""The builder's page and its pieces: who sees what, what is answered, what it costs."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.workspace.version import version_of
from reports.actions.agreement import version_with_blocks
from reports.actions.compose import lay_out
from reports.models import Block, Section, SectionState
from tests.people import People, make_department, make_people, signed_in, visitor
from tests.reports.builder.desk import BLOCK_DOINGS, HTMX, address, page, posted, shown_blocks
from tests.reports.builder.shapes import blocks_of, make_sections, stands, titles
from tests.reports.records import add_section, make_plan, make_programme, make_report, make_support

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db: None) -> People:
    return make_people()


# What is seen


def test_the_outline_groups_measures_and_tells_states(people: People) -> None:
    report = make_report(form="kemerovo_plan", plan=make_plan(("first", "sport youth"), ("second", "elders")))
    lay_out(report, by=None)
    sport, elders = report.sections.get(code="sport"), report.sections.get(code="elders")
    Section.objects.filter(pk=sport.pk).update(due_on=datetime.date(2020, 3, 1))
    Section.objects.filter(pk=elders.pk).update(state=SectionState.SUBMITTED)
    response = signed_in(people.auditor).get(page(report, section=elders.pk))
    composed = response.context["composed"]
    told = [(part.number, [(each.number, each.tone) for each in part.entries]) for part in composed.parts]
    assert told == [
        ("", [("", "")]),
        ("1.", [("1.1", "err"), ("1.2", "")]),
        ("2.", [("2.1", "doing")]),
        ("", [("", ""), ("", "")]),
    ]
    assert "сдано 1 из 6 разделов · срок 1 марта" in response.text
    assert "<span>2.1.</span> <span>Мера elders</span>" in response.text
    assert "Срок реализации:</span> ежегодно" in response.text


def test_blocks_stand_as_they_print_and_an_unwritten_text_tells_what_to_write(people: People) -> None:
    report = make_report()
    make_programme("sport")
    make_support("one", programme=make_programme("sport"), amount="100")
    section = add_section(
        report,
        "a",
        "<p>Получили 475 организаций</p>",
        {"type": "text", "prompt": "Расскажите об итогах"},
        {"type": "table", "settings": {"table": "programme_recipients", "programme": "sport"}},
        {"type": "orientation", "settings": {"landscape": True}},
        {"type": "page_break"},
        title="Итоги",
    )
    response = signed_in(people.coordinator).get(page(report, section=section.pk))
    assert shown_blocks(response) == [block.pk for block in blocks_of(section)]
    assert '<span class="typed">475</span>' in response.text
    assert "Расскажите об итогах" in response.text
    assert "table-programme_recipients" in response.text
    assert response.text.count('<article class="paper landscape"') == 1
    assert "Дальше альбомные страницы" in response.text


def test_handles_are_for_who_may_change(people: People) -> None:
    (section,) = make_sections("a")
    for person, may in (
        (people.coordinator, True),
        (people.administrator, True),
        (people.specialist, True),
        (people.auditor, False),
    ):
        response = signed_in(person).get(page(section.report))
        assert response.status_code == 200
        assert ('class="block-bar"' in response.text) is may, person
        assert ("+ Раздел" in response.text) is (person in (people.coordinator, people.administrator))
    section.department = make_department(section.report.municipality, "sport")
    section.save()
    assert 'class="block-bar"' not in signed_in(people.specialist).get(page(section.report)).text
    section.state = SectionState.ACCEPTED
    section.save()
    told = signed_in(people.coordinator).get(page(section.report)).text
    assert 'class="block-bar"' not in told
    assert "Раздел принят и закрыт для правки" in told


def test_a_report_without_sections_says_what_to_do(people: People) -> None:
    response = signed_in(people.coordinator).get(page(make_report()))
    assert "Добавьте первый раздел" in response.text


def test_queries_do_not_grow_with_blocks(people: People) -> None:
    (section,) = make_sections("a", texts=2)
    client = signed_in(people.coordinator)
    client.get(page(section.report))
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as seen:
            client.get(page(section.report))
        counts.append(len(seen))
        for n in range(10, 20) if not counts[1:] else ():
            Block.objects.create(section=section, position=n, type="text", text="<p>ещё</p>")
    assert counts[0] == counts[1]


# Who may do what

SECTION_DOINGS = ["block-new"]
LEADER_DOINGS = ["section-name", "section-move", "section-remove"]


def doings(section: Section) -> list[tuple[str, str]]:
    block = blocks_of(section)[0]
    report = section.report
    return [
        *((name, address(name, report.pk, section.pk)) for name in SECTION_DOINGS),
        *((name, address(name, report.pk, block.pk)) for name in BLOCK_DOINGS),
        *((name, address(name, report.pk, section.pk)) for name in LEADER_DOINGS),
        ("section-new", address("section-new", report.pk)),
    ]


def test_nobody_changes_what_is_not_theirs(people: People) -> None:
    (section,) = make_sections("a", department=make_department(people.coordinator.municipality, "sport"))
    before = (stands(section), titles(section.report))
    for person in (people.specialist, people.auditor):
        for name, where in doings(section):
            assert signed_in(person).post(where, {"do": "down"}).status_code == 403, (person, name)
    for person in (people.stranger, people.stranger_specialist):
        for name, where in doings(section):
            assert signed_in(person).post(where, {"do": "down"}).status_code == 404, (person, name)
        assert signed_in(person).get(page(section.report)).status_code == 404
        assert signed_in(person).post(address("report-undo", section.report.pk)).status_code == 404
    for name, where in doings(section):
        assert "/account/login/" in visitor().post(where)["Location"], name
    assert (stands(section), titles(section.report)) == before


def test_a_department_works_in_its_section_and_leaves_the_outline(people: People) -> None:
    (section,) = make_sections("a")
    client = signed_in(people.specialist)
    for name, where in doings(section):
        is_leaders = name.startswith("section-")
        assert (client.post(where, {"do": "down"}).status_code == 403) is is_leaders, name


def test_a_block_goes_only_where_the_person_may_write(people: People) -> None:
    here, there = make_sections("a", "b")
    Section.objects.filter(pk=there.pk).update(department=make_department(here.report.municipality, "sport"))
    where = address("block-move", here.report.pk, blocks_of(here)[0].pk)
    assert signed_in(people.specialist).post(where, {"section": there.pk}).status_code == 403
    elsewhere = add_section(make_report(year=2022), "other")
    assert signed_in(people.coordinator).post(where, {"section": elsewhere.pk}).status_code == 404
    assert stands(here) == ["a 1", "a 2", "a 3"]


# What is answered


def test_without_scripts_every_doing_leads_back_to_the_block(people: People) -> None:
    here, there = make_sections("a", "b")
    report, client = here.report, signed_in(people.coordinator)
    first = blocks_of(here)[0]
    back = f"{address('report-builder', report.pk)}?section={here.pk}"
    assert (
        posted(client, "block-move", report.pk, first.pk, do="down")["Location"] == f"{back}#block-{first.pk}"
    )
    assert stands(here) == ["a 2", "a 1", "a 3"]
    copied = posted(client, "block-duplicate", report.pk, first.pk)
    assert copied["Location"] == f"{back}#block-{blocks_of(here)[2].pk}"
    left = blocks_of(here)[2]
    assert posted(client, "block-remove", report.pk, first.pk)["Location"] == f"{back}#block-{left.pk}"
    moved = posted(client, "block-move", report.pk, blocks_of(here)[0].pk, section=there.pk)
    assert f"section={there.pk}" in moved["Location"]
    assert stands(there) == ["b 1", "b 2", "b 3", "a 2"]
    new = client.post(f"{address('block-new', report.pk, here.pk)}?after=0", {"type": "page_break"})
    assert new["Location"] == f"{back}#block-{blocks_of(here)[0].pk}"
    assert stands(here) == ["page_break", "a 1", "a 3"]


def test_the_last_block_that_is_dropped_upon_its_own_section_stays_last(people: People) -> None:
    (section,) = make_sections("a")
    client = signed_in(people.coordinator)
    posted(client, "block-move", section.report_id, blocks_of(section)[-1].pk, section=section.pk)
    assert stands(section) == ["a 1", "a 2", "a 3"]


def test_with_scripts_the_sheet_alone_is_answered(people: People) -> None:
    (section,) = make_sections("a")
    report, client = section.report, signed_in(people.coordinator)
    first = blocks_of(section)[0]
    where = address("block-move", report.pk, first.pk)
    response = client.post(where, {"do": "down"}, **HTMX)
    assert response["HX-Trigger"] == "report-changed"
    assert version_with_blocks(section) in response.text
    assert "<html" not in response.text
    assert shown_blocks(response) == [block.pk for block in blocks_of(section)]
    assert f'class="block chosen" id="block-{first.pk}"' in response.text


def test_an_accepted_section_refuses_with_a_sentence(people: People) -> None:
    (section,) = make_sections("a")
    Section.objects.filter(pk=section.pk).update(state=SectionState.ACCEPTED)
    client = signed_in(people.coordinator)
    for name, where in doings(section):
        if name in ("section-new", "section-move", "block-preview"):
            continue
        version = version_of(section if name == "section-name" else blocks_of(section)[0])
        given = {"do": "down", "type": "page_break", "title": "Иное", "version": version}
        for kind in ({}, HTMX):
            response = client.post(where, given, **kind)
            assert response.status_code == 409, name
            assert "принят и закрыт для правки" in response.text
    assert (stands(section), titles(section.report)) == (["a 1", "a 2", "a 3"], ["Раздел a"])


def test_sections_are_added_named_moved_and_removed(people: People) -> None:
    first, second = make_sections("a", "b")
    report, client = first.report, signed_in(people.coordinator)
    assert client.post(address("section-new", report.pk), {"title": ""}).status_code == 422
    client.post(f"{address('section-new', report.pk)}?after={first.pk}", {"title": "Итоги"})
    assert titles(report) == ["Раздел a", "Итоги", "Раздел b"]
    posted(client, "section-move", report.pk, first.pk, do="down")
    named = posted(
        client, "section-name", report.pk, second.pk, title="", name="Коротко", version=version_of(second)
    )
    assert named.status_code == 302
    assert titles(report) == ["Итоги", "Раздел a", "b"]
    late = posted(client, "section-name", report.pk, second.pk, title="Моё", version="1")
    assert late.status_code == 409
    assert "Моё" in late.text
    assert "«Коротко»" in client.get(address("section-remove", report.pk, second.pk)).text
    posted(client, "section-remove", report.pk, second.pk)
    assert titles(report) == ["Итоги", "Раздел a"]


def test_undo_by_button(people: People) -> None:
    (section,) = make_sections("a")
    report, client = section.report, signed_in(people.coordinator)
    posted(client, "block-remove", report.pk, blocks_of(section)[0].pk)
    response = client.post(address("report-undo", report.pk), {"section": section.pk}, **HTMX)
    assert "Отменено: удалён блок «Текст»." in response.text
    assert stands(section) == ["a 1", "a 2", "a 3"]
    nothing = client.post(address("report-undo", report.pk), {"section": section.pk})
    assert nothing.status_code == 409
    assert "Отменять нечего" in nothing.text


def test_odd_numbers_in_the_address_do_no_harm(people: People) -> None:
    (section,) = make_sections("a")
    client = signed_in(people.coordinator)
    for odd in ("x", "-1", "9" * 30, "²"):
        assert (
            client.get(
                f"{address('report-builder', section.report.pk)}?section={odd}&block={odd}"
            ).status_code
            == 200
        )
        where = address("block-move", section.report.pk, blocks_of(section)[0].pk)
        assert client.post(where, {"section": odd, "after": odd, "do": odd}).status_code in (302, 404)
        new = f"{address('block-new', section.report.pk, section.pk)}?after={odd}"
        assert client.post(new, {"type": "page_break"}).status_code == 302


def test_the_neighbour_is_chosen_when_a_block_goes(people: People) -> None:
    here, there = make_sections("a", "b")
    report, client = here.report, signed_in(people.coordinator)
    first, second, third = blocks_of(here)
    removed = client.post(address("block-remove", report.pk, first.pk), **HTMX)
    assert f'class="block chosen" id="block-{second.pk}"' in removed.text
    moved = client.post(address("block-move", report.pk, third.pk), {"section": there.pk}, **HTMX)
    assert f'class="block chosen" id="block-{second.pk}"' in moved.text
    last = client.post(address("block-remove", report.pk, second.pk), **HTMX)
    assert shown_blocks(last) == []
