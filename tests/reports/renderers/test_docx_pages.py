"""Pages of the Word file: sections, contents, charts, pictures and signatures."""

from dataclasses import replace

import pytest

from portal.lib.quantities import Quantity
from reports.document import (
    ListNode,
    PageBreak,
    Paragraph,
    Role,
    Signature,
    Text,
)
from reports.renderers.docx import render
from tests.reports.renderers.docx_files import (
    body_of,
    found,
    heading,
    kept_rows,
    opened,
    paragraphs,
    parts_of,
    picture,
    rows,
    text_of,
    value,
    xml_of,
)
from tests.reports.renderers.samples import (
    HOSTILE,
    MONEY,
    chart,
    document,
    of,
    paragraph,
    table,
)

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


def test_both_orientations_are_sections_with_the_margins_of_the_standard() -> None:
    sections = opened(document()).sections
    assert [(round(each.page_width.mm), round(each.page_height.mm)) for each in sections] == [
        (297, 210),
        (210, 297),
    ]
    margins = {
        tuple(
            round(side.mm)
            for side in (each.left_margin, each.right_margin, each.top_margin, each.bottom_margin)
        )
        for each in sections
    }
    assert margins == {(20, 10, 20, 20)}


def test_pages_are_numbered_above_from_the_second() -> None:
    first, second = opened(document()).sections
    assert first.different_first_page_header_footer
    assert not second.different_first_page_header_footer
    assert found(first.header.part.element, ".//w:instrText")[0].text.strip() == "PAGE"
    assert first.first_page_header.is_linked_to_previous


def test_contents_list_the_headings_with_links_to_them() -> None:
    names = ("Первый", "Второй", "Третий", "Четвёртый")
    body = body_of(of(heading(1, "Отчёт"), *(heading(2, name) for name in names)))
    (contents,) = found(body, "w:sdt")
    assert body.index(contents) == 1, "contents follow the title"
    assert [text for style, text in paragraphs(contents) if style == "TOC2"] == list(names)
    assert found(contents, ".//w:instrText")[0].text.strip().startswith("TOC ")
    targets = [value(each, "anchor") for each in found(contents, ".//w:hyperlink")]
    places = {value(each, "name"): text_of(each.getparent()) for each in found(body, ".//w:bookmarkStart")}
    assert [places[target] for target in targets] == list(names)


def test_a_report_of_few_parts_needs_no_contents() -> None:
    body = body_of(of(heading(1, "Отчёт"), *(heading(2, name) for name in "абв")))
    assert found(body, "w:sdt") == []
    assert found(body, ".//w:bookmarkStart") == []


def test_a_chart_says_its_labels_and_numbers_and_draws_bars_in_proportion() -> None:
    drawn = chart("раз", HOSTILE, "ничего")
    half = replace(MONEY, quantity=Quantity.of(698_600, "rub", step=100))
    bars = (drawn.bars[0], replace(drawn.bars[1], number=half), drawn.bars[2])
    body = body_of(of(replace(drawn, bars=bars)))
    money, less = "1\u00a0397,2\u00a0тыс.\u00a0рублей", "698,6\u00a0тыс.\u00a0рублей"
    assert [text for style, text in paragraphs(body) if style == "ChartBar"] == [
        *("раз", money, HOSTILE, less, "ничего", "–")
    ]
    widths = [int(each.get("cx")) for each in body.iter(f"{{{DRAWING}}}extent")]
    assert len(widths) == 2, "a dash has no bar"
    assert widths[0] == pytest.approx(2 * widths[1], rel=0.001)
    assert len(found(body, "w:tbl")) == 1


@pytest.mark.parametrize(("kind", "ending"), [("PNG", "png"), ("JPEG", "jpeg"), ("WEBP", "png")])
def test_a_picture_keeps_its_shape_and_says_what_it_shows(kind: str, ending: str) -> None:
    written = opened(of(picture(kind)))
    (shape,) = written.inline_shapes
    assert (round(shape.width.mm), round(shape.height.mm)) == (90, 45)
    assert shape._inline.docPr.get("descr") == f"Снимок {HOSTILE}"
    assert f"word/media/{'0' * 64}.{ending}" in parts_of(render(of(picture(kind))))
    assert [each.text for each in written.paragraphs if each.text] == ["Подпись"]


def test_a_tall_picture_fits_the_page_and_a_broken_one_leaves_its_words() -> None:
    (shape,) = opened(of(picture("PNG", (100, 900), 100))).inline_shapes
    assert shape.height.mm < 257
    broken = replace(picture("PNG"), data=b"no picture")
    assert text_of(body_of(of(broken))) == f"Снимок {HOSTILE}"


