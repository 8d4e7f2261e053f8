"""A person's last change is taken back, then the one before it; nothing of another person is lost."""

from __future__ import annotations

from collections.abc import Callable

import pghistory
import pytest

from portal.models import User
from portal.workspace.version import version_of
from reports.actions.blocks import (
    add_block,
    change_settings,
    change_signer,
    duplicate_block,
    move_block,
    remove_block,
    shift_block,
)
from reports.actions.compose import lay_out, write_text
from reports.actions.locking import SectionLocked
from reports.actions.measures import add_measures
from reports.actions.outline import add_section, remove_section, rename_section, shift_section
from reports.actions.undo import NotUndone, undo
from reports.models import Block, Comment, Report, Section, SectionState
from tests.people import People, make_department, make_people
from tests.reports.builder.shapes import blocks_of, make_sections, places, stands, titles
from tests.reports.records import make_plan, make_report

# The order of a person's doings is that of their transactions, so these must be real ones.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(transactional_db: None) -> People:
    return make_people()


def test_every_doing_is_taken_back_one_by_one(people: People) -> None:
    me = people.coordinator
    here, there = make_sections("a", "b")
    report, (first, _, third) = here.report, blocks_of(here)
    doings: list[Callable[[], object]] = [
        lambda: add_block(here, "page_break", {}, after=first, by=me),
        lambda: shift_block(first, 1, by=me),
        lambda: duplicate_block(first, by=me),
        lambda: move_block(first, there, after=None, by=me),
        lambda: remove_block(third, by=me),
        lambda: write_text(here, "<p>иначе</p>", by=me),
        lambda: add_section(report, "Новое", after=here, by=me),
        lambda: shift_section(report.sections.get(title="Новое"), -1, by=me),
        lambda: rename_section(there, "Иначе", "", version=version_of(there), by=me),
        lambda: remove_section(here, by=me),
    ]
    seen = []
    for do in doings:
        seen.append(shape(report))
        do()
    while seen:
        undo(report, by=me)
        assert shape(report) == seen.pop()
    assert places(here) == [1, 2, 3]
    with pytest.raises(NotUndone, match="Отменять нечего"):
        undo(report, by=me)


def shape(report: Report) -> list[tuple[str, list[str]]]:
    return [(each.title, stands(each)) for each in report.sections.order_by("position")]


def test_what_was_taken_back_is_told_and_where(people: People) -> None:
    (section,) = make_sections("a")
    block = blocks_of(section)[1]
    remove_block(block, by=people.coordinator)
    undone = undo(section.report, by=people.coordinator)
    assert (undone.reason, undone.section, undone.block) == ("Удалён блок «Текст»", section.pk, block.pk)
    last = block.events.model.objects.filter(pgh_obj_id=block.pk).last()
    assert last.pgh_context.metadata["reason"] == "Отменено: Удалён блок «Текст»"


def test_settings_and_signer(people: People) -> None:
    me = people.coordinator
    (section,) = make_sections("a")
    block, report = blocks_of(section)[0], section.report
    change_settings(block, {"numbered": False}, version=version_of(block), by=me)
    change_signer(report, block, "Глава", "А. В. Петрова", version=version_of(report), by=me)
    undo(report, by=me)
    report.refresh_from_db()
    assert report.signer_name == ""
    undo(report, by=me)
    block.refresh_from_db()
    assert block.settings == {}


def test_measures_of_another_plan_may_be_taken_once_the_first_are_taken_back(people: People) -> None:
    (section,) = make_sections("a")
    report, plan = section.report, make_plan(("first", "sport youth"))
    add_measures(report, plan, after=None, by=people.coordinator)
    undo(report, by=people.coordinator)
    report.refresh_from_db()
    assert (report.plan, titles(report)) == (None, ["Раздел a"])


def test_everybody_takes_back_only_their_own(people: People) -> None:
    here, there = make_sections("a", "b")
    write_text(here, "<p>мой</p>", by=people.coordinator)
    write_text(there, "<p>не мой</p>", by=people.administrator)
    undo(here.report, by=people.coordinator)
    assert (stands(here)[0], stands(there)[0]) == ("a 1", "не мой")


def test_a_text_that_another_has_changed_since_stays(people: People) -> None:
    (section,) = make_sections("a")
    User.objects.filter(pk=people.administrator.pk).update(first_name="Анна", last_name="Петрова")
    write_text(section, "<p>мой</p>", by=people.coordinator)
    write_text(section, "<p>её</p>", by=people.administrator)
    with pytest.raises(NotUndone, match=r"после вас это изменили \(Анна Петрова\)"):
        undo(section.report, by=people.coordinator)
    assert stands(section)[0] == "её"


