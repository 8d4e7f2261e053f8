import pytest

from reports.builder import build
from reports.document import Heading, Paragraph, Role, Signature, Table
from tests.reports.records import add_section, built_with, make_report, table_block

pytestmark = pytest.mark.django_db


def test_a_signature_stands_only_where_somebody_signs() -> None:
    signed = built_with({"type": "signature"}, signer_position="Глава города", signer_name="И.И. Иванов")
    assert list(signed.document.nodes) == [Signature("Глава города", "И.И. Иванов")]


def test_nobody_signs() -> None:
    assert list(built_with({"type": "signature"}).document.nodes) == []


def test_an_appendix_is_marked_above_its_heading() -> None:
    report = make_report()
    mark = {"type": "appendix", "settings": {"mark": "Приложение 2"}}
    heading = {"type": "heading", "settings": {"text": "Целевые показатели города", "outline": "Показатели"}}
    add_section(report, "appendix", mark, heading, title="Показатели")
    first, section, inner = build(report).document.nodes
    assert isinstance(first, Paragraph)
    assert first.role is Role.APPENDIX_MARK
    assert isinstance(section, Heading)
    assert isinstance(inner, Heading)
    assert (section.outline, inner.outline) == ("Показатели", "Показатели")
    assert section.anchor != inner.anchor


def test_a_page_break_and_a_heading_of_the_third_level() -> None:
    heading = {"type": "heading", "settings": {"text": "Подробнее", "level": 3}}
    nodes = list(built_with({"type": "page_break"}, heading).document.nodes)
    assert [type(node).__name__ for node in nodes] == ["PageBreak", "Heading"]


def test_a_table_may_count_its_columns_and_leave_its_caption_to_a_heading() -> None:
    (table,) = built_with(table_block("contests", column_numbers=True, caption=False)).document.nodes
    assert isinstance(table, Table)
    assert (table.column_numbers, table.caption, table.number) == (True, "", 1)
