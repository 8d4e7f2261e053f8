import re
from itertools import count

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from portal.lib.quantities import Quantity
from reports.document import Inline, LineBreak, Link, ListNode, Node, Number, Paragraph, Style, Text
from reports.renderers.html import render_nodes
from reports.texts.parse import parse_html
from reports.walking import inlines


def parsed(html: str) -> tuple[Node, ...]:
    """Each token becomes its own source in brackets."""
    return parse_html(html, lambda source: (Text(f"[{source.strip()}]"),))


def words(html: str) -> list[str]:
    return [
        "".join(run.text for run in node.content if isinstance(run, Text | Link)) for node in paragraphs(html)
    ]


def paragraphs(html: str) -> list[Paragraph]:
    return [node for node in parsed(html) if isinstance(node, Paragraph)]


def test_paragraphs_and_stray_text_keep_their_order() -> None:
    assert words("Начало<p>Раз</p> <p>Два\n  три</p>конец") == ["Начало", "Раз", "Два три", "конец"]


def test_empty_paragraphs_and_blank_ends_vanish() -> None:
    assert words("<p></p><p>&nbsp;</p><p><br></p><p> <strong> </strong></p><p><br>Раз<br></p>") == ["Раз"]


def test_a_line_break_inside_stays() -> None:
    (paragraph,) = paragraphs("<p>раз<br>два</p>")
    assert paragraph.content == (Text("раз"), LineBreak(), Text("два"))


def test_bold_italic_and_links() -> None:
    (paragraph,) = paragraphs(
        '<p><strong>жирно <em>оба</em></strong> <a href="https://kemerovo.ru">сайт</a></p>'
    )
    assert paragraph.content == (
        Text("жирно ", bold=True),
        Text("оба", bold=True, italic=True),
        Text(" "),
        Link("сайт", "https://kemerovo.ru"),
    )


def test_lists_nest_and_an_item_may_hold_several_paragraphs() -> None:
    html = "<ul><li>раз</li><li><p>два</p><p>ещё</p><ol><li>внутри</li></ol></li></ul>"
    (outer,) = parsed(html)
    assert isinstance(outer, ListNode)
    assert not outer.ordered
    first, second = outer.items
    assert first == (Paragraph((Text("раз"),)),)
    assert second[:2] == (Paragraph((Text("два"),)), Paragraph((Text("ещё"),)))
    assert second[2] == ListNode(((Paragraph((Text("внутри"),)),),), ordered=True)


@pytest.mark.parametrize(
    ("pasted", "printed"),
    [
        (
            "<ul><li>а</li><ul><li>б</li></ul><li>в</li></ul>",
            "<ul><li>а<ul><li>б</li></ul></li><li>в</li></ul>",
        ),
        (
            "<ol><li>а</li><ul><li>б</li></ul><li>в</li></ol>",
            "<ol><li>а<ul><li>б</li></ul></li><li>в</li></ol>",
        ),
        (
            "<ol><li>а</li><ol><li>б</li><ol><li>в</li></ol></ol><li>г</li></ol>",
            "<ol><li>а<ol><li>б<ol><li>в</li></ol></li></ol></li><li>г</li></ol>",
        ),
        (
            "<ul><li>а</li><ul><li>б</li></ul><ol><li>в</li></ol></ul>",
            "<ul><li>а<ul><li>б</li></ul><ol><li>в</li></ol></li></ul>",
        ),
        ("<ol><ul><li>а</li></ul><li>б</li></ol>", "<ul><li>а</li></ul><ol><li>б</li></ol>"),
        (
            "<ol><li>а</li><ul>б<li>в</li></ul>г<li>д</li></ol>е",
            "<ol><li>а б<ul><li>в</li></ul>г</li><li>д</li></ol>е",
        ),
    ],
)
def test_what_stands_in_a_list_outside_its_items_belongs_to_the_last_of_them(
    pasted: str, printed: str
) -> None:
    assert printed_marks(render_nodes(parsed(pasted), None)) == printed_marks(printed)


def printed_marks(html: str) -> list[str]:
    """Lists, items and words; how an item writes its paragraphs is the renderer's own matter."""
    return re.findall(r"</?(?:ul|ol|li)\b|\w+", re.sub(r"</?p\b[^>]*>", " ", html))


def test_items_without_a_list_are_lines_of_their_own() -> None:
    assert words("<li>раз</li><li>два</li>") == ["раз", "два"]


def test_a_token_takes_the_marks_around_it() -> None:
    number = Number(Quantity.of(5))
    (paragraph,) = parse_html("<p><strong>{{ a.b }}</strong></p>", lambda source: (number,))
    assert isinstance(paragraph, Paragraph)
    assert paragraph.content == (Number(Quantity.of(5), Style(), None, bold=True),)


def test_a_linked_name_keeps_its_address_inside_bold() -> None:
    found: tuple[Inline, ...] = (Link("Фонд", "/fund"),)
    (paragraph,) = parse_html("<p><strong>{{ a.b }}</strong></p>", lambda source: found)
    assert isinstance(paragraph, Paragraph)
    assert paragraph.content == (Link("Фонд", "/fund", bold=True),)


def test_what_was_never_cleaned_does_not_get_out() -> None:
    html = '<p>Мама<script>alert(1)</script><a href="javascript:alert(1)">имя</a></p>'
    assert words(html) == ["Мамаимя"]
    assert not any(isinstance(run, Link) for run in inlines(parsed(html)))


@given(st.text(alphabet="<>/pulolistrongema {}|.=абв&;\"'", max_size=60))
@example("<ul><li>а")
@example("</ul></li></p>")
@example("<ol></ol>")
@example("{{}}")
@example("{{ {{ }} }}")
def test_no_text_breaks_the_reader_and_no_word_is_lost(html: str) -> None:
    parse_html(html, lambda source: ())


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<ul>", "</ul>", "<li>", "</li>", "<strong>", "</strong>", "слово "])
    )
)
def test_every_word_stands_in_the_document_once(parts: list[str]) -> None:
    html = "".join(parts)
    text = " ".join(run.text for run in inlines(parsed(html)) if isinstance(run, Text | Link))
    assert text.split().count("слово") == parts.count("слово ") or "слово слово" in text


LISTS = st.recursive(
    st.sampled_from(["слово", "<p>слово</p>", "<li>слово</li>"]),
    lambda inner: st.tuples(st.sampled_from(["ul", "ol", "li"]), st.lists(inner, max_size=4)).map(
        lambda made: f"<{made[0]}>{' '.join(made[1])}</{made[0]}>"
    ),
    max_leaves=12,
)


@given(LISTS)
@example("<ol><li>слово</li><ul><li>слово</li></ul><li>слово</li></ol>")
@example("<ul>слово<li>слово</li>слово</ul>")
def test_words_of_lists_come_out_in_their_order(html: str) -> None:
    numbers = count()
    numbered = re.sub("слово", lambda found: f"слово{next(numbers)}", html)
    text = " ".join(run.text for run in inlines(parsed(numbered)) if isinstance(run, Text))
    assert re.findall(r"слово\d+", text) == [f"слово{number}" for number in range(next(numbers))]
