"""The picture of a chart: true to its numbers, inside its frame, and named in the page."""

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from portal.charts import (
    ACCENT,
    FONT,
    GAP,
    INK,
    LABEL_LINES,
    LABEL_WIDTH,
    LINE,
    NARROWEST,
    TALLEST,
    text_width,
    wrapped,
)
from portal.lib.quantities import Quantity
from reports.document import Bar, Number, Style
from reports.renderers.chart import draw, shares
from reports.renderers.html import render_body
from reports.renderers.wording import number_text
from tests.reports.renderers.samples import DASH, HOSTILE, MORE, chart, of
from tests.reports.renderers.test_html import Strict, read

STATIC = Path(__file__).resolve().parents[3] / "static"
LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюяёАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЁ0123456789 «».,-–—()№%…\u00a0"
amounts = st.decimals(0, 10**12, places=2)
labels = st.text(LETTERS, max_size=300)


def bar(value: Decimal | int) -> Bar:
    return Bar("Фонд", Number(Quantity.of(value, "rub"), Style(scale="тыс.", decimals=1, with_unit=False)))


def page(*names: str) -> Strict:
    return read(render_body(of(chart(*names))))


@given(st.lists(amounts, min_size=1, max_size=12))
def test_bars_are_proportional_to_their_numbers(values: list[Decimal]) -> None:
    drawn, largest = shares([bar(value) for value in values]), max(values)
    for share, value in zip(drawn, values, strict=True):
        assert share * float(largest) == pytest.approx(max(drawn) * float(value))


@given(st.lists(st.decimals(-(10**12), 10**12, places=2), min_size=1, max_size=12))
def test_a_bar_and_its_number_never_leave_the_frame(values: list[Decimal]) -> None:
    bars = [bar(value) for value in values]
    for share, each in zip(shares(bars), bars, strict=True):
        assert 0 <= share < 1
        assert share * NARROWEST + GAP + text_width(number_text(each.number)) <= NARROWEST + 0.001


def test_the_longest_bar_is_seen_beside_a_long_number() -> None:
    assert shares([Bar("", MORE)]) == [0.3]


def test_zero_a_dash_and_less_than_nothing_have_no_length() -> None:
    assert shares([bar(0), Bar("", DASH)]) == [0, 0]
    assert shares([bar(-5), bar(10)])[0] == 0


@given(labels)
def test_a_label_takes_two_lines_at_most_and_each_fits(label: str) -> None:
    lines = wrapped(label)
    assert len(lines) <= LABEL_LINES
    assert all(text_width(line) <= LABEL_WIDTH for line in lines)


@given(st.text(LETTERS, max_size=24))
def test_a_short_label_is_not_cut(label: str) -> None:
    assert "".join(wrapped(label)).replace(" ", "") == label.replace(" ", "")


def test_a_long_label_is_cut_where_the_second_line_ends() -> None:
    first, second = wrapped(
        "Возмещение коммунальных услуг учреждению образования вне муниципальных программ города"
    )
    assert first == "Возмещение коммунальных услуг"
    assert second.startswith("учреждению образования")
    assert second.endswith("…")


def test_letters_are_not_wider_than_they_are_taken_to_be() -> None:
    font = TTFont(STATIC / "fonts/PTSerif-Regular.ttf")
    names, advances, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    real = {letter: advances[names[ord(letter)]][0] / em * FONT for letter in LETTERS}
    assert [letter for letter, width in real.items() if width > text_width(letter) + 0.1] == []
    prose = "Развитие системы образования и поддержка некоммерческих организаций города Кемерово"
    assert text_width(prose) == pytest.approx(sum(real[letter] for letter in prose), rel=0.05)


def test_colours_are_the_portals_and_told_from_white() -> None:
    tokens = dict(re.findall(r"--([\w-]+): (#\w{6});", (STATIC / "css/tokens.css").read_text()))
    assert (tokens["ink"], tokens["accent"], tokens["line-2"]) == (INK, ACCENT, LINE)
    assert contrast_with_white(INK) >= 4.5
    assert contrast_with_white(ACCENT) >= 3


def contrast_with_white(colour: str) -> float:
    """WCAG 2.2, relative luminance and contrast ratio."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def test_the_page_shows_the_title_the_picture_and_the_table() -> None:
    reading = page("Фонд <раз>", HOSTILE)
    assert [tag for tag, _ in reading.tags if tag in {"figure", "figcaption", "svg", "table"}] == [
        *("figure", "figcaption", "svg", "table")
    ]
    text = "".join(reading.words)
    assert "Деньги " + HOSTILE in text
    assert "Выделено, тыс. рублей" in text
    assert "Фонд <раз>" in text


def test_the_picture_is_named_and_nothing_is_styled_in_place() -> None:
    reading = page("раз", "два")
    (picture,) = [attrs for tag, attrs in reading.tags if tag == "svg"]
    (title,) = [attrs for tag, attrs in reading.tags if tag == "title"]
    assert (picture["role"], picture["aria-labelledby"]) == ("img", title["id"])
    assert not any({"style", "onclick"} & attrs.keys() for _, attrs in reading.tags)


def test_each_bar_has_its_number_and_a_dash_has_no_length() -> None:
    svg = draw(chart("раз", "два"))
    assert re.findall(r'<rect y="\d+" width="([\d.]+%)"', svg)[1] == "0.00%"
    assert re.findall(r"<text[^>]*>([^<]*)</text>", svg) == [
        "раз",
        "1\u00a0397,2\u00a0тыс.\u00a0рублей",
        "два",
        "–",
    ]


def test_a_long_chart_goes_on_in_pictures_that_fit_a_page() -> None:
    reading = page(*(f"Строка {n}" for n in range(40)))
    pictures = [attrs for tag, attrs in reading.tags if tag == "svg"]
    assert len(pictures) > 2
    assert all(int(picture["height"] or 0) <= TALLEST for picture in pictures)
    assert len({picture["aria-labelledby"] for picture in pictures}) == len(pictures)
    assert "часть 2 из " in "".join(reading.words)


def test_without_bars_there_is_no_picture() -> None:
    assert draw(replace(chart("раз"), bars=())) == ""
