"""The header of a table: the title of each column, and the common title above adjacent ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from reports.document import HeaderCell
from reports.tables.base import ResolvedTable

Header = tuple[tuple[HeaderCell, ...], ...]


@dataclass(frozen=True, slots=True)
class Head:
    """``group`` stands above this column and its neighbours of the same group; empty where nothing does."""

    title: str
    group: str = ""


def heads_of(table: ResolvedTable) -> Mapping[str, Head]:
    """Code of the column → its head, read from a header of one or two rows."""
    codes = [column.code for column in table.definition.columns]
    if not table.header:
        return {column.code: Head(column.title) for column in table.definition.columns}
    lower = iter(table.header[-1])
    heads: list[Head] = []
    for cell in table.header[0]:
        if len(table.header) == 1 or cell.rowspan > 1:
            heads.append(Head(cell.text))
        else:
            heads += [Head(next(lower).text, cell.text) for _ in range(cell.colspan)]
    return dict(zip(codes, heads, strict=False))


def header_of(heads: Iterable[Head]) -> Header:
    """One row, or two where columns have a common title."""
    heads = tuple(heads)
    if not any(head.group for head in heads):
        return (tuple(HeaderCell(head.title) for head in heads),)
    top: list[HeaderCell] = []
    for group, members in groupby(heads, key=lambda head: head.group):
        together = list(members)
        if group:
            top.append(HeaderCell(group, colspan=len(together)))
        else:
            top += [HeaderCell(head.title, rowspan=2) for head in together]
    return tuple(top), tuple(HeaderCell(head.title) for head in heads if head.group)
