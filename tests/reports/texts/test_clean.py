import pytest

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
    row = clean_html("<table><tr><td>12</td><td>34</td></tr></table>")
    assert row.split() == ["<p>", "12", "34", "</p>"]


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
