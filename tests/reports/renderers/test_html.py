"""The HTML of a document: well formed, escaped, accessible, and led by nothing but the document."""

import re
from collections import Counter
from html.parser import HTMLParser

import pytest

from portal.lib.quantities import Quantity
from reports.document import Document, Number, Paragraph, Provenance, Sheet
from reports.renderers.html import render_body
from tests.reports.renderers.samples import document

VOID = {"br", "col", "meta", "link", "hr", "img"}
CONTENTS = {
    "tr": {"td", "th"},
    "ul": {"li"},
    "ol": {"li"},
    "table": {"caption", "colgroup", "thead", "tbody"},
    "tbody": {"tr"},
    "thead": {"tr"},
}


class Strict(HTMLParser):
    """Refuses what browsers forgive: unclosed marks, strays, a block inside a paragraph."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        parent = self.open[-1] if self.open else ""
        assert tag in CONTENTS.get(parent, {tag}), f"<{tag}> in <{parent}>"
        assert not (parent == "p" and tag in {"p", "ul", "ol", "div", "table"}), f"<{tag}> in <p>"
        assert len({name for name, _ in attrs}) == len(attrs)
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(html: str) -> Strict:
    reading = Strict()
    reading.feed(html)
    reading.close()
    assert reading.open == []
    return reading


@pytest.fixture(scope="module")
def page() -> Strict:
    return read(render_body(document()))


def test_every_mark_is_closed_and_stands_where_it_may(page: Strict) -> None:
    kinds = Counter(tag for tag, _ in page.tags)
    assert (kinds["section"], kinds["table"], kinds["h1"]) == (2, 2, 1)


def test_every_heading_of_a_table_says_what_it_heads(page: Strict) -> None:
    scopes = Counter(attrs.get("scope") for tag, attrs in page.tags if tag == "th")
    assert set(scopes) == {"col", "colgroup", "row", "rowgroup"}
    assert scopes["row"] == 6


def test_addresses_inside_the_page_are_unique(page: Strict) -> None:
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(set(ids)) == len(ids)
    assert {"title", "results", "table-1", "measure-sport", "direction-first"} <= set(ids)


def test_nothing_is_styled_or_scripted_in_place(page: Strict) -> None:
    assert not any({"style", "onclick"} & attrs.keys() for _, attrs in page.tags)
    assert "script" not in {tag for tag, _ in page.tags}


def test_hostile_words_stay_words(page: Strict) -> None:
    text = "".join(page.words)
    assert text.count('<script>alert("x")</script> & «имя»') == 9
    assert "нет значения: no.such <b>" in text


def test_numbers_and_captions_read_like_the_document(page: Strict) -> None:
    text = re.sub(r"\s+", " ", "".join(page.words))
    assert "более 800 общественных организаций" in text
    assert "1 397,2 тыс. рублей" in text
    assert "Таблица № 1 Итоги" in text


def test_numbers_lead_to_their_records_where_the_page_can_show_them() -> None:
    def address(provenance: Provenance) -> str:
        return f"/number/?place={provenance.place}&kind={provenance.basis}"

    page = read(render_body(document(), address))
    links = [attrs for tag, attrs in page.tags if tag == "a" and (attrs.get("class") or "").startswith("fig")]
    assert {link["class"] for link in links} == {"fig declared", "fig total"}
    assert any(
        link["href"] == '/number/?place=figure:organizations.count?category="x"&kind=total' for link in links
    )


def test_a_blank_is_not_a_link() -> None:
    blank = Number(Quantity.unknown("rub"), provenance=Provenance("table:x/y/z", "records"))  # type: ignore[arg-type]
    lonely = Document("Отчёт", "Кемерово", "kemerovo", 2023, "free", (Sheet((Paragraph((blank,)),)),))
    page = read(render_body(lonely, lambda provenance: "/number/"))
    assert "a" not in {tag for tag, _ in page.tags}


def test_outside_the_portal_its_own_links_are_plain_words() -> None:
    hrefs = {
        attrs["href"] for tag, attrs in read(render_body(document(), internal_links=False)).tags if tag == "a"
    }
    assert hrefs == {"https://kemerovo.ru/?a=1&b=2"}


def test_landscape_sheets_are_marked() -> None:
    papers = [attrs["class"] for tag, attrs in read(render_body(document())).tags if tag == "section"]
    assert papers == ["paper landscape", "paper"]
