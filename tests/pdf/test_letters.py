"""What may stand on a page."""

import pytest

from portal.pdf.letters import paragraphs


def test_ordinary_text_stays_as_it_is() -> None:
    assert paragraphs("ООО «Ромашка» № 1 – 48,7 м², 12\u00a0000\u00a0₽") == [
        "ООО «Ромашка» № 1 – 48,7 м², 12\u00a0000\u00a0₽"
    ]
    assert paragraphs("漢字 עברית") == ["漢字 עברית"]


def test_lines_end_as_any_system_ends_them() -> None:
    assert paragraphs("раз\r\nдва\nтри\u2028четыре\x85пять") == ["раз", "два", "три", "четыре", "пять"]


def test_letters_are_composed() -> None:
    assert paragraphs("и\u0306е\u0308") == ["йё"]


@pytest.mark.parametrize("sign", ["\0", "\x07", "\x1b", "\u00ad", "\u200b", "\u202e", "\u2066", "\ufeff"])
def test_what_is_not_seen_is_dropped(sign: str) -> None:
    assert paragraphs(f"до{sign}ля") == ["доля"]


@pytest.mark.parametrize("sign", ["😀", "\ud800", "\uffff", "\U000e0041"])
def test_what_no_font_here_can_name_is_shown_as_unknown(sign: str) -> None:
    assert paragraphs(f"до{sign}ля") == ["до\ufffdля"]
