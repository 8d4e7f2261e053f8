import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reports.texts.clean import clean_html


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("<p onclick='x()'>Мама<script>alert(1)</script><style>p{}</style></p>", "<p>Мама</p>"),
        ('<a href="javascript:alert(1)" onclick="x()">имя</a>', "<a>имя</a>"),
        ('<a href="https://kemerovo.ru" target="_blank">имя</a>', '<a href="https://kemerovo.ru">имя</a>'),
        ("<img src=x onerror=alert(1)><iframe src='//evil'></iframe><p>Мама</p>", "<p>Мама</p>"),
        ("<svg/onload=alert(1)><p>Мама</p>", "<p>Мама</p>"),
        ("5 < 6 & 7", "5 &lt; 6 &amp; 7"),
    ],
)
def test_nothing_that_can_act_stays(dirty: str, clean: str) -> None:
    assert clean_html(dirty) == clean


def test_pasted_word_keeps_its_paragraphs_lists_and_emphasis() -> None:
    word = (
        "<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]-->"
        '<h2 style="mso-outline-level:2">Итоги</h2><p class="MsoNormal" style="margin:0cm">Помогли <b>пяти</b> '
        '<span lang="RU"><i>фондам</i></span><o:p></o:p></p><ol start="1"><li class="MsoNormal">раз</li></ol>'
    )
    assert clean_html(word) == (
        "<p>Итоги</p><p>Помогли <strong>пяти</strong> <em>фондам</em></p><ol><li>раз</li></ol>"
    )


def test_lines_of_a_browser_and_rows_of_a_table_do_not_run_together() -> None:
    assert clean_html("<div>один</div><div>два</div>") == "<p>один</p><p>два</p>"
    assert clean_html('<h2 lang="ru">один</h2><div title="x">два</div>') == "<p>один</p><p>два</p>"
    row = clean_html("<table><tr><td>12</td><td>34</td></tr></table>")
    assert row == "<p>12 34 </p>"


@pytest.mark.parametrize(
    "dirty",
    [
        "<b>1<i>2",
        "<ul><li>а<li>б<ul><li>в</ul>",
        "<div><p>а</p>б</div>",
        "<",
        "<p>{{ a.b | x }}</p>",
        "&lt;b&gt;",
    ],
)
def test_cleaning_twice_changes_nothing(dirty: str) -> None:
    once = clean_html(dirty)
    assert clean_html(once) == once


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Word 15">
<title>Отчёт</title><!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm} --></style></head><body lang=RU><!--StartFragment-->
<p class=MsoNormal style='text-align:justify'><b
style='mso-bidi-font-weight:normal'>Поддержка.</b>
В&nbsp;2023 году<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>первый<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;</span></span><![endif]><i>внутри</i><o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]>второй</p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-list:Ignore'>1)<span>&nbsp;&nbsp;</span></span><![endif]>раз</p>
<table class=MsoTableGrid><tr><td width=100><p class=MsoNormal>Клуб</p></td><td><p class=MsoNormal>12</p></td></tr>
</table><!--EndFragment--></body></html>"""

GOOGLE = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"
style="line-height:1.38;"><span style="font-weight:700;font-style:normal;">Жирно</span><span style="font-weight:400">
и </span><span style="font-weight:400;font-style:italic">косо</span></p><br /><ul style="margin-top:0"><li dir="ltr"
style="list-style-type:disc" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400">пункт</span>
</p></li></ul></b>"""

LIBRE = """<!DOCTYPE html><html><head><meta http-equiv="content-type"/><title></title><meta name="generator"
content="LibreOffice 24.2"/><style type="text/css">p { margin-bottom: 0.25cm }</style></head><body lang="ru-RU">
<p style="line-height: 100%; margin-bottom: 0cm"><font face="Liberation Serif, serif"><font size="3"><b>Итоги</b></font>
</font></p><ol><li><p style="line-height: 100%">раз</p></li><li><p>два</p></li></ol></body></html>"""


def test_lists_of_word_are_lists_and_its_table_is_lines() -> None:
    assert clean_html(WORD) == (
        "<p><strong>Поддержка.</strong> В&nbsp;2023 году</p>"
        "<ul><li>первый<ol><li><em>внутри</em></li></ol></li><li>второй</li></ul>"
        "<ol><li>раз</li></ol><p>Клуб 12</p>"
    )


def test_google_documents_say_bold_by_style_and_mean_no_bold_by_their_wrapper() -> None:
    assert clean_html(GOOGLE) == "<p><strong>Жирно</strong> и <em>косо</em></p><ul><li>пункт</li></ul>"