def test_an_order_that_another_has_changed_since_stays(people: People) -> None:
    (section,) = make_sections("a")
    shift_block(blocks_of(section)[0], 1, by=people.coordinator)
    shift_block(blocks_of(section)[2], -2, by=people.administrator)
    shift_block(blocks_of(section)[2], -1, by=people.administrator)
    with pytest.raises(NotUndone, match="порядок изменил другой"):
        undo(section.report, by=people.coordinator)


def test_what_another_has_added_since_stays_where_it_is(people: People) -> None:
    (section,) = make_sections("a")
    remove_block(blocks_of(section)[1], by=people.coordinator)
    add_block(section, "page_break", {}, after=None, by=people.administrator)
    undo(section.report, by=people.coordinator)
    assert stands(section) == ["page_break", "a 1", "a 2", "a 3"]
    assert places(section) == [1, 2, 3, 4]


def test_what_another_has_removed_or_works_in_is_told(people: People) -> None:
    (section,) = make_sections("a")
    added = add_block(section, "page_break", {}, after=None, by=people.coordinator)
    remove_block(added, by=people.administrator)
    with pytest.raises(NotUndone, match="после вас это удалили"):
        undo(section.report, by=people.coordinator)
    new = add_section(section.report, "Новое", after=None, by=people.coordinator)
    add_block(new, "page_break", {}, after=None, by=people.administrator)
    with pytest.raises(NotUndone, match="«Новое» после вас уже работали"):
        undo(section.report, by=people.coordinator)
    assert titles(section.report) == ["Раздел a", "Новое"]


def test_a_section_that_another_has_added_again_since_is_not_doubled(people: People) -> None:
    (section,) = make_sections("a")
    report, plan = section.report, make_plan(("first", "sport youth"))
    add_measures(report, plan, after=None, by=people.administrator)
    remove_section(report.sections.get(code="sport"), by=people.coordinator)
    add_measures(report, plan, after=None, by=people.administrator)
    with pytest.raises(NotUndone, match="такой же раздел добавили снова"):
        undo(report, by=people.coordinator)
    assert titles(report) == ["Раздел a", "sport", "youth"]


def test_remarks_come_back_with_their_block(people: People) -> None:
    (section,) = make_sections("a")
    block = blocks_of(section)[0]
    said = Comment.objects.create(section=section, block=block, text="Проверьте", author=people.administrator)
    Comment.objects.create(section=section, block=block, text="Да", answers=said, author=people.administrator)
    remove_block(block, by=people.coordinator)
    undo(section.report, by=people.coordinator)
    assert list(block.comments.values_list("text", flat=True)) == ["Проверьте", "Да"]


def test_an_accepted_section_is_not_changed_by_undo(people: People) -> None:
    (section,) = make_sections("a")
    write_text(section, "<p>мой</p>", by=people.coordinator)
    Section.objects.filter(pk=section.pk).update(state=SectionState.ACCEPTED)
    with pytest.raises(SectionLocked):
        undo(section.report, by=people.coordinator)
    assert stands(section)[0] == "мой"


def test_a_section_that_is_no_longer_the_persons_is_left_alone(people: People) -> None:
    (section,) = make_sections("a")
    write_text(section, "<p>мой</p>", by=people.specialist)
    section.refresh_from_db()
    section.department = make_department(section.report.municipality, "sport")
    section.save()
    with pytest.raises(NotUndone, match="больше не поручен"):
        undo(section.report, by=people.specialist)


def test_agreement_and_the_opening_of_the_report_are_no_steps(people: People) -> None:
    me = people.coordinator
    report = make_report(form="kemerovo_plan", plan=make_plan(("first", "sport youth")))
    lay_out(report, by=me)
    section = report.sections.first()
    with pghistory.context(user=me.pk, reason="Принят"):
        Section.objects.filter(pk=section.pk).update(state=SectionState.DRAFT)
    with pytest.raises(NotUndone, match="Отменять нечего"):
        undo(report, by=me)
    assert Block.objects.filter(section__report=report).exists()


def test_nothing_of_another_report(people: People) -> None:
    (section,) = make_sections("a")
    other = make_report(year=2022)
    write_text(section, "<p>мой</p>", by=people.coordinator)
    with pytest.raises(NotUndone):
        undo(other, by=people.coordinator)
