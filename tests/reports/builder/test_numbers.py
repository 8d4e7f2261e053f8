"""From a number on the sheet to its passport in the workspace, to the talk about it, and back to its block."""

from __future__ import annotations

from html import unescape

import pytest

from reports.models import Block, Comment
from tests.pages.reading import links_of, words_of
from tests.people import make_people, signed_in
from tests.reports.records import make_support, report_with, table_block

pytestmark = pytest.mark.django_db


def test_a_number_is_opened_talked_about_and_left_again() -> None:
    person = signed_in(make_people().coordinator)
    report = report_with(table_block("financing_by_programme"))
    make_support("grant", amount="100,0 тыс", recipients="1")
    block = Block.objects.get(section__report=report, type="table")
    sheet = person.get(f"/workspace/kemerovo/reports/{report.pk}/?section={block.section_id}")
    numbers = links_of(sheet, f"/workspace/kemerovo/reports/{report.pk}/number/")
    assert "100,0" in numbers
    passport = person.get(numbers["100,0"])
    assert "Получатели grant" in words_of(passport)
    ways = {words.replace("\u00a0", " "): url for words, url in links_of(passport).items()}
    assert ways["Назад к разделу"].endswith(f"?section={block.section_id}#block-{block.pk}")
    talk = person.get(unescape(ways["Обсудить это число"]))
    assert talk.status_code == 200
    added = f"/workspace/kemerovo/reports/{report.pk}/sections/{block.section_id}/talk/add/"
    said = {
        "text": "Сверьте с актом",
        "block": block.pk,
        "place": "table:financing_by_programme/total/amount",
    }
    assert person.post(added, said).status_code == 302
    comment = Comment.objects.get()
    assert (comment.block, comment.place) == (block, said["place"])
