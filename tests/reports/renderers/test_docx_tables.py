"""The tables of the Word file: captions, merged cells, what stays together."""

from dataclasses import replace
from itertools import pairwise

from lxml import etree

from portal.lib.quantities import Quantity
from reports.document import (
    Align,
    Cell,
    Column,
    HeaderCell,
    Number,
    PageBreak,
    Row,
    RowKind,
    Signature,
    Table,
    TableKind,
    Text,
)
from tests.reports.renderers.docx_files import (
    body_of,
    found,
    kept_rows,
    opened,
    paragraphs,
    rows,
    text_of,
    value,
)
from tests.reports.renderers.samples import (
    HOSTILE,
    LIST,
    measures,
    of,
    paragraph,
    table,
)


def test_a_table_with_its_caption_header_rows_and_note() -> None:
    written = of(table(2))
    body = body_of(written)
    assert paragraphs(body)[:2] == [
        ("Caption", f"Итоги {HOSTILE} Таблица №\u00a01"),
        ("Caption", "тыс. рублей"),
    ]
    (grid,) = found(body, "w:tbl")
    head = "Наименование <получателя>"
    money = "1\u00a0397,2\u00a0тыс.\u00a0рублей"
    assert rows(grid) == [
        [head, "2023 год"],
        ["", "план", "факт"],
        ["1", "2", "3"],
        ["Всероссийские:"],
        [f"Строка 0. {HOSTILE}", money, "–"],
        [f"Строка 1. {HOSTILE}", money, "–"],
        ["Итого:", f"{money}1", ""],
    ]
    assert paragraphs(body)[-1] == ("TableNote", f"1 По приказу {HOSTILE}")
    assert len(found(grid, "w:tr[w:trPr/w:tblHeader]")) == 3
    assert [value(each, "w") for each in found(grid, "w:tblGrid/w:gridCol")] == ["4082", "3062", "3061"]


def test_merged_cells_of_the_header() -> None:
    (grid,) = found(body_of(of(table(1))), "w:tbl")
    first, second = found(grid, "w:tr")[:2]
    assert [value(each) for each in found(first, "w:tc/w:tcPr/w:vMerge")] == ["restart"]
    assert [value(each) for each in found(first, "w:tc/w:tcPr/w:gridSpan")] == ["2"]
    assert [each.get("val") for each in found(second, "w:tc/w:tcPr/w:vMerge")] == [None]


def test_merged_cells_of_the_body_cover_the_rows_below() -> None:
    columns = tuple(Column(code, code, 25) for code in "абвг")
    header = (tuple(HeaderCell(code) for code in "абвг"),)

    def cells(*texts: str) -> tuple[Cell, ...]:
        return tuple(Cell((Text(text),)) for text in texts)

    tall = Cell((Text("высокая"),), colspan=2, rowspan=3)
    lines = (
        Row("1", (*cells("1"), tall, *cells("1г"))),
        Row("2", cells("2", "2г")),
        Row("3", cells("3")),  # one cell short
        Row("4", cells("4", "4б", "4в", "4г")),
    )
    (grid,) = found(body_of(of(Table("t", columns, header, lines))), "w:tbl")
    assert rows(grid)[1:] == [
        *(["1", "высокая", "1г"], ["2", "", "2г"], ["3", "", ""], ["4", "4б", "4в", "4г"])
    ]
    for row in found(grid, "w:tr"):
        spans = [int(value(each)) for each in found(row, "w:tc/w:tcPr/w:gridSpan")]
        assert len(found(row, "w:tc")) - len(spans) + sum(spans) == 4


def test_numbers_stand_at_the_right_and_totals_are_bold() -> None:
    (grid,) = found(body_of(of(table(1))), "w:tbl")
    data, total = found(grid, "w:tr")[-2:]
    alignments = [found(cell, "w:p/w:pPr/w:jc") for cell in found(data, "w:tc")]
    assert [[value(each) for each in cell] for cell in alignments] == [[], ["right"], ["right"]]
    assert {value(each) for each in found(total, ".//w:pStyle")} == {"TableTotal"}


def test_captions_are_counted_by_word_as_the_report_counts_them() -> None:
    one, two, again = table(1, 1), table(1, 2), table(1, 1)
    body = body_of(of(one, two, again))
    instructions = [each.text.strip() for each in found(body, ".//w:instrText")]
    assert instructions == [
        *(r"SEQ Таблица \* ARABIC", r"SEQ Таблица \* ARABIC", r"SEQ Таблица \* ARABIC \r 1")
    ]
    assert [text[-1] for style, text in paragraphs(body) if "Таблица №" in text] == ["1", "2", "1"]


