"""What a check is, and how a file declares one.

A check reads what was built and yields findings. It says what is wrong in one sentence, how grave it is, where,
both values, and what to do. ``explains`` names places whose plainer findings this one makes superfluous.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from reports.built import Built


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def label(self) -> str:
        return {"error": "ошибка", "warning": "предупреждение", "hint": "подсказка"}[self.value]


@dataclass(frozen=True, slots=True)
class Finding:
    """``where`` is for people, ``place`` is the address (``also_at`` more of them where one finding tells of several);
    ``values`` are (what, value as it is printed).
    """

    message: str
    where: str
    place: str
    severity: Severity
    values: tuple[tuple[str, str], ...] = ()
    advice: str = ""
    explains: frozenset[str] = frozenset()
    also_at: tuple[str, ...] = ()


@dataclass(frozen=True)
class Check:
    code: str
    title: str
    find: Callable[[Built], Iterable[Finding]]
    is_explainable: bool = True
    """Whether a finding may stay when somebody writes why; what is plainly broken has to be mended."""


def check(
    code: str, title: str, *, is_explainable: bool = True
) -> Callable[[Callable[[Built], Iterable[Finding]]], Check]:
    return lambda find: Check(code, title, find, is_explainable)
