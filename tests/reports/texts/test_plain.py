import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.texts.plain import read_plain

PDF = """В городе действуют общественные организации инвалидов, деятель-
ность которых направлена на защиту прав. Поддержано 23 социально-
значимых проекта молодёжных объединений на сумму 21 984,5 тыс.
рублей, в том числе в рамках муниципальной программы
«Культура города».
Второй абзац начинается здесь и занимает целую строку листа, а
потом продолжается на следующей.
• первый пункт списка, который достаточно длинный для строки
и продолжается
• второй"""


def test_the_broken_lines_of_a_pdf_are_paragraphs_again() -> None:
    assert read_plain(PDF) == (
        "<p>В городе действуют общественные организации инвалидов, деятельность которых направлена на защиту прав. "
        "Поддержано 23 социально-значимых проекта молодёжных объединений на сумму 21 984,5 тыс. рублей, в том числе "
        "в рамках муниципальной программы «Культура города».</p>"
        "<p>Второй абзац начинается здесь и занимает целую строку листа, а потом продолжается на следующей.</p>"
        "<ul><li>первый пункт списка, который достаточно длинный для строки и продолжается</li><li>второй</li></ul>"
    )


@pytest.mark.parametrize(
    ("words", "html"),
    [
        ("", ""),
        ("Клуб <Мечта> & Ко", "<p>Клуб &lt;Мечта&gt; &amp; Ко</p>"),
        ("первый\nвторой\n\nтретий", "<p>первый</p><p>второй</p><p>третий</p>"),
        ("§ 5 Устава\n§ Устав", "<p>§ 5 Устава</p><ul><li>Устав</li></ul>"),
        ("само\u00adуправление\r\nТОС", "<p>самоуправление</p><p>ТОС</p>"),
    ],
)
def test_short_lines_stay_as_a_person_ended_them(words: str, html: str) -> None:
    assert read_plain(words) == html


@settings(deadline=None)  # the first broken word loads the dictionary
@given(st.text(alphabet="аб вГ-.,1\n\r<&", max_size=400))
def test_no_sign_is_lost(words: str) -> None:
    html = read_plain(words)
    told = re.sub(r"</?(?:p|ul|li)>", "", html).replace("&lt;", "<").replace("&amp;", "&")
    assert "".join(told.split()).replace("-", "") == "".join(words.split()).replace("-", "")