def test_a_long_caption_has_its_number_above_it() -> None:
    long = replace(table(1), caption="Субсидии из городского бюджета " * 5, unit="")
    assert [style for style, _ in paragraphs(body_of(of(long)))][:2] == ["TableNumber", "Caption"]


def test_rows_of_numbers_stay_whole_and_measures_break_across_pages() -> None:
    (data,) = found(body_of(of(table(3))), "w:tbl")
    (long,) = found(body_of(of(measures())), "w:tbl")
    assert len(found(data, "w:tr[w:trPr/w:cantSplit]")) == len(found(data, "w:tr"))
    assert found(long, "w:tr[w:trPr/w:cantSplit and not(w:trPr/w:tblHeader)]") == []


def test_tables_that_follow_each_other_stay_two() -> None:
    body = body_of(of(measures(), table(1), measures()))
    kinds = [etree.QName(each).localname for each in body]
    assert ("tbl", "tbl") not in pairwise(kinds)
    assert kinds.count("tbl") == 3


def test_a_cell_holds_lists_tables_pictures_and_signatures() -> None:
    inner = (paragraph("Раз"), LIST, table(1), Signature("Глава", "И.И. Иванов"), PageBreak())
    columns, header = (Column("a", "А", 100),), ((HeaderCell("А"),),)
    whole = Table("t", columns, header, (Row("1", (Cell(nodes=inner),)),), kind=TableKind.MEASURES)
    (cell,) = found(body_of(of(whole)), "w:tbl/w:tr[2]/w:tc")
    assert [etree.QName(each).localname for each in cell][-1] == "p"
    assert len(found(cell, "w:tbl")) == 2
    assert "внутри" in text_of(cell)
    assert found(cell, ".//w:br") == []


def test_a_table_without_rows_or_columns_still_opens() -> None:
    empty = Table("t", (), (), ())
    headed = Table("t", (Column("a", "А", 0),), ((HeaderCell("А"),),), ())
    assert len(opened(of(empty, headed)).tables) == 2


def test_hundreds_of_rows_are_all_there_and_only_the_edges_are_kept_together() -> None:
    (grid,) = found(body_of(of(table(400))), "w:tbl")
    texts = [row[0] for row in rows(grid)]
    assert [text for text in texts if text.startswith("Строка")] == [
        f"Строка {n}. {HOSTILE}" for n in range(400)
    ]
    assert kept_rows(grid) == [
        0,
        1,
        399,
        400,
        401,
    ]  # the group stays with its first rows, the last row with the sum


def test_the_last_row_stays_with_the_notes() -> None:
    (noted,) = found(body_of(of(table(2))), "w:tbl")
    assert kept_rows(noted) == [0, 1, 2, 3]
    (silent,) = found(body_of(of(replace(table(2), footnotes=()))), "w:tbl")
    assert kept_rows(silent) == [0, 1, 2]


def test_a_long_word_in_a_narrow_head_may_be_divided() -> None:
    heads = ("имущественная", "консультационная", "образовательная", "информационная", "организационная")
    columns = tuple(Column(head, head, 20) for head in heads)
    header = (tuple(map(HeaderCell, heads)),)
    (grid,) = found(body_of(of(Table("t", columns, header, ()))), "w:tbl")
    assert rows(grid) == [list(heads)]
    assert found(grid, "w:tr/w:tc/w:p/w:r/w:softHyphen")


def test_zero_words_blank_and_dash_stand_as_they_are_printed() -> None:
    row = Row(
        "1",
        (
            Cell((Number(Quantity.absent("rub")),), align=Align.RIGHT),
            Cell((Number(Quantity.unknown("rub")),)),
        ),
    )
    columns, header = (Column("a", "А", 50), Column("b", "Б", 50)), ((HeaderCell("А"), HeaderCell("Б")),)
    (grid,) = found(body_of(of(Table("t", columns, header, (row,)))), "w:tbl")
    assert rows(grid)[1] == ["–", ""]


def test_a_group_row_spans_the_table_and_shows_itself() -> None:
    group = Row("g", (Cell((Text("Группа"),), colspan=3),), RowKind.GROUP)
    (grid,) = found(body_of(of(replace(table(1), rows=(group,)))), "w:tbl")
    assert value(found(grid, "w:tr[4]/w:tc/w:tcPr/w:gridSpan")[0]) == "3"
    assert found(grid, "w:tr[4]/w:tc/w:tcPr/w:shd")


def test_a_table_with_a_number_alone_keeps_its_unit_and_one_without_words_has_no_caption() -> None:
    nameless = replace(table(1), caption="")
    assert paragraphs(body_of(of(nameless)))[:2] == [
        ("TableNumber", "Таблица №\u00a01"),
        ("Caption", "тыс. рублей"),
    ]
    silent = replace(nameless, number=None)
    assert "Caption" not in [style for style, _ in paragraphs(body_of(of(silent)))]