def test_libreoffice_speaks_of_fonts() -> None:
    assert clean_html(LIBRE) == "<p><strong>Итоги</strong></p><ol><li>раз</li><li>два</li></ol>"


def test_bullets_that_are_words_become_a_list() -> None:
    dirty = '<p class="MsoNormal">·&nbsp;&nbsp;&nbsp;раз</p><p class="MsoNormal">•&nbsp;два</p><p>три</p>'
    assert clean_html(dirty) == "<ul><li>раз</li><li>два</li></ul><p>три</p>"


@pytest.mark.parametrize("words", ["§ 5 Устава", "§&nbsp;12", "§ <strong>5</strong> Устава"])
def test_the_number_of_a_paragraph_of_an_act_is_no_bullet(words: str) -> None:
    assert clean_html(f'<p class="MsoNormal">{words}</p>') == f"<p>{words}</p>"


@pytest.mark.parametrize(
    "raised",
    [
        "<sup>2</sup>",
        '<sup lang="en-US">2</sup>',
        '<sup style="font-size:8pt">2</sup>',
        "<sup><span lang=EN-US style='font-size:8pt'>2</span></sup>",
        '<span style="font-size:11pt"><span style="font-size:0.6em;vertical-align:super;">2</span></span>',
        "<sup><font size=2>2</font></sup>",
    ],
)
def test_square_metres_stay_square(raised: str) -> None:
    assert clean_html(f"<p>зал 120 м{raised} и двор</p>") == "<p>зал 120 м² и двор</p>"


def test_raised_signs_keep_the_marks_around_them() -> None:
    assert clean_html('<p>м<sup style="x"><b>3</b> </sup>воды</p>') == "<p>м<strong>³</strong> воды</p>"
    assert clean_html('<p>10<sup style="x">12</sup></p>') == "<p>1012</p>"
    assert clean_html('<ul class="x"><li><sup> </sup></li><li>а</li></ul>') == "<ul><li>а</li></ul>"


REVIEWED = """<p class=MsoNormal>Было <ins cite="mailto:i" datetime="2023-11-01"><span>добавленное</span></ins>
<del cite="mailto:i" datetime="2023-11-01">удалённое</del>слово<span class=MsoCommentReference><span
style='font-size:8.0pt'><![if !supportAnnotations]><a class=msocomanchor id="_anchor_1" href="#_msocom_1">[И1]</a>
<![endif]><span style='mso-special-character:comment'>&nbsp;</span></span></span>, <st1:metricconverter ProductID="5 га"
w:st="on">5 га</st1:metricconverter><a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span
class=MsoFootnoteReference>[1]</span></a> и <span
style='display:none;mso-hide:all'>скрытое</span>само&shy;управление</p>
<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a
href="#_ftnref1"><span class=MsoFootnoteReference>[1]</span></a> Сноска</p></div></div>
<div style='mso-element:comment-list'><div style='mso-element:comment'><div id="_com_1" class=msocomtxt><p
class=MsoCommentText><a href="#_msoanchor_1">[И1]</a>Поправьте</p></div></div></div>"""


def test_of_a_review_what_was_accepted_by_nobody_stays_out() -> None:
    assert clean_html(REVIEWED) == (
        "<p>Было добавленное слово, 5 га[1] и самоуправление</p><p>[1] Сноска</p>"
    )


def item(marker: str, words: str, level: int = 1) -> str:
    return (
        f"<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level{level} lfo1'><span "
        f"style='mso-list:Ignore'>{marker}<span>&nbsp;&nbsp;</span></span>{words}</p>"
    )


GOES_ON = "<p class=MsoListParagraphCxSpMiddle style='margin-left:36.0pt'>дальше</p>"


@pytest.mark.parametrize(
    ("pasted", "clean"),
    [
        (
            item("1)", "раз") + GOES_ON + item("2)", "два"),
            "<ol><li>раз<p>дальше</p></li><li>два</li></ol>",
        ),
        (item("4)", "раз") + item("5)", "два"), "<p>4) раз</p><p>5) два</p>"),
        (item("2.", "раз") + item("2.1.", "два", 2), "<p>2. раз</p><p>2.1. два</p>"),
        (item("а)", "раз") + item("б)", "два"), "<ol><li>раз</li><li>два</li></ol>"),
        (
            item("1.", "раз") + item("-", "внутри", 2) + item("§", "глубже", 3) + item("2.", "два"),
            "<ol><li>раз<ul><li>внутри<ul><li>глубже</li></ul></li></ul></li><li>два</li></ol>",
        ),
    ],
)
def test_the_numbers_of_words_lists_are_not_lost(pasted: str, clean: str) -> None:
    assert clean_html(pasted) == clean


