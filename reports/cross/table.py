"""A cross table of the facts: its rows, subtotals and totals, and what has to be said under it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Any

from portal.lib.quantities import Quantity, total
from reports.cross.base import Context, Member
from reports.cross.columns import (
    TITLE,
    CrossColumn,
    cross_columns,
    measure_title,
    name_and_unit,
    table_columns,
    years_words,
)
from reports.cross.conditions import conditions_of
from reports.cross.counting import ALL, Counted, Key, count
from reports.cross.wanted import wanted_of
from reports.document import Counts, HeaderCell, RowKind, Text
from reports.facts import Facts
from reports.operands import Operand
from reports.place import BLOCK_TABLE
from reports.tables.base import (
    Content,
    DraftRow,
    Footnote,
    ResolvedTable,
    SumOfColumns,
    SumOfRows,
    TableDefinition,
    Value,
    Words,
)
from reports.tables.header import Head, header_of
from reports.tables.ordering import LAST_ROW, NUMBER
from reports.tables.resolve import resolve_rows

ONCE = "В итоге каждая организация учтена один раз, даже если стоит в нескольких {where}."
RECORD_ONCE = "В итоге запись учтена один раз, даже если относится к нескольким {where}."
OTHERS = Member(LAST_ROW, "прочие", (2_000_000, ""))


def cross_table(settings: Mapping[str, Any], block: str, facts: Facts) -> ResolvedTable:
    """``block`` is the code of the block, which stands in the addresses. Raises FigureError."""
    wanted = wanted_of(settings)
    counted = count(wanted, Context(facts, wanted.years(facts.year)))
    return _Table(counted).resolved(block, facts)


class _Table:
    def __init__(self, counted: Counted) -> None:
        self.counted, self.wanted = counted, counted.wanted
        self.year = counted.context.facts.year
        self.columns = cross_columns(counted)
        self.others: dict[str, list[Member]] = {}

    def resolved(self, block: str, facts: Facts) -> ResolvedTable:
        definition = TableDefinition(
            BLOCK_TABLE,
            self._caption(facts.year),
            table_columns(self.columns, self.wanted),
            lambda facts: [],
            ("block",),
            self._unit(),
        )
        table = resolve_rows(definition, {"block": block}, list(self._rows()), facts)
        return replace(
            table,
            header=self._header(),
            footnotes=tuple(self._footnotes(table)),
            conditions=partial(conditions_of, self.counted, self.columns),
        )

    def _caption(self, year: int) -> str:
        """«Меры поддержки: предоставлено, 2019–2023 годы»; several measures are told by the heads."""
        wanted = self.wanted
        title = wanted.dataset.title
        if len(wanted.measures) == 1:
            measure = wanted.measures[0].title or name_and_unit(wanted.measures[0])[0]
            title = f"{title}: {measure[:1].lower()}{measure[1:]}"
        return f"{title}, {years_words(wanted.window, year)}" if wanted.dataset.has_years else title

    def _unit(self) -> str:
        """Where heads are members of a dimension the table itself says in what it counts."""
        wanted = self.wanted
        return name_and_unit(wanted.measures[0])[1] if wanted.across and len(wanted.measures) == 1 else ""

    def _header(self) -> tuple[tuple[HeaderCell, ...], ...]:
        left = [Head("№ п/п")] if self.wanted.row_numbers else []
        return header_of([*left, Head(self.wanted.rows.title), *(column.head for column in self.columns)])

    def _rows(self) -> Iterator[DraftRow]:
        keys: list[str] = []
        for group in sorted(self.counted.groups, key=lambda member: member.order):
            rows = [
                self._row(group, row, place) for place, row in enumerate(self._members(group), len(keys) + 1)
            ]
            keys += [row.key for row in rows]
            yield from self._grouped(group, rows) if group.code else rows
        if self.wanted.row_total and len(keys) > 1:
            yield self._total("total", "Всего", Key(ALL, ALL, ALL, ""), tuple(keys), RowKind.TOTAL)

    def _grouped(self, group: Member, rows: list[DraftRow]) -> Iterator[DraftRow]:
        first = NUMBER if self.wanted.row_numbers else TITLE
        yield DraftRow(f"group-{group.code}", {first: Words((Text(group.title, bold=True),))}, RowKind.GROUP)
        yield from rows
        keys = tuple(row.key for row in rows)
        yield self._total(f"sum-{group.code}", "Итого", Key(group.code, ALL, ALL, ""), keys, RowKind.SUBTOTAL)

    def _members(self, group: Member) -> list[Member]:
        """In their own order; of many only the largest, and the others together."""
        members = sorted(self.counted.groups[group], key=lambda member: member.order)
        most = self.wanted.top
        if most is None or len(members) <= most + 1:
            return members
        members.sort(key=lambda member: self._size(group, member), reverse=True)
        self.others[group.code] = members[most:]
        return [*members[:most], OTHERS]

    def _size(self, group: Member, member: Member) -> tuple[bool, Any]:
        measure = self.wanted.measures[0]
        value = self.counted.value(Key(group.code, member.code, ALL, measure.code), measure)
        return value.is_known, value.number if value.is_known else 0

    def _row(self, group: Member, row: Member, place: int) -> DraftRow:
        if row is OTHERS:
            self._put_others_together(group)
        key = f"{group.code}.{row.code}" if group.code else row.code
        cells: dict[str, Content] = {NUMBER: Words((Text(str(place)),))} if self.wanted.row_numbers else {}
        cells[TITLE] = Words((Text(row.title),))
        for column in self.columns:
            cells[column.code] = self._cell(
                column, Key(group.code, row.code, column.across, column.measure.code)
            )
        return DraftRow(key, cells)

    def _put_others_together(self, group: Member) -> None:
        cells = self.counted.cells
        for column in self.columns:
            keys = [
                Key(group.code, member.code, column.across, column.measure.code)
                for member in self.others[group.code]
            ]
            together = chain.from_iterable(self.counted.entries(key) for key in keys)
            merged = {id(entry): entry for entry in together}
            if merged:
                cells[Key(group.code, LAST_ROW, column.across, column.measure.code)] = list(merged.values())

    def _cell(self, column: CrossColumn, key: Key) -> Content:
        if column.is_total and self._adds_up(column, is_repeated=self.counted.repeats_columns):
            unit = column.measure.measure.unit
            return SumOfColumns(tuple(each.code for each in self._terms(column)), unit)
        return self._value(column, key)

    def _terms(self, column: CrossColumn) -> list[CrossColumn]:
        return [each for each in self.columns if each.measure is column.measure and not each.is_total]

    def _value(self, column: CrossColumn, key: Key) -> Value:
        entries = tuple({entry.record: entry for entry in self.counted.entries(key)}.values())
        records = tuple(entry.record for entry in entries)
        brought = column.measure.measure.brought(entries)
        operands = self._operands(column, key) if column.measure.share_of else ()
        value = self.counted.value(key, column.measure)
        return Value(value, records, brought=brought, operands=operands)

    def _operands(self, column: CrossColumn, key: Key) -> tuple[Operand, Operand]:
        part, whole = self.counted.part_and_whole(key, column.measure)
        name, _ = name_and_unit(column.measure)
        other = column.measure.share_of
        title = (
            name if other == "total" else measure_title(self.wanted.measure(other), self.wanted, self.year)
        )
        return Operand(f"Часть: {name}", part), Operand(f"Целое: {title}", whole)

    def _adds_up(self, column: CrossColumn, *, is_repeated: bool) -> bool:
        return column.measure.measure.is_additive and not is_repeated and not column.measure.share_of

    def _total(self, key: str, title: str, at: Key, rows: tuple[str, ...], kind: RowKind) -> DraftRow:
        first = NUMBER if self.wanted.row_numbers else TITLE
        cells: dict[str, Content] = {first: Words((Text(title, bold=True),))}
        for column in self.columns:
            if self._adds_up(column, is_repeated=self.counted.repeats_rows):
                cells[column.code] = SumOfRows(rows, column.measure.measure.unit)
            elif column.measure.measure.unit or column.measure.share_of:
                cells[column.code] = self._value(
                    column, replace(at, across=column.across, measure=column.measure.code)
                )
        return DraftRow(key, cells, kind)

    def _footnotes(self, table: ResolvedTable) -> Iterator[Footnote]:
        """A total that is less than its terms together is explained."""
        data = [row for row in table.rows if row.kind is RowKind.DATA]
        for column in self.columns:
            if column.measure.share_of:
                continue
            below = table.cell("total", column.code)
            terms = [cell.printed for row in data if (cell := row.cells.get(column.code)) and cell.printed]
            if below and below.printed and _is_less(below.printed, terms):
                yield Footnote(_once(column, "строках", "строкам"), "total", column.code)
            if column.is_total and self._is_less_across(table, column):
                yield Footnote(_once(column, "столбцах", "столбцам"), column=column.code)

    def _is_less_across(self, table: ResolvedTable, column: CrossColumn) -> bool:
        for row in table.rows:
            cell = row.cells.get(column.code)
            terms = [row.cells[each.code].printed for each in self._terms(column) if each.code in row.cells]
            if cell and cell.printed and _is_less(cell.printed, [each for each in terms if each is not None]):
                return True
        return False


def _once(column: CrossColumn, among: str, to: str) -> str:
    if column.measure.measure.counts is Counts.ORGANIZATIONS:
        return ONCE.format(where=among)
    return RECORD_ONCE.format(where=to)


def _is_less(whole: Quantity, terms: list[Quantity]) -> bool:
    if not whole.is_known or any(term.unit != whole.unit for term in terms):
        return False
    together = total(terms, whole.unit)
    return together.is_known and whole.number < together.number
