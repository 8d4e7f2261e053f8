"""One ratio of two medians."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Ratio:
    name: str
    value: float
    limit: float
    detail: str

    @property
    def is_within(self) -> bool:
        return self.value <= self.limit


def median_seconds(work: Callable[[], object], times: int) -> float:
    """The median of several runs after one that warms up."""
    work()
    return statistics.median(_seconds(work) for _ in range(times))


def paired_seconds(
    ours: Callable[[], object], theirs: Callable[[], object], times: int
) -> tuple[float, float]:
    """Medians of two works that take turns, so that a busy moment of the machine falls on both."""
    ours(), theirs()
    pairs = [(_seconds(ours), _seconds(theirs)) for _ in range(times)]
    return statistics.median(first for first, _ in pairs), statistics.median(second for _, second in pairs)


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def compared(name: str, ours: float, theirs: float, limit: float) -> Ratio:
    return Ratio(name, ours / theirs, limit, f"{ours * 1000:.1f} ms against {theirs * 1000:.1f} ms")
