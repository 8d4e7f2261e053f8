"""Lines of a column: what fits stays whole, what does not is torn where Russian allows it, and nothing is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.pdf.letters import paragraphs
from portal.pdf.lines import SOFT_HYPHEN, Measure, break_places
from tests.pdf.faces import lettering

LETTERS = lettering()
NAME = "Автономная некоммерческая организация содействия социальной адаптации «Надежда»"


def lines(text: str, width: float = 100, ragged: float = 0.3) -> list[str]:
    return [line.rstrip(" ") for line in Measure(LETTERS, width, ragged).lines(text)]


def squeezed(text: str) -> str:
    return re.sub(rf"[ \t{SOFT_HYPHEN}]", "", text)


def test_what_fits_is_one_line() -> None:
    assert lines("ОГРН 1157700014086") == ["ОГРН 1157700014086"]
    assert lines("") == []


def test_a_name_is_filled_and_torn_at_syllables() -> None:
    assert lines(NAME) == [
        "Автономная некоммерче\u00ad",
        "ская организация содей\u00ad",
        "ствия социальной адапта\u00ad",
        "ции «Надежда»",
    ]


def test_titles_are_torn_only_where_a_word_is_wider_than_the_column() -> None:
    assert lines("Дата принятия решения", 40, ragged=1) == ["Дата", "принятия", "решения"]
    assert lines("Номер налогоплательщика", 40, ragged=1) == [
        "Номер",
        "налого\u00ad",
        "платель\u00ad",
        "щика",
    ]


def test_a_line_break_and_an_empty_line_stay() -> None:
    assert lines("№ 1\r\n\n14.01.2019") == ["№ 1", "", "14.01.2019"]


def test_after_a_hyphen_no_other_is_written() -> None:
    assert lines("физкультурно-оздоровительного", 65) == ["физкультурно-", "оздоровитель\u00ad", "ного"]


def test_what_is_held_together_parts_there_before_it_is_cut() -> None:
    assert lines("450\u00a0000,00\u00a0руб.", 40) == ["450\u00a0000,00\u00a0", "руб."]


def test_a_word_without_syllables_is_cut_anywhere() -> None:
    cut = lines("https://example.ru/" + "x" * 80)
    assert len(cut) > 3
    assert "".join(cut) == "https://example.ru/" + "x" * 80


def test_abbreviations_are_left_whole() -> None:
    assert break_places("МБОУДОД") == ()
    assert break_places("северо-восток") == (7, 10)


@given(st.text(st.characters(codec="utf-8"), max_size=200), st.floats(12, 300))
def test_no_line_is_wider_than_its_column_and_no_letter_is_lost(text: str, width: float) -> None:
    broken = lines(text, width)
    assert all(LETTERS.width(line) <= width + 1e-6 or len(line) == 1 for line in broken)
    assert squeezed("".join(broken)) == squeezed("".join(paragraphs(text)))


@pytest.mark.parametrize("text", ["ы" * 50_000, "защита" * 8_000, "w-" * 25_000, "1\u00a0" * 25_000])
def test_a_text_without_spaces_takes_no_longer_than_its_length_asks(text: str) -> None:
    assert squeezed("".join(lines(text))) == text
