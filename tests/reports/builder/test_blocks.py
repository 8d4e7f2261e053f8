"""Blocks are added, moved, duplicated, removed and set up."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.models import User
from portal.workspace.locking import ChangedMeanwhile
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
from reports.actions.locking import SectionLocked
from reports.actions.outline import remove_section, rename_section
from reports.actions.report_settings import SETTINGS
from reports.actions.report_settings import change_settings as set_report
from reports.actions.undo import undo
from reports.models import Report, Section, SectionState
from tests.people import make_person
from tests.reports.builder.shapes import blocks_of, make_sections, places, stands

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> User:
    return make_person("coordinator", "coordinator", None)


def whole(section: Section) -> None:
    """The places are 1, 2, 3, and the database agrees."""
    connection.check_constraints()
    assert places(section) == list(range(1, len(places(section)) + 1))


def test_a_block_is_added_where_it_was_asked_for(person: User) -> None:
    (section,) = make_sections("a")
    add_block(section, "page_break", {}, after=blocks_of(section)[0], by=person)
    add_block(section, "heading", {"text": "Итоги"}, after=None, by=person)
    assert stands(section) == ["heading", "a 1", "page_break", "a 2", "a 3"]
    whole(section)
    assert blocks_of(section)[0].events.last().pgh_context.metadata["reason"] == "Добавлен блок «Заголовок»"


def test_up_and_down_and_no_further_than_the_edge(person: User) -> None:
    (section,) = make_sections("a")
    first = blocks_of(section)[0]
    shift_block(first, -1, by=person)
    assert stands(section) == ["a 1", "a 2", "a 3"]
    shift_block(first, 1, by=person)
    assert stands(section) == ["a 2", "a 1", "a 3"]
    shift_block(blocks_of(section)[2], 1, by=person)
    shift_block(blocks_of(section)[2], -2, by=person)
    assert stands(section) == ["a 3", "a 2", "a 1"]
    whole(section)


def test_into_another_section(person: User) -> None:
    here, there = make_sections("a", "b")
    moved = blocks_of(here)[1]
    move_block(moved, there, after=blocks_of(there)[0], by=person)
    assert (stands(here), stands(there)) == (["a 1", "a 3"], ["b 1", "a 2", "b 2", "b 3"])
    whole(here)
    whole(there)


def test_a_block_whose_code_is_taken_there_gets_another(person: User) -> None:
    here, there = make_sections("a", "b")
    first, other = blocks_of(here)[0], blocks_of(there)[0]
    type(first).objects.filter(pk__in=[first.pk, other.pk]).update(code="same")
    first.refresh_from_db()
    move_block(first, there, after=None, by=person)
    connection.check_constraints()
    assert len({block.code for block in blocks_of(there)}) == 4


def test_a_copy_says_the_same_under_an_address_of_its_own(person: User) -> None:
    (section,) = make_sections("a")
    block = blocks_of(section)[1]
    block.settings, block.prompt = {"numbered": False}, "Напишите об итогах"
    block.save()
    copy = duplicate_block(block, by=person)
    assert stands(section) == ["a 1", "a 2", "a 2", "a 3"]
    assert (copy.settings, copy.prompt, copy.position) == ({"numbered": False}, "Напишите об итогах", 3)
    assert copy.code != block.code
    whole(section)


def test_removed_and_the_places_close_up(person: User) -> None:
    (section,) = make_sections("a")
    remove_block(blocks_of(section)[0], by=person)
    assert stands(section) == ["a 2", "a 3"]
    whole(section)


def test_the_same_settings_again_leave_no_trace(person: User) -> None:
    (section,) = make_sections("a")
    block = blocks_of(section)[0]
    change_settings(block, {"numbered": False}, version=version_of(block), by=person)
    before = block.events.count()
    change_settings(block, {"numbered": False}, version=version_of(block), by=person)
    assert block.events.count() == before


def test_nobody_overwrites_settings_that_they_have_not_seen(person: User) -> None:
    (section,) = make_sections("a")
    block = blocks_of(section)[0]
    seen = version_of(block)
    change_settings(block, {"by": "one"}, version=seen, by=person)
    with pytest.raises(ChangedMeanwhile):
        change_settings(block, {"by": "two"}, version=seen, by=person)
    block.refresh_from_db()
    assert block.settings == {"by": "one"}
    seen = version_of(section.report)
    change_signer(section.report, block, "Глава города", "А. В. Петрова", version=seen, by=person)
    with pytest.raises(ChangedMeanwhile):
        change_signer(section.report, block, "Заместитель", "Б. Б. Иванов", version=seen, by=person)
    section.report.refresh_from_db()
    assert section.report.signer_name == "А. В. Петрова"


def test_a_block_that_was_only_moved_is_still_the_one_that_was_seen(person: User) -> None:
    (section,) = make_sections("a")
    block, other = blocks_of(section)[:2]
    seen, signed, named = version_of(block), version_of(section.report), version_of(section)
    shift_block(other, -1, by=person)
    rename_report(section.report)
    Section.objects.filter(pk=section.pk).update(state=SectionState.DRAFT)
    change_settings(block, {"numbered": False}, version=seen, by=person)
    change_signer(section.report, block, "Глава", "А. В. Петрова", version=signed, by=person)
    rename_section(section, "Иначе", "", version=named, by=person)
    block.refresh_from_db()
    section.refresh_from_db()
    assert (block.settings, block.position) == ({"numbered": False}, 2)
    assert (section.title, section.state) == ("Иначе", SectionState.DRAFT)


def rename_report(report: Report) -> None:
    report.title = "Назван иначе"
    report.save()


def test_nobody_waits_in_a_circle(person: User) -> None:
    """The report is locked before its sections, and these before their blocks."""
    here, there = make_sections("a", "b")
    report, block = here.report, blocks_of(here)[0]
    doings = [
        lambda: change_signer(report, block, "x", "y", version=version_of(report), by=person),
        lambda: change_settings(block, {"a": 1}, version=version_of(block), by=person),
        lambda: move_block(block, there, after=None, by=person),
        lambda: remove_section(there, by=person),
        lambda: undo(report, by=person),
        lambda: set_report(
            report, {**signed(report), "signer_name": "z"}, version=version_of(report), by=person
        ),
    ]
    order = ["reports_report", "reports_section", "reports_block"]
    for do in doings:
        with CaptureQueriesContext(connection) as asked:
            do()
        locking = [each["sql"] for each in asked if "FOR UPDATE" in each["sql"]]
        tables = [sql.partition(' FROM "')[2].partition('"')[0] for sql in locking]
        assert list(dict.fromkeys(tables)) == [each for each in order if each in tables]
        assert tables


def signed(report: Report) -> dict[str, object]:
    return {name: getattr(report, name) for name in SETTINGS}


def test_an_accepted_signature_is_not_changed_from_another_one(person: User) -> None:
    here, there = make_sections("a", "b")
    mine, _ = (add_block(each, "signature", {}, after=None, by=person) for each in (here, there))
    Section.objects.filter(pk=there.pk).update(state=SectionState.ACCEPTED)
    report = here.report
    with pytest.raises(SectionLocked, match="Раздел b"):
        change_signer(report, mine, "x", "y", version=version_of(report), by=person)


def test_an_accepted_section_stays_as_it_is(person: User) -> None:
    here, there = make_sections("a", "b")
    Section.objects.filter(pk=here.pk).update(state=SectionState.ACCEPTED)
    block, other = blocks_of(here)[0], blocks_of(there)[0]
    doings = [
        lambda: add_block(here, "page_break", {}, after=None, by=person),
        lambda: move_block(block, there, after=None, by=person),
        lambda: move_block(other, here, after=None, by=person),
        lambda: shift_block(block, 1, by=person),
        lambda: duplicate_block(block, by=person),
        lambda: remove_block(block, by=person),
        lambda: change_settings(block, {"a": 1}, version=version_of(block), by=person),
        lambda: change_signer(here.report, block, "x", "y", version=version_of(here.report), by=person),
    ]
    for do in doings:
        with pytest.raises(SectionLocked, match="принят и закрыт для правки"):
            do()
    assert (stands(here), stands(there)) == (["a 1", "a 2", "a 3"], ["b 1", "b 2", "b 3"])
    here.report.refresh_from_db()
    assert here.report.signer_name == ""
