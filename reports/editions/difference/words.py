"""Two texts side by side, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from reports.editions.difference.changes import How, Run

_WORDS = re.compile(r"\d+(?:[\u00a0.,:/–-]?\d+)*|[^\W\d]+|\s+|[^\w\s]|_")
"""A number is one word with the spaces between its thousands, and so is a date; its unit is another one."""

Step = tuple[bool, str, str]
"""Whether it is the same, and what is before and after."""


def runs_of(before: str, after: str) -> tuple[Run, ...]:
    """What stayed, what went, what came, in reading order; what goes stands before what comes in its place."""
    steps = _joined(_steps(_WORDS.findall(before), _WORDS.findall(after)))
    return tuple(run for step in steps for run in _runs(*step) if run.text)


def likeness(before: str, after: str) -> float:
    """From 0 to 1, by words."""
    return SequenceMatcher(None, _WORDS.findall(before), _WORDS.findall(after), autojunk=False).ratio()


def _steps(old: list[str], new: list[str]) -> Iterator[Step]:
    for operation, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield operation == "equal", "".join(old[a:b]), "".join(new[c:d])


def _joined(steps: Iterable[Step]) -> list[Step]:
    """Several changed words in a row are one change, though the spaces between them stayed."""
    joined: list[Step] = []
    for step in steps:
        joined.append(_widened(joined, step) if _goes_on(joined, step) else step)
    return joined


def _goes_on(joined: list[Step], step: Step) -> bool:
    return not step[0] and len(joined) > 1 and not joined[-1][1].strip()


def _widened(joined: list[Step], step: Step) -> Step:
    """Takes back the gap and the change before it."""
    gap = joined.pop()[1]
    _, before, after = joined.pop()
    return False, before + gap + step[1], after + gap + step[2]


def _runs(is_same: bool, before: str, after: str) -> tuple[Run, ...]:
    if is_same:
        return (Run(How.SAME, before),)
    return Run(How.REMOVED, before), Run(How.ADDED, after)
