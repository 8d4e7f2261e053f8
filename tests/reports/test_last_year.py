"""What stood in last year's report stands beside each block, wherever the block went since."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from grants.models import ReportedTotal
from portal.models import User
from reports.actions.blocks import add_block, duplicate_block, move_block
from reports.actions.start_from_last import start_from_last
from reports.last_year import LastYear, last_year_of
from reports.models import Block, Report
from tests.people import make_city, make_person, signed_in
from tests.reports.editions.made import make_edition
from tests.reports.records import add_section, count, make_report, make_total, table_block

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> User:
    return make_person("coordinator", "coordinator", make_city())


@pytest.fixture
def report(person: User) -> Report:
    """Of 2024, begun from the one of 2023."""
    make_total("events", "5", "event", title="Праздники")
    make_total("events", "8", "event", title="Праздники", year=2024)
    last = make_report()
    text = "<p>Прошло {{ reported code=events | праздник }}.</p>"
    add_section(last, "events", text, table_block("contests"), title="Праздники")
    add_section(last, "other", "<p>Другое.</p>", title="Другое")
    return start_from_last(last, 2024, title="", plan=None, by=person)


def block_of(report: Report, kind: str = "text") -> Block:
    return Block.objects.get(section__report=report, section__code="events", type=kind)


def told(block: Block) -> LastYear:
    found = last_year_of(Block.objects.get(pk=block.pk))
    assert found is not None
    return found


def words(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html).replace("\xa0", " ").strip()


def test_the_text_stands_with_the_numbers_of_its_year(report: Report) -> None:
    then = told(block_of(report))
    assert words(then.html) == "Прошло 5 праздников."
    assert f"/reports/{report.continues.pk}/number/" in then.html
    assert then.carried(2024) == "<p>Прошло {{ reported code=events | праздник }}.</p>"
    assert (then.report.year, then.is_of_section) == (2023, False)


def test_moved_and_duplicated_blocks_keep_it(report: Report, person: User) -> None:
    text = block_of(report)
    copy = duplicate_block(text, by=person)
    move_block(text, report.sections.get(code="other"), after=None, by=person)
    assert words(told(text).html) == words(told(copy).html) == "Прошло 5 праздников."


def test_a_new_text_stands_beside_all_that_its_section_said(report: Report, person: User) -> None:
    section = report.sections.get(code="events")
    then = told(add_block(section, "text", {}, after=None, by=person))
    assert (words(then.html), then.is_of_section) == ("Прошло 5 праздников.", True)
    assert last_year_of(add_block(section, "page_break", {}, after=None, by=person)) is None


def test_a_block_whose_origin_was_renewed_is_known_by_its_code(report: Report) -> None:
    text = block_of(report)
    Block.objects.filter(pk=text.pk).update(origin=None)
    assert told(text).is_of_section is False


def test_what_was_published_is_a_step_away(report: Report, settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    text, last = block_of(report), report.continues
    assert last is not None
    assert told(text).published == ""
    edition = make_edition(last)
    total = ReportedTotal.objects.get(year=2023)
    total.value = count("6", "event")
    total.save()
    then = told(text)
    assert words(then.html) == "Прошло 6 праздников."
    page, _, anchor = then.published.partition("#")
    shown = words(Client().get(page).text.partition(f'id="{anchor}"')[2])
    assert "Прошло 5 праздников." in shown
    edition.withdrawn_at, edition.withdrawn_because = timezone.now(), "Ошибка в сумме."
    edition.save()
    assert told(text).published == ""


def test_a_table_leads_to_its_place_in_the_earlier_report(report: Report) -> None:
    table = block_of(report, "table")
    then = told(table)
    assert (then.html, then.place) == ("", table.origin)


def test_a_report_begun_by_a_form_has_nothing_beside_it(person: User) -> None:
    made = make_report()
    assert last_year_of(add_section(made, "events", "<p>Новое.</p>").blocks.get()) is None


def test_it_stands_in_the_pane_of_the_chosen_block(report: Report, person: User) -> None:
    text = block_of(report)
    address = reverse("workspace:report-builder", args=["kemerovo", report.pk])
    page = signed_in(person).get(address, {"section": text.section_id, "block": text.pk}).text
    pane = page.partition('class="builder-pane"')[2].replace("&nbsp;", " ")
    assert "В отчёте за 2023 год" in pane
    assert "Прошло" in words(pane)
    assert "5 праздников" in words(pane)
    last = text.origin
    assert last is not None
    assert f"?section={last.section_id}#block-{last.pk}" in pane
