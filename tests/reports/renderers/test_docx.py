"""The Word file of a report: its text, opened by another library."""

from dataclasses import replace

import pytest
from lxml import etree

from reports.document import (
    Document,
    LineBreak,
    Link,
    ListNode,
    Missing,
    Paragraph,
    Role,
    Sheet,
    Text,
)
from reports.renderers.docx import render
from reports.renderers.word.runs import address
from tests.reports.renderers.docx_files import (
    body_of,
    found,
    heading,
    opened,
    paragraphs,
    parts_of,
    text_of,
    value,
    xml_of,
)
from tests.reports.renderers.samples import (
    HOSTILE,
    LIST,
    MONEY,
    document,
    of,
    paragraph,
)


def test_the_same_document_gives_the_same_bytes_that_bear_no_date() -> None:
    content = render(document())
    assert content == render(document())
    assert b"dcterms" not in parts_of(content)["docProps/core.xml"]


def test_every_part_is_well_formed() -> None:
    for name, part in parts_of(render(document())).items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(part)


def test_title_author_and_language_are_told() -> None:
    told = opened(document()).core_properties
    assert (told.title, told.author, told.language) == (f"Отчёт {HOSTILE}", "Кемерово", "ru-RU")
    language = found(xml_of(document(), "word/styles.xml"), "w:docDefaults//w:lang")
    assert value(language[0]) == "ru-RU"


def test_headings_text_and_notes_have_the_styles_of_word() -> None:
    nodes = (heading(1, "Отчёт"), heading(2, "Итоги"), heading(3, "Гранты"), paragraph("Дали"))
    note = Paragraph((Text("Пояснение"),), Role.NOTE)
    written = of(*nodes, note)
    assert [each.style.name for each in opened(written).paragraphs if each.text] == [
        *("Heading 1", "Heading 2", "Heading 3", "Body Text", "Примечание")
    ]


def test_runs_keep_their_marks_and_links_their_addresses() -> None:
    line = Paragraph(
        (
            Text("полу", bold=True),
            Text("курсив", italic=True),
            replace(MONEY, bold=True),
            LineBreak(),
            Link("сайт", "https://kemerovo.ru/?a=1&b=2"),
            Link("карточка", "/kemerovo/organizations/5/"),
            Missing("no.such <b>"),
        )
    )
    (written,) = [each for each in opened(of(line)).paragraphs if each.text]
    assert [(run.text, bool(run.bold), bool(run.italic)) for run in written.runs[:4]] == [
        ("полу", True, False),
        ("курсив", False, True),
        ("1\u00a0397,2\u00a0тыс.\u00a0рублей", True, False),
        ("\n", False, False),
    ]
    assert [(link.text, link.address) for link in written.hyperlinks] == [
        ("сайт", "https://kemerovo.ru/?a=1&b=2")
    ]
    assert written.text.endswith("карточканет значения: no.such <b>")


@pytest.mark.parametrize(
    ("href", "written"),
    [
        (
            "https://kemerovo.ru/путь?q=да нет#к",
            "https://kemerovo.ru/%D0%BF%D1%83%D1%82%D1%8C?q=%D0%B4%D0%B0%20%D0%BD%D0%B5%D1%82#%D0%BA",
        ),
        ("https://президентскиегранты.рф/", "https://xn--80afcdbalict6afooklqi5o.xn--p1ai/"),
        ("mailto:a@b.ru", "mailto:a@b.ru"),
        ("/kemerovo/", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https://", None),
        ("https://[bad", None),
        ("https://a b/", None),
        ("https://a:port/", None),
        ("https://a/" + "x" * 3000, None),
        ("", None),
    ],
)
def test_an_address_is_written_as_word_reads_it_or_not_at_all(href: str, written: str | None) -> None:
    assert address(href) == written


def test_forbidden_signs_are_dropped_and_marks_stay_words() -> None:
    text = f"а\x00б\x0bв\ud800г\ufffeд {HOSTILE} \u00a0конец ]]> &amp;"
    assert paragraphs(body_of(of(paragraph(text)))) == [
        ("BodyText", f"абвгд {HOSTILE} \u00a0конец ]]> &amp;")
    ]


def test_a_soft_hyphen_is_the_one_that_word_knows() -> None:
    body = body_of(of(paragraph("пре\u00adдоставление")))
    assert len(found(body, ".//w:softHyphen")) == 1
    assert text_of(body) == "предоставление"


def test_lists_are_numbered_by_word_each_from_one() -> None:
    ordered = ListNode(((paragraph("раз"),), (paragraph("два"),)), ordered=True)
    written = of(LIST, ordered, ordered)
    marks = [
        (
            text_of(each),
            value(found(each, "w:pPr/w:numPr/w:ilvl")[0]),
            value(found(each, "w:pPr/w:numPr/w:numId")[0]),
        )
        for each in found(body_of(written), ".//w:p[w:pPr/w:numPr]")
    ]
    assert marks == [
        *(("раз", "0", "1"), ("внутри", "1", "2"), ("два", "0", "1")),
        *(("раз", "0", "3"), ("два", "0", "3"), ("раз", "0", "4"), ("два", "0", "4")),
    ]
    numbering = xml_of(written, "word/numbering.xml")
    begins = {
        value(each, "numId"): value(found(each, "w:lvlOverride[1]/w:startOverride")[0])
        for each in found(numbering, "w:num[w:lvlOverride]")
    }
    assert begins == {"2": "1", "3": "1", "4": "1"}


def test_an_item_may_begin_with_something_else_or_hold_nothing() -> None:
    odd = ListNode(((ListNode(((paragraph("внутри"),),)),), (), (paragraph("а"), paragraph("б"))))
    assert paragraphs(body_of(of(odd))) == [
        *(("ListBullet", "внутри"), ("ListBullet", "а"), ("ListContinue", "б"))
    ]


def test_one_heading_object_in_two_places_has_two_bookmarks() -> None:
    again = heading(2, "Итоги")
    names = [
        value(each, "name") for each in found(body_of(of(again, again, again, again)), ".//w:bookmarkStart")
    ]
    assert len(set(names)) == 4


@pytest.mark.parametrize("sheets", [(), (Sheet(()),), (Sheet((), True), Sheet(()))])
def test_an_empty_document_is_a_file_that_opens(sheets: tuple[Sheet, ...]) -> None:
    written = opened(Document("", "", "", 2023, "", sheets))
    assert "".join(each.text for each in written.paragraphs) == ""
    assert len(written.sections) == max(len(sheets), 1)
