"""Which piece of one document became which piece of the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from reports.editions.difference.pieces import Piece
from reports.editions.difference.words import ALIKE, is_rewritten, likeness

LOOK_AHEAD = 60
"""How many of the remaining old pieces a new one is held against: a text rewritten from end to end stays affordable."""

Pair = tuple[Piece | None, Piece | None]


def paired(before: Sequence[Piece], after: Sequence[Piece]) -> Iterator[Pair]:
    """In the order of the newer document, with what is gone where it was; one of a pair is None without its like."""
    matcher = SequenceMatcher(
        None, [each.token for each in before], [each.token for each in after], autojunk=False
    )
    for operation, a, b, c, d in matcher.get_opcodes():
        old, new = before[a:b], after[c:d]
        if operation == "equal" or _stand_alike(old, new):
            yield from zip(old, new, strict=True)
        else:
            yield from _by_likeness(old, new)


def _stand_alike(old: Sequence[Piece], new: Sequence[Piece]) -> bool:
    """Whether each has taken the place of the other, however its words changed: a short text has few to keep."""
    return len(old) == len(new) and all(map(_takes_place, old, new))


def _takes_place(old: Piece, new: Piece) -> bool:
    return old.kind == new.kind and not is_rewritten(old.text, new.text)


def _by_likeness(old: Sequence[Piece], new: Sequence[Piece]) -> Iterator[Pair]:
    """Each new piece takes the first of the next old ones that is like it; those passed over are gone.

    Between two such pairs, what is gone stands before what came.
    """
    start, come = 0, list[Pair]()
    for piece in new:
        ahead = range(start, min(start + LOOK_AHEAD, len(old)))
        found = next((place for place in ahead if _is_like(old[place], piece)), None)
        if found is None:
            come.append((None, piece))
            continue
        yield from (*((gone, None) for gone in old[start:found]), *come, (old[found], piece))
        start, come = found + 1, []
    yield from (*((gone, None) for gone in old[start:]), *come)


def _is_like(old: Piece, new: Piece) -> bool:
    if old.kind != new.kind:
        return False
    if old.kind == "table":
        return old.detail == new.detail and likeness(old.text, new.text) >= ALIKE
    return old.kind == "picture" or likeness(old.text, new.text) >= ALIKE
