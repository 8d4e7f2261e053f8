"""Two texts side by side, word by word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from reports.editions.difference.changes import How, Run

_WORDS = re.compile(r"\d+(?:[\u00a0.,:/–-]?\d+)*|[^\W\d]+|\s+|[^\w\s]|_")
"""A number is one word with the spaces between its thousands, and so is a date; its unit is another one."""

_GAP = re.compile(r"[^\S\n]+")

ALIKE = 0.5
"""Texts that share fewer of their words are two texts, one gone and one new."""

REWRITTEN = 0.3
"""Of a long text so little stayed that the words in common are a coincidence: it is read as a whole, then and now."""

LONG = 12
"""Words."""

Word = tuple[str, str]
"""A word and the gap after it."""

Step = tuple[bool, str, str]
"""Whether it is the same, and what is before and after."""


def runs_of(before: str, after: str) -> tuple[Run, ...]:
    """What stayed, what went, what came, in reading order; what goes stands before what comes in its place."""
    is_whole = is_rewritten(before, after)
    steps = [(False, before, after)] if is_whole else _steps(_words(before), _words(after))
    return tuple(run for step in _joined(steps) for run in _runs(*step) if run.text)


def plain(text: str) -> str:
    """As a reader sees it: a gap that does not begin a line is like any other, whatever keeps its words together."""
    return _GAP.sub(" ", text)


def likeness(before: str, after: str) -> float:
    """From 0 to 1: the share of words that both have, in whatever order. Spaces and signs make nothing alike."""
    old, new = _bag(before), _bag(after)
    count = old.total() + new.total()
    return 2 * (old & new).total() / count if count else float(before == after)


def is_rewritten(before: str, after: str) -> bool:
    """Whether two long texts have too little in common to be read word by word."""
    if min(_bag(before).total(), _bag(after).total()) < LONG:
        return False
    return likeness(before, after) < REWRITTEN


@lru_cache(maxsize=2048)
def _bag(text: str) -> Counter[str]:
    words = _WORDS.findall(text)
    return Counter(word for word in words if word[0].isalnum()) or Counter(words)


def _words(text: str) -> list[Word]:
    words: list[Word] = []
    for token in _WORDS.findall(text):
        if token.isspace() and words:
            words[-1] = (words[-1][0], token)
        else:
            words.append(("", token) if token.isspace() else (token, ""))
    return words


def _steps(old: list[Word], new: list[Word]) -> Iterator[Step]:
    """Words are compared without their gaps, of which there are as many as words, each like any other."""
    matcher = SequenceMatcher(None, [word for word, _ in old], [word for word, _ in new], autojunk=False)
    for operation, a, b, c, d in matcher.get_opcodes():
        if operation != "equal":
            yield from _changed(old[a:b], new[c:d])
            continue
        for (word, gap), (_, gap_now) in zip(old[a:b], new[c:d], strict=True):
            yield True, word, word
            yield plain(gap) == plain(gap_now), gap, gap_now


def _changed(old: list[Word], new: list[Word]) -> Iterator[Step]:
    """What comes in the place of other words keeps the gap after them."""
    before, after = ("".join(word + gap for word, gap in each) for each in (old, new))
    gap, gap_now = (old[-1][1], new[-1][1]) if old and new else ("", "")
    if plain(gap) != plain(gap_now):
        gap = gap_now = ""
    yield False, before.removesuffix(gap), after.removesuffix(gap_now)
    yield True, gap, gap_now


def _joined(steps: Iterable[Step]) -> Iterator[Step]:
    """Steps in a row that are all the same, or all changes, are one."""
    for is_same, group in groupby((step for step in steps if step[1] or step[2]), key=itemgetter(0)):
        _, before, after = zip(*group, strict=True)
        yield is_same, "".join(before), "".join(after)


def _runs(is_same: bool, before: str, after: str) -> tuple[Run, ...]:
    if is_same:
        return (Run(How.SAME, after),)
    return Run(How.REMOVED, before), Run(How.ADDED, after)
