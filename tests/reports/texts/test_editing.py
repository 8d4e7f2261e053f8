import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reports.document import Paragraph, Text
from reports.models import Block
from reports.preview import writing_for
from reports.renderers.wording import plain_text
from reports.texts.clean import clean_html
from reports.texts.editing import Told, for_editing, from_editing, from_lines, in_lines, legend, tell
from reports.texts.naming import name_of
from reports.texts.parse import parse_html
from reports.walking import walk
from tests.reports.records import make_total, report_with


def said(source: str) -> Told:
    return Told(source.strip(), "<5 & 7>", "number", 'имя "в кавычках"')


def test_a_token_is_shown_as_what_it_prints() -> None:
    assert for_editing("<p>Было {{ a.b | x }}.</p>", said) == (
        '<p>Было <span class="chip number" contenteditable="false" data-token="a.b | x"'
        ' title="имя &quot;в кавычках&quot;">&lt;5 &amp; 7&gt;</span>.</p>'
    )


def test_nothing_is_put_into_the_address_of_a_link() -> None:
    html = '<p><a href="/x?{{ a.b }}">имя</a></p>'
    assert for_editing(html, said) == html


TEXT = st.text(alphabet="абв <>&\"'|={}()12\u00a0", max_size=20)


@given(st.lists(st.tuples(TEXT, TEXT), max_size=4))
@example([("", '"><script>alert(1)</script>')])
@example([("a", "}} {{")])
def test_a_text_comes_back_from_the_editor_as_it_went_in(parts: list[tuple[str, str]]) -> None:
    raw = "".join(f"<p>{_escaped(words)}{{{{ {_escaped(token)} }}}}</p>" for words, token in parts)
    cleaned = clean_html(raw)
    back = clean_html(from_editing(for_editing(cleaned, said)))
    assert _plain(back) == _plain(cleaned)


RUN = st.one_of(
    st.sampled_from(["слово", "5 000", "«Мечта»", "a &lt; b", "{{ a.b | x }}", "{{ c.d e=f }}"]),
    st.sampled_from(
        ["<strong>{}</strong>", "<em>{}</em>", '<a href="https://a.ru/?x=1&amp;y=2">{}</a>']
    ).flatmap(lambda mark: st.sampled_from(["слово", "{{ a.b }}"]).map(mark.format)),
)
LINE = st.lists(RUN, min_size=1, max_size=4).map(" ".join)
LIST = st.recursive(
    st.lists(LINE, min_size=1, max_size=3).map(lambda lines: "".join(f"<li>{line}</li>" for line in lines)),
    lambda inner: st.tuples(LINE, inner).map(lambda both: f"<li>{both[0]}<ul>{both[1]}</ul></li>"),
    max_leaves=3,
)
BLOCK = st.one_of(
    LINE.map("<p>{}</p>".format), LIST.map("<ul>{}</ul>".format), LIST.map("<ol>{}</ol>".format)
)


@settings(deadline=None)  # the machine may be busy
@given(st.lists(BLOCK, min_size=1, max_size=4).map("".join))
def test_marks_lists_and_links_come_back_as_they_were(stored: str) -> None:
    assert clean_html(stored) == stored
    shown = for_editing(stored, lambda source: Told(source.strip(), "7", "number"))
    assert clean_html(from_editing(shown)) == stored
    printed = " ".join(
        plain_text(node.content)
        for node in walk(parse_html(stored, _as_seven))
        if isinstance(node, Paragraph)
    )
    assert (
        printed.replace("\u00a0", " ").split() == re.sub(r"<[^>]*>", " ", shown).replace("&lt;", "<").split()
    )


def _as_seven(source: str) -> tuple[Text, ...]:
    return (Text("7"),)


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _plain(html: str) -> str:
    """Spaces inside braces and at the edges of blocks say nothing."""
    html = html.replace("&nbsp;", " ")
    html = re.sub(r"\{\{\s*(.*?)\s*\}\}", r"{{\1}}", html, flags=re.DOTALL)
    return re.sub(r"\s*(</?p>)\s*", r"\1", html)


def test_what_the_editor_adds_goes() -> None:
    html = '<p>\u200b<span class="chip" data-token="a.b">5 <span>x</span></span>\u200b и&nbsp;&amp;</p>'
    assert from_editing(html) == "<p>{{ a.b }} и&nbsp;&amp;</p>"
    assert from_editing("<p>просто\u200b</p>") == "<p>просто</p>"


def test_a_token_cannot_bring_marks_of_its_own() -> None:
    html = '<span data-token="a &lt;script&gt;alert(1)&lt;/script&gt;">x</span>'
    assert "<script" not in clean_html(from_editing(html))


@given(st.text(alphabet="<>/span data-tokel=\"'{}&;p", max_size=80))
def test_whatever_is_posted_is_read(html: str) -> None:
    assert "<script" not in clean_html(from_editing(html))


def test_a_plain_field_has_a_line_for_each_paragraph() -> None:
    assert in_lines("<p>а</p><ul><li>б</li></ul>").splitlines() == ["<p>а</p>", "<ul>", "<li>б</li>", "</ul>"]


def test_lines_of_a_plain_field_are_paragraphs_where_none_is_marked() -> None:
    assert (
        from_lines("раз {{ a.b }}\r\n\r\n <strong>два</strong>\n")
        == "<p>раз {{ a.b }}</p><p><strong>два</strong></p>"
    )
    assert from_lines("<p>раз</p>\n<p>два\nтри</p>") == "<p>раз</p>\n<p>два\nтри</p>"
    assert from_lines("") == ""


def test_the_legend_names_each_token_once() -> None:
    assert [each.source for each in legend("{{ a.b }} {{ c.d | x &amp; y }} {{a.b}}", said)] == [
        "a.b",
        "c.d | x & y",
    ]


def test_a_token_is_named_by_its_figure() -> None:
    assert name_of("support.amount | млн") == "Сумма финансовой поддержки"
    assert name_of("no.such") == "no.such"
    assert name_of("written | 15 лет") == "15 лет"


@pytest.mark.django_db
def test_tokens_tell_their_value_or_what_is_wrong() -> None:
    make_total("events", "5", "event")
    report_with("")
    block = Block.objects.get()
    writing = writing_for(block)
    titles = {"reported code=events": "Праздники"}
    number = tell(" reported  code=events | праздник ", block, writing, titles)
    assert (number.words, number.kind, number.title) == ("5\u00a0праздников", "number", "Праздники")
    missing = tell("reported code=lost", block, writing, titles)
    assert missing.kind == "missing"
    assert "не найдена" in missing.title
    assert tell("written | 15 лет", block, writing, titles).kind == "written"
    assert tell("programmes.names", block, writing, titles).kind == "missing"
