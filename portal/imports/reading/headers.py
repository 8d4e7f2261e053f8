"""Where a table's header stands, and which rows under it are data."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from portal.imports.reading.cells import tidied_text
from portal.imports.reading.shapes import Cells, Row

_HEADER_ROWS: Final = 60
_LONGEST_NAME: Final = 200
_NUMERIC: Final = re.compile(r"[\d\s.,:/+()%-]+")
_TOTAL: Final = re.compile(r"(?:всего|итого|общий итог)(?:\s+по\b|\s*:|\s*$|\s+за\b|\s+\()", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W_]+")
_CONVINCING: Final = 1.0

_Texts = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class _Candidate:
    place: int
    height: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """The first row of the header (from 1), how many rows it takes, and a name for each column.

    Two rows are joined: «Сумма: план». `height` is 0 for a table without a header: `line` is its first
    row then, and columns are called «Столбец 1». An empty name stays "".
    """

    line: int
    height: int
    names: tuple[str, ...]


def find_header(rows: Sequence[Row], known: Collection[str] = ()) -> Header:
    """The likeliest header among a file's first rows. `known` are words of headings, in any case.

    A header is a row of short texts, about as wide as the table, of words known; numbers stand under it.
    """
    judged = [(line, _texts(cells)) for line, cells in rows[:_HEADER_ROWS]]
    width = max((_filled(texts) for _, texts in judged), default=0)
    words = {word for each in known for word in _words(each)}
    candidates = [_candidate(judged, place) for place in range(len(judged))]
    scores = [_score(judged, each, width, words) for each in candidates]
    if max(scores, default=0) < _CONVINCING:
        return _without_header(rows)
    best = candidates[scores.index(max(scores))]
    return Header(judged[best.place][0], best.height, best.names)


def data_rows(rows: Iterable[Row], header: Header) -> Iterator[Row]:
    """Rows under the header that hold anything, without column numbers «1 2 3» and repeated headers."""
    header_rows: list[Cells] = []
    after_header = True
    for line, cells in rows:
        if line < header.line:
            continue
        if line < header.line + header.height:
            header_rows.append(cells)
        elif cells in header_rows:
            after_header = True
        elif not (is_blank_row(cells) or (after_header and is_column_numbers(cells))):
            after_header = False
            yield line, cells


def is_blank_row(cells: Cells) -> bool:
    """Nothing but empty cells and spaces."""
    return all(map(_is_blank, cells))


def is_column_numbers(cells: Cells) -> bool:
    """The row «1 2 3 …» under a header; it may skip a column, but not begin elsewhere."""
    texts = [text.rstrip(".") for text in _texts(cells) if text]
    return len(texts) >= 2 and texts == [str(number) for number in range(1, len(texts) + 1)]


def is_group_row(cells: Cells) -> str | None:
    """The heading of a region or programme among data: one text in the row, or one merged across it."""
    filled = [cell for cell in cells if not _is_blank(cell)]
    if len(cells) < 2 or len(filled) not in {1, len(cells)} or not isinstance(filled[0], str):
        return None
    if filled.count(filled[0]) < len(filled) or is_total_row(filled):
        return None
    text = tidied_text(filled[0])
    return None if _NUMERIC.fullmatch(text) else text


def is_total_row(cells: Cells) -> bool:
    """«Итого», «Всего по программе:» as the first text of the row."""
    for cell in cells:
        if isinstance(cell, str) and not (_is_blank(cell) or _NUMERIC.fullmatch(cell)):
            return bool(_TOTAL.match(tidied_text(cell)))
    return False


def _is_blank(cell: Any) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _texts(cells: Cells) -> list[str]:
    return [tidied_text(cell) for cell in cells]


def _filled(texts: list[str]) -> int:
    return sum(map(bool, texts))


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _is_name(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and (text == "№" or not _NUMERIC.fullmatch(text))


def _candidate(judged: list[_Texts], place: int) -> _Candidate:
    upper = judged[place][1]
    if _is_lower_half(judged, place):
        return _Candidate(place, 2, _joined(upper, judged[place + 1][1]))
    return _Candidate(place, 1, tuple(upper))


def _score(judged: list[_Texts], candidate: _Candidate, width: int, known: set[str]) -> float:
    """Above 1 a row is believed to be a header; a title has one cell of many, data have numbers."""
    texts = [text for text in candidate.names if text]
    names = [text for text in texts if _is_name(text)]
    if (len(texts) <= 1 < width) or len(names) * 2 <= len(texts):
        return 0
    below = judged[candidate.place + candidate.height :][:5]
    share = len(names) / len(texts)
    score = len(texts) / width * share**2 * (len(set(texts)) / len(texts))
    score += 2 * sum(bool(known.intersection(_words(name))) for name in names) / width
    score += any(is_column_numbers(list(row)) for _, row in below[:2])
    return score + 0.5 * (share - _share_of_names(below)) - 0.02 * candidate.place


def _share_of_names(rows: list[_Texts]) -> float:
    texts = [text for _, row in rows for text in row if text]
    return sum(map(_is_name, texts)) / len(texts) if texts else 1.0


def _is_lower_half(judged: list[_Texts], place: int) -> bool:
    """Whether the next row goes on with the header: names under the gaps of the row above, and either
    nothing new under its other names or the same names under several groups."""
    if place + 1 >= len(judged):
        return False
    upper, lower = judged[place][1], judged[place + 1][1]
    pairs = list(zip(upper, lower, strict=False))
    names = [below for above, below in pairs if below and below != above]
    fills_gap = any(below and not above for above, below in pairs)
    spans = any(above and below in {"", above} for above, below in pairs)
    repeats = len(set(names)) < len(names)
    return fills_gap and (spans or repeats) and all(map(_is_name, names))


def _joined(upper: list[str], lower: list[str]) -> tuple[str, ...]:
    names, group = [], ""
    for place in range(max(len(upper), len(lower))):
        above = upper[place] if place < len(upper) else ""
        below = lower[place] if place < len(lower) else ""
        group = above or (group if below else "")
        names.append(f"{group}: {below}" if group and below and group != below else group or below)
    return tuple(names)


def _without_header(rows: Sequence[Row]) -> Header:
    filled = [(line, cells) for line, cells in rows if not is_blank_row(cells)]
    width = max((len(cells) for _, cells in filled), default=0)
    line = filled[0][0] if filled else 1
    return Header(line, 0, tuple(f"Столбец {place}" for place in range(1, width + 1)))
