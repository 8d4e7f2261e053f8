"""Two states of one table: cells old and new by the names of row and column, rows that came and went."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reports.editions.difference.changes import CellChange, Change, How, RowChange, TableChange
from reports.editions.difference.pieces import Data, line, pieces_of
from reports.editions.difference.words import plain, runs_of

Key = tuple[str, int]
"""A row's key and which of the rows of that key it is."""

Said = frozenset[tuple[str, str]]
"""All that a row says."""


@dataclass(frozen=True)
class _Row:
    key: Key
    name: str
    cells: dict[str, str]
    """Code of a column → what its cell says."""

    @property
    def said(self) -> Said:
        return frozenset((code, plain(text)) for code, text in self.cells.items())


def compare_tables(before: Data, after: Data, anchor: str = "") -> TableChange:
    """A cell is looked for by the key of its row and the code of its column, wherever these stand by now."""
    old, new = _rows(before), _rows(after)
    pairs, gone, come = _pairs(old, new)
    titles = _titles(before) | _titles(after)
    common = [code for code in _titles(after) if code in _titles(before)]
    return TableChange(
        title_of(after),
        tuple(_notes(before, after, pairs)),
        tuple(_cells(pairs, common, titles)),
        (*_whole_rows(How.REMOVED, gone, titles), *_whole_rows(How.ADDED, come, titles)),
        anchor,
    )


def title_of(table: Data) -> str:
    """«Таблица № 2. Получатели»."""
    number = f"Таблица №\u00a0{table['number']}" if table.get("number") else ""
    return ". ".join(filter(None, (number, table.get("caption", "")))) or "Таблица"


def whole_text(table: Data) -> str:
    """How a table that came or went is told of."""
    count = len(table["rows"])
    return f"{title_of(table)} (строк: {count})"


def _rows(table: Data) -> list[_Row]:
    codes = [column["code"] for column in table["columns"]]
    left = [column["code"] for column in table["columns"] if column.get("align", "left") == "left"]
    seen: Counter[str] = Counter()
    rows = []
    for row in table["rows"]:
        seen[row["key"]] += 1
        cells = dict(_by_column(row["cells"], codes))
        named = (cells.get(code, "") for code in (*left, *codes))
        rows.append(_Row((row["key"], seen[row["key"]]), next(filter(None, named), "без названия"), cells))
    return rows


def _by_column(cells: Iterable[Data], codes: Sequence[str]) -> Iterator[tuple[str, str]]:
    place = 0
    for cell in cells:
        yield codes[min(place, len(codes) - 1)], _cell_text(cell)
        place += cell.get("colspan", 1)


def _cell_text(cell: Data) -> str:
    inside = pieces_of({"sheets": [{"nodes": cell.get("nodes", ())}]})
    return "\n".join(filter(None, (line(cell["content"]), *(piece.text for piece in inside))))


def _titles(table: Data) -> dict[str, str]:
    return {column["code"]: column["title"] for column in table["columns"]}


def _pairs(
    old: list[_Row], new: list[_Row]
) -> tuple[list[tuple[_Row, _Row]], Iterable[_Row], Iterable[_Row]]:
    """Rows with the same key are the same; a record entered anew has another key and says the same."""
    by_key = {row.key: row for row in old}
    pairs = [(by_key.pop(row.key), row) for row in new if row.key in by_key]
    known = {row.key for _, row in pairs}
    by_cells: defaultdict[Said, deque[_Row]] = defaultdict(deque)
    for row in by_key.values():
        by_cells[row.said].append(row)
    come = []
    for row in (each for each in new if each.key not in known):
        if same := by_cells.get(row.said):
            pairs.append((by_key.pop(same.popleft().key), row))
        else:
            come.append(row)
    return pairs, by_key.values(), come


def _cells(
    pairs: Iterable[tuple[_Row, _Row]], columns: Sequence[str], titles: dict[str, str]
) -> Iterator[CellChange]:
    for old, new in pairs:
        for code in columns:
            before, after = old.cells.get(code, ""), new.cells.get(code, "")
            if plain(before) != plain(after):
                yield CellChange(new.name, titles[code], before, after)


def _whole_rows(how: How, rows: Iterable[_Row], titles: dict[str, str]) -> Iterator[RowChange]:
    for row in rows:
        yield RowChange(
            how, row.name, tuple((titles[code], text) for code, text in row.cells.items() if text)
        )


def _notes(before: Data, after: Data, pairs: Sequence[tuple[_Row, _Row]]) -> Iterator[Change]:
    for what, name in (("название таблицы", "caption"), ("единица", "unit")):
        yield from _changed(what, before.get(name, ""), after.get(name, ""))
    yield from _columns(before, after)
    yield from _footnotes(before, after)
    order = [old.key for old, _ in pairs]
    places = {row.key: place for place, row in enumerate(_rows(before))}
    if sorted(order, key=places.__getitem__) != order and all(old.key == new.key for old, new in pairs):
        yield Change(How.MOVED, "порядок строк", ())


def _columns(before: Data, after: Data) -> Iterator[Change]:
    old, new = _titles(before), _titles(after)
    common = [code for code in new if code in old]
    yield from (Change(How.REMOVED, "столбец", runs_of(old[code], "")) for code in old if code not in new)
    yield from (Change(How.ADDED, "столбец", runs_of("", new[code])) for code in new if code not in old)
    if common != [code for code in old if code in new]:
        yield Change(How.MOVED, "порядок столбцов", ())
    elif old.keys() == new.keys():
        yield from _changed("шапка", _head(before), _head(after))
        return
    for code in common:
        yield from _changed("название столбца", old[code], new[code])


def _head(table: Data) -> str:
    return " | ".join(cell["text"] for row in table.get("header", ()) for cell in row)


def _footnotes(before: Data, after: Data) -> Iterator[Change]:
    old, new = ([line(note) for note in table.get("footnotes", ())] for table in (before, after))
    for place in range(max(len(old), len(new))):
        yield from _changed("сноска", *(notes[place] if place < len(notes) else "" for notes in (old, new)))


def _changed(what: str, before: str, after: str) -> Iterator[Change]:
    if plain(before) != plain(after):
        yield Change(How.CHANGED, what, runs_of(before, after))
