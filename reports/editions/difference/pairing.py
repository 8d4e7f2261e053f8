"""Which piece of one document became which piece of the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from reports.editions.difference.pieces import Piece
from reports.editions.difference.words import likeness

ALIKE = 0.5
"""Pieces that share fewer of their words are two pieces, one gone and one new."""

Pair = tuple[Piece | None, Piece | None]


def paired(before: Sequence[Piece], after: Sequence[Piece]) -> Iterator[Pair]:
    """In the order of the newer document, with what is gone where it was; one of a pair is None without its like."""
    matcher = SequenceMatcher(
        None, [each.token for each in before], [each.token for each in after], autojunk=False
    )
    for operation, a, b, c, d in matcher.get_opcodes():
        old, new = before[a:b], after[c:d]
        if operation == "equal" or [each.kind for each in old] == [each.kind for each in new]:
            yield from zip(old, new, strict=True)
        else:
            yield from _by_likeness(old, new)


def _by_likeness(old: Sequence[Piece], new: Sequence[Piece]) -> Iterator[Pair]:
    """Each new piece takes the first of the remaining old ones that is like it; those passed over are gone."""
    start = 0
    for piece in new:
        found = next((place for place in range(start, len(old)) if _is_like(old[place], piece)), None)
        if found is None:
            yield None, piece
            continue
        yield from ((gone, None) for gone in old[start:found])
        yield old[found], piece
        start = found + 1
    yield from ((gone, None) for gone in old[start:])


def _is_like(old: Piece, new: Piece) -> bool:
    if old.kind != new.kind:
        return False
    if old.kind == "table":
        return old.detail == new.detail and likeness(old.text, new.text) >= ALIKE
    return old.kind == "picture" or likeness(old.text, new.text) >= ALIKE
