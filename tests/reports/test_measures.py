"""Measures of a plan fold into one table and are numbered by their places."""

import pytest

from reports.builder import build
from reports.document import Node, Paragraph, RowKind, Table, TableKind
from reports.models import PlanItem, Report
from reports.outline import outline
from reports.renderers.wording import plain_text
from tests.reports.records import add_section, make_plan, make_report, table_block

pytestmark = pytest.mark.django_db


def report_of(*directions: tuple[str, str]) -> Report:
    report = make_report(plan=make_plan(*directions))
    add_section(report, "preamble", "<p>Начало</p>")
    for item in PlanItem.objects.order_by("direction__position", "position"):
        add_section(
            report, f"{item.direction.code}-{item.code}", f"<p>Сделано: {item.code}</p>", plan_item=item
        )
    add_section(report, "conclusion", "<p>Конец</p>")
    return report


def measures(report: Report) -> list[Table]:
    nodes = build(report).document.nodes
    return [node for node in nodes if isinstance(node, Table) and node.kind is TableKind.MEASURES]


def words(nodes: tuple[Node, ...]) -> str:
    return " ".join(plain_text(node.content) for node in nodes if isinstance(node, Paragraph))


def test_measures_stand_under_their_directions_numbered_without_gaps() -> None:
    (table,) = measures(report_of(("first", "sport culture"), ("second", "youth")))
    told = [(plain_text(row.cells[0].content).replace("\u00a0", " "), row.kind) for row in table.rows]
    assert told == [
        ("1. Направление first", RowKind.GROUP),
        ("1.1.", RowKind.DATA),
        ("1.2.", RowKind.DATA),
        ("2. Направление second", RowKind.GROUP),
        ("2.1.", RowKind.DATA),
    ]
    assert [words(cell.nodes) for cell in table.rows[1].cells[1:]] == ["Мера sport", "", "Сделано: sport"]
    assert plain_text(table.rows[1].cells[2].content) == "ежегодно"


def test_what_is_wide_stands_between_two_parts_of_the_table() -> None:
    report = report_of(("first", "sport culture"))
    section = report.sections.get(code="first-sport")
    section.blocks.create(position=90, **table_block("contests"))
    section.blocks.create(position=99, type="text", text="<p>После таблицы</p>")
    nodes = list(build(report).document.nodes)
    tables = [node for node in nodes if isinstance(node, Table)]
    assert [table.code for table in tables] == ["measures", "contests", "measures"]
    assert words(tables[0].rows[-1].cells[-1].nodes) == "Сделано: sport"
    rest, culture = tables[2].rows
    assert [plain_text(cell.content) for cell in rest.cells[:3]] == ["", "", ""]
    assert words(rest.cells[-1].nodes) == "После таблицы"
    assert plain_text(culture.cells[0].content) == "1.2."


def test_a_measure_that_begins_with_a_table_is_named_above_it() -> None:
    report = report_of(("first", "sport"))
    report.sections.get(code="first-sport").blocks.all().delete()
    report.sections.get(code="first-sport").blocks.create(position=1, **table_block("contests"))
    above, table = [node for node in build(report).document.nodes if isinstance(node, Table)]
    assert plain_text(above.rows[-1].cells[0].content) == "1.1."
    assert words(above.rows[-1].cells[-1].nodes) == ""
    assert table.code == "contests"


def test_a_text_that_is_not_written_yet_leaves_no_empty_row() -> None:
    report = report_of(("first", "sport"))
    blocks = report.sections.get(code="first-sport").blocks
    blocks.create(position=90, **table_block("contests"))
    blocks.create(position=99, type="text", text="")
    (table,) = measures(report)
    assert words(table.rows[-1].cells[-1].nodes) == "Сделано: sport"


def test_each_row_can_be_led_to_even_where_two_directions_share_a_code() -> None:
    report = report_of(("first", "sport"), ("second", "sport"))
    (table,) = measures(report)
    anchors = [row.anchor for row in table.rows]
    assert len(set(anchors)) == len(anchors) == 4
    entries = outline(build(report).document)
    assert [(entry.number, entry.title) for entry in entries] == [
        *(("1.", "Направление first"), ("1.1.", "Мера sport")),
        *(("2.", "Направление second"), ("2.1.", "Мера sport")),
    ]