def test_lists_that_word_on_the_web_takes_apart_are_one() -> None:
    wrapped = (
        '<div class="ListContainerWrapper"><ol class="Numbered" start="{}"><li><p>{}</p></li></ol></div>'
    )
    assert clean_html(wrapped.format(1, "раз") + wrapped.format(2, "два")) == (
        "<ol><li>раз</li><li>два</li></ol>"
    )
    assert clean_html(wrapped.format(1, "раз") * 2) == "<ol><li>раз</li></ol><ol><li>раз</li></ol>"


@pytest.mark.parametrize("style", ["", ' class="x"'])
def test_parts_of_a_web_page_do_not_run_together(style: str) -> None:
    page = f"<section{style}><h2>Праздник</h2><figure><img alt=''><figcaption>Фото</figcaption></figure>"
    page += (
        "<blockquote>Слова</blockquote><dl><dt>Срок</dt><dd>год</dd></dl></section><p>20 м<sup>2</sup></p>"
    )
    assert clean_html(page) == ("<p>Праздник</p><p>Фото</p><p>Слова</p><p>Срок</p><p>год</p><p>20 м²</p>")


WORD_WORDS = st.lists(
    st.sampled_from(["раз", "5 000", "«Мечта»", "<b>два</b>", "a&lt;b", "<i>три</i>"]), min_size=1, max_size=4
)


@settings(deadline=None)  # the machine may be busy
@given(
    st.lists(
        st.tuples(st.sampled_from(["p", "1)", "·", "3.", "goes", "td"]), WORD_WORDS), min_size=1, max_size=9
    )
)
def test_no_word_of_a_document_is_lost(pieces: list[tuple[str, list[str]]]) -> None:
    made = "".join(_written(kind, " ".join(words)) for kind, words in pieces)
    wanted = " ".join(" ".join(words) for _, words in pieces)
    assert [word for word in _words(clean_html(made)) if not word.startswith(("1)", "3."))] == _words(wanted)


def _written(kind: str, words: str) -> str:
    if kind == "p":
        return f"<p class=MsoNormal>{words}<o:p></o:p></p>"
    if kind == "td":
        return f"<table class=MsoTableGrid><tr><td><p class=MsoNormal>{words}</p></td></tr></table>"
    return GOES_ON.replace("дальше", words) if kind == "goes" else item(kind, words)


def _words(html: str) -> list[str]:
    return re.sub(r"<[^>]*>", " ", html).split()


ATTACKS = [
    "<script>alert('xss')</script>",
    '<p style="x" onmouseover="alert(\'xss\')">a</p>',
    '<p class="MsoNormal"><a href="  javascript:alert(\'xss\')">a</a></p>',
    '<a href="data:text/html,<script>alert(\'xss\')</script>" style="x">a</a>',
    "<svg><style><img src=x onerror=alert('xss')></style></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert('xss')>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert('xss')>\">",
    '<p style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore"><script>alert(\'xss\')</script></span>a</p>',
    "<template style='x'><script>alert('xss')</script></template>",
    "<!--[if gte mso 9]><script>alert('xss')</script><![endif]--><p style='a'>a</p>",
]


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize(
    "around", ["{}", '<p class="MsoNormal">{}</p>', "<span style='font-weight:700'>{}</span>"]
)
def test_of_a_script_in_pasted_text_nothing_survives(attack: str, around: str) -> None:
    cleaned = clean_html(around.format(attack))
    for trace in ("xss", "alert", "script", "javascript", "style", "onerror", "<img", "data:"):
        assert trace not in cleaned


@given(st.text(alphabet="<>/pbulolitrdspan=' class\"style:mso-l·1.&nb;{}|", max_size=120))
@example('<p class="a"><li style="b">')
@example('<ul><p style="mso-list:l0 level1">·&nbsp; a<table style><tr><td>')
def test_cleaning_pasted_text_twice_changes_nothing(dirty: str) -> None:
    once = clean_html(f'<p class="MsoNormal">{dirty}')
    assert clean_html(once) == once


def test_a_token_passes_through_a_word_processor() -> None:
    pasted = (
        '<p class="MsoNormal">Было {{ reported code=a | заявка (винительный) | ноль: нет }}<o:p></o:p></p>'
    )
    assert clean_html(pasted) == "<p>Было {{ reported code=a | заявка (винительный) | ноль: нет }}</p>"
