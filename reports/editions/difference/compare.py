"""Two documents set side by side."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from reports.editions.difference.changes import Change, Difference, How, Part, TableChange
from reports.editions.difference.pairing import Pair, paired
from reports.editions.difference.pieces import WORDS, Data, Piece, Place, pieces_of
from reports.editions.difference.tables import compare_tables, whole_text
from reports.editions.difference.words import plain, runs_of

Told = tuple[Place, Change | TableChange]
WHOLE = Place("Весь отчёт")


def difference(before: Data, after: Data) -> Difference:
    """Between two documents as `renderers.json` writes them; places are those of the newer one."""
    old, new = pieces_of(before), pieces_of(after)
    anchors = frozenset(piece.place.anchor for piece in new)
    told = [*_titles(before, after), *_changes(list(paired(old, new)), anchors)]
    parts = groupby(told, key=lambda each: each[0].title)
    return Difference(tuple(_part(title, [*group]) for title, group in parts))


def is_same(before: Data, after: Data) -> bool:
    """Whether a reader sees the same, look included; what is behind the numbers may have changed."""
    return _seen(before) == _seen(after)


def _seen(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _seen(value) for key, value in data.items() if key != "provenance"}
    return [_seen(each) for each in data] if isinstance(data, list) else data


def _part(title: str, told: list[Told]) -> Part:
    anchor = next((place.anchor for place, _ in told if place.anchor), "")
    return Part(title or "Начало отчёта", anchor, tuple(change for _, change in told))


def _titles(before: Data, after: Data) -> Iterator[Told]:
    if plain(before["title"]) != plain(after["title"]):
        yield WHOLE, Change(How.CHANGED, "название отчёта", runs_of(before["title"], after["title"]))


def _changes(pairs: list[Pair], anchors: frozenset[str]) -> Iterator[Told]:
    moved = _moved(pairs)
    left = {id(old) for old, _ in moved.values()}
    for old, new in pairs:
        if new is None:
            if old is not None and id(old) not in left:
                yield _alone(How.REMOVED, old, anchors)
        elif old is not None:
            yield from _both(old, new)
        elif id(new) in moved:
            yield (
                new.place,
                Change(How.MOVED, WORDS[new.kind], runs_of(_text(new), _text(new)), new.place.anchor),
            )
            yield from _both(*moved[id(new)])
        else:
            yield _alone(How.ADDED, new, anchors)


def _moved(pairs: Iterable[Pair]) -> dict[int, tuple[Piece, Piece]]:
    """What went in one place and came in another, by the identity of the piece that came."""
    pairs = list(pairs)
    gone: defaultdict[tuple[str, ...], deque[Piece]] = defaultdict(deque)
    for old, new in pairs:
        if old is not None and new is None:
            gone[old.token].append(old)
    found: dict[int, tuple[Piece, Piece]] = {}
    for old, new in pairs:
        if new is not None and old is None and gone.get(new.token):
            found[id(new)] = gone[new.token].popleft(), new
    return found


def _alone(how: How, piece: Piece, anchors: frozenset[str]) -> Told:
    """``anchors`` are those of the newer document: what is gone leads to where it stood, if that is still there."""
    text = _text(piece)
    runs = runs_of(text, "") if how is How.REMOVED else runs_of("", text)
    anchor = piece.place.anchor if piece.place.anchor in anchors else ""
    return Place(piece.place.title, anchor), Change(how, WORDS[piece.kind], runs, anchor)


def _both(old: Piece, new: Piece) -> Iterator[Told]:
    if old.table is not None and new.table is not None:
        change = compare_tables(old.table, new.table, new.place.anchor)
        if change.count:
            yield new.place, change
    elif old.token != new.token:
        yield (
            new.place,
            Change(How.CHANGED, WORDS[new.kind], runs_of(_text(old), _text(new)), new.place.anchor),
        )


def _text(piece: Piece) -> str:
    return whole_text(piece.table) if piece.table is not None else piece.text
