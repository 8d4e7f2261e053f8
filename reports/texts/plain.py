"""Words without marks, as a PDF or a letter gives them: lines that were broken to fit a page are paragraphs again."""

from __future__ import annotations

import re
from html import escape

from portal.lib.agreement import readings
from reports.texts.pasted import SOFT_HYPHEN, read_pasted

WIDE = 50
"""Signs: where no line of a text is as long, its lines were ended by a person."""

FILLED = 0.8
"""Of the widest line, for signs differ in width. Where the next word would have fitted, a person ended the line."""

_LIST_ITEM = re.compile(r"(?:[-–—•·▪*]|\d{1,2}[.)])\s")
_ENDED = re.compile(r"[.!?:;…]$")
_BROKEN_WORD = re.compile(r"([А-Яа-яЁё]+)-$")
_FIRST_WORD = re.compile(r"[а-яё]+")


def read_plain(words: str) -> str:
    """Cleaned HTML. No word is lost; between two paragraphs stands an empty line or a line that was left unfilled."""
    lines = [" ".join(line.split()) for line in words.replace(SOFT_HYPHEN, "").splitlines()]
    widest = max(map(len, lines), default=0)
    paragraphs: list[str] = []
    before = ""
    for line in lines:
        if before and _goes_on(before, line, widest):
            paragraphs[-1] = _joined(paragraphs[-1], line)
        elif line:
            paragraphs.append(line)
        before = line
    return read_pasted("".join(f"<p>{escape(each, quote=False)}</p>" for each in paragraphs))


def _goes_on(before: str, line: str, widest: int) -> bool:
    if not line or widest < WIDE or _LIST_ITEM.match(line):
        return False
    if len(before) + len(line.partition(" ")[0]) < widest * FILLED:
        return False
    return line[0].islower() or not _ENDED.search(before)


def _joined(paragraph: str, line: str) -> str:
    """«обществен-» and «ный» are one word; «социально-» and «значимый» keep their hyphen."""
    broken, rest = _BROKEN_WORD.search(paragraph), _FIRST_WORD.match(line)
    if not (broken and rest):
        return f"{paragraph} {line}"
    is_word = any(each.is_known for each in readings(broken[1].lower() + rest[0]))
    return (paragraph[:-1] if is_word else paragraph) + line
