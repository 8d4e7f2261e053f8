"""Bars as SVG: each label stands above its bar, and the words of its number to the right of it.

Bars are shares of the width and grow with the page; letters keep their size, which a view box would shrink on a
narrow screen. Colour and font are attributes, because WeasyPrint reads no style sheet inside an SVG.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

# Everything in CSS pixels. Labels and numbers fit the sheet of a screen 360 pixels wide.
NARROWEST = 312
FONT = 14
INK, ACCENT, LINE = "#18222d", "#0b5a76", "#b9c0b7"  # --ink, --accent and --line-2 of tokens.css
LABEL_LINES = 2
LINE_HEIGHT = 18
INDENT = 8  # of the labels from the line where the bars begin
LABEL_WIDTH = NARROWEST - INDENT
THICKNESS = 14
STEP = THICKNESS + 16  # from a bar to the next label
GAP = 8  # between a bar and its number
TALLEST = 500  # of one picture: it fits a page that lies on its side, with the title
LEAST_SHARE = 0.3  # of the width, for the longest bar beside the widest number

BESIDE = "Те же числа — в таблице под ней."

# How wide letters of PT Serif are at most, in ems. What is not here is one of the wider capitals.
_ADVANCES = {
    letter: width
    for width, letters in (
        (0.28, " \u00a0'|,."),
        (0.34, "jil[]!:;`()/Jf"),
        (0.38, 'It{}"r'),
        (0.43, "_-sг"),
        (0.49, "*?cзс«»„“zэ"),
        (0.53, "^eетёavyГауьkxх#$+0123456789<=>g~вя\u2212±€₽"),
        (0.57, "FSбклLboqЗоdчpuдр"),
        (0.61, "EЕъЁhnPБРЬBZВийнпц"),
        (0.69, "TТЭ–CRYСЧЯKКЛУUXХAVАGД"),
        (0.89, "Ффюш%ЫщmмMМ&…—"),
        (1.13, "WШЖЩЮ@№"),
    )
    for letter in letters
}
_CAPITAL = 0.76


@dataclass(frozen=True, slots=True)
class Bar:
    """``words`` is the value as it is read: «1 397,2»."""

    label: str
    value: Decimal
    words: str


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A bar with its label and number, ``height`` pixels from those of the next one."""

    lines: list[str]
    share: float
    number: str

    @property
    def height(self) -> int:
        return len(self.lines) * LINE_HEIGHT + STEP


def draw(bars: Sequence[Bar], title: str, anchor: str, beside: str = BESIDE) -> str:
    """One picture, or several that follow one another seamlessly and each fit a page.

    ``anchor`` tells the pictures of a page apart; ``beside`` says where the numbers stand as a table.
    """
    parts = _parts(bars)
    pictures = []
    for place, part in enumerate(parts, start=1):
        which = f", часть {place} из {len(parts)}" if len(parts) > 1 else ""
        words = f"Столбчатая диаграмма «{title}»{which}. {beside}"
        pictures.append(_picture(part, f"{anchor}-{place}", words))
    return "\n".join(pictures)


def shares(bars: Sequence[Bar]) -> list[float]:
    """Of the width, 0 to 1, proportional to the numbers; none for less than nothing.

    The longest bar leaves room for the widest number on the narrowest screen.
    """
    numbers = max((text_width(bar.words) for bar in bars), default=0)
    longest = max(LEAST_SHARE, 1 - (GAP + numbers) / NARROWEST)
    values = [max(bar.value, Decimal(0)) for bar in bars]
    largest = max(values, default=0) or Decimal(1)
    return [longest * float(value / largest) for value in values]


def wrapped(label: str) -> list[str]:
    """The label in at most two lines that fit the narrowest screen; the table has the rest of a longer one."""
    lines = [""]
    for word in label.split(" "):
        longer = f"{lines[-1]} {word}".lstrip(" ")
        if text_width(longer) <= LABEL_WIDTH or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    kept = [*lines[: LABEL_LINES - 1], " ".join(lines[LABEL_LINES - 1 :])]
    return [_fitting(line) for line in kept if line]


def text_width(text: str) -> float:
    """At most, in pixels."""
    return FONT * sum(_ADVANCES.get(letter, _CAPITAL) for letter in text)


def _fitting(line: str) -> str:
    if text_width(line) <= LABEL_WIDTH:
        return line
    while text_width(f"{line}…") > LABEL_WIDTH:
        line = line[:-1]
    return f"{line.rstrip()}…"


def _parts(bars: Sequence[Bar]) -> list[list[_Drawn]]:
    parts: list[list[_Drawn]] = []
    for bar, share in zip(bars, shares(bars), strict=True):
        drawn = _Drawn(wrapped(bar.label), share, bar.words)
        if not parts or sum(each.height for each in parts[-1]) + drawn.height > TALLEST:
            parts.append([])
        parts[-1].append(drawn)
    return parts


def _picture(part: list[_Drawn], name: str, words: str) -> str:
    height, bars = 0, ""
    for drawn in part:
        bars += _bar(drawn, height)
        height += drawn.height
    return (
        f'<svg role="img" aria-labelledby="{escape(name)}" width="100%" height="{height}" '
        f'font-family="PT Serif, serif" font-size="{FONT}">\n'
        f'<title id="{escape(name)}">{escape(words)}</title>\n'
        f'{bars}<rect width="1" height="{height}" fill="{LINE}"/>\n</svg>'
    )


def _bar(drawn: _Drawn, top: int) -> str:
    label = "".join(
        f'<text x="{INDENT}" y="{top + place * LINE_HEIGHT - 4}" fill="{INK}">{escape(line)}</text>\n'
        for place, line in enumerate(drawn.lines, start=1)
    )
    top += len(drawn.lines) * LINE_HEIGHT + 2
    width = f"{drawn.share:.2%}"
    return (
        f'{label}<rect y="{top}" width="{width}" height="{THICKNESS}" fill="{ACCENT}"/>\n'
        f'<text x="{width}" dx="{GAP}" y="{top + THICKNESS - 2}" fill="{INK}">{escape(drawn.number)}</text>\n'
    )