def test_a_signature_stands_at_both_edges_and_the_mark_of_an_appendix_at_the_right() -> None:
    mark = Paragraph((Text("Приложение"),), Role.APPENDIX_MARK)
    body = body_of(of(mark, heading(2, "Показатели"), Signature("Глава города", "И.И. Иванов")))
    assert paragraphs(body)[0] == ("AppendixMark", "Приложение")
    assert value(found(body, "w:p[2]/w:pPr/w:jc")[0]) == "center"
    (signature,) = found(body, "w:tbl")
    assert rows(signature) == [["Глава города", "И.И. Иванов"]]


def test_a_page_break_begins_a_page() -> None:
    body = body_of(of(paragraph("до"), PageBreak(), paragraph("после")))
    assert [value(each, "type") for each in found(body, ".//w:br")] == ["page"]


def test_the_fonts_of_the_report_are_inside_and_have_a_stand_in() -> None:
    fonts = xml_of(document(), "word/fontTable.xml")
    assert value(found(fonts, "w:font/w:altName")[0]) == "Times New Roman"
    embedded = [name for name in parts_of(render(document())) if name.endswith(".odttf")]
    assert len(embedded) == 3


def kept(element: object) -> bool:
    return bool(found(element, "w:pPr/w:keepNext"))


def test_a_signature_stands_with_the_words_before_it() -> None:
    body = body_of(of(paragraph("Раз"), paragraph("Два"), Signature("Глава города", "И.И. Иванов")))
    first, second, between = found(body, "w:p")[:3]
    assert [kept(each) for each in (first, second, between)] == [False, True, True]


def test_of_a_list_before_a_signature_the_last_item_stays_with_it() -> None:
    items = ListNode(((paragraph("раз"),), (paragraph("два"),)))
    first, second, between = found(body_of(of(items, Signature("Глава", "И.И. Иванов"))), "w:p")[:3]
    assert [kept(each) for each in (first, second, between)] == [False, True, True]


def test_a_table_before_a_signature_stays_with_it() -> None:
    silent = replace(table(2), footnotes=())
    body = body_of(of(silent, Signature("Глава", "И.И. Иванов")))
    assert kept_rows(found(body, "w:tbl")[0])[-1] == len(silent.rows) - 1
    assert [kept(each) for each in found(body, "w:p[w:pPr/w:pStyle/@w:val='Gap' and w:pPr/w:spacing]")] == [
        True,
        True,
    ]


def test_an_appendix_begins_a_page_of_its_own_and_never_an_empty_one() -> None:
    mark = Paragraph((Text("Приложение"),), Role.APPENDIX_MARK)
    marks = "w:p[w:pPr/w:pStyle/@w:val='AppendixMark']"
    (after_words,) = found(body_of(of(paragraph("Слово"), mark)), marks)
    (first,) = found(body_of(of(mark)), marks)
    (after_break,) = found(body_of(of(paragraph("Слово"), PageBreak(), mark)), marks)
    begins = [bool(found(each, "w:pPr/w:pageBreakBefore")) for each in (after_words, first, after_break)]
    assert begins == [True, False, False]


def test_a_heading_stays_with_a_table_that_has_no_caption() -> None:
    body = body_of(of(heading(2, "Показатели"), replace(table(2), caption="", number=None, unit="")))
    assert [kept(each) for each in found(body, "w:tbl[1]/preceding-sibling::w:p[1]")] == [True]


def test_a_table_that_ends_its_sheet_leaves_no_room_for_an_empty_page() -> None:
    (after,) = found(body_of(of(replace(table(2), footnotes=()))), "w:tbl/following-sibling::w:p")
    assert not found(after, "w:pPr/w:spacing")


def test_bars_stand_together_and_their_table_may_begin_another_page() -> None:
    *above, last = found(body_of(of(chart("раз", "два"))), "w:p[w:pPr/w:pStyle/@w:val='ChartBar']/w:pPr")
    assert [value(each) for each in found(last, "w:keepNext")] == ["0"]
    assert not any(found(each, "w:keepNext") for each in above)


def test_contents_name_their_pages_once_word_has_laid_them_out() -> None:
    body = body_of(of(*(heading(2, f"Часть {n}") for n in range(4))))
    toc, *pages = [each.text.strip() for each in found(body, ".//w:sdt//w:instrText")]
    assert toc == r'TOC \o "2-3" \h \z \u'
    bookmarks = [value(each, "name") for each in found(body, ".//w:bookmarkStart")]
    assert pages == [rf"PAGEREF {bookmark} \h" for bookmark in bookmarks]
