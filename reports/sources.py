"""The appendix «Источники данных»: where each number of a report comes from, for who reads it on paper.

A number of the text has a line, a table has one line for all its cells, and each declared value has its own with the
reason. Nothing of the report before it changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from portal.lib.numbers import NBSP, format_quantity
from portal.lib.quantities import Quantity
from portal.lib.typography import nbsp
from portal.lib.units import plural_of
from portal.models import Department
from reports.built import Built
from reports.document import (
    Align,
    Cell,
    Column,
    HeaderCell,
    Heading,
    Inline,
    Node,
    Number,
    Paragraph,
    Provenance,
    Role,
    Row,
    RowKind,
    Sheet,
    Style,
    Table,
    Text,
)
from reports.models import Section
from reports.passports import Passport, Passports
from reports.place import CellPlace, is_figure, parse_place
from reports.tables.base import ResolvedCell, ResolvedTable
from reports.tables.footnotes import RAISED
from reports.walking import inlines, walk

TITLE = "Источники данных"
FIRST_MARK = "1".translate(RAISED)
ABOUT = "Откуда взято каждое число отчёта. О таблице сказано в целом, о заявленных значениях — отдельно."
COLUMNS = (
    Column("what", "Что", 28),
    Column("where", "Где", 12),
    Column("value", "Значение", 17),
    Column("basis", "Основание", 17),
    Column("records", "Записей", 8, Align.RIGHT),
    Column("department", "Подразделение", 18),
)
NUMBERS = {"one": "число", "few": "числа", "many": "чисел", "other": "числа"}
IN_TEXT = "текст раздела"


@dataclass(frozen=True)
class Source:
    """One line of the appendix."""

    what: str
    where: str
    value: tuple[Inline, ...]
    basis: str
    records: tuple[Any, ...]


def with_sources(built: Built) -> Built:
    """The same report with the appendix after its last sheet. Asks for the names of departments and of books."""
    departments = Department.objects.filter(municipality=built.report.municipality)
    names = {pk: short or name for pk, short, name in departments.values_list("pk", "short_name", "name")}
    rows = tuple(_Sources(built, names).rows())
    if not rows:
        return built
    sheet = Sheet(_nodes(rows), landscape=True)
    return replace(built, document=replace(built.document, sheets=(*built.document.sheets, sheet)))


def _nodes(rows: tuple[Row, ...]) -> tuple[Node, ...]:
    header = tuple(HeaderCell(column.title) for column in COLUMNS)
    return (
        Paragraph((Text("Приложение"),), Role.APPENDIX_MARK),
        Heading(2, (Text(TITLE),), anchor="sources", outline=TITLE),
        Paragraph((Text(ABOUT),), Role.NOTE),
        Table("sources", COLUMNS, (header,), rows),
    )


@dataclass
class _Sources:
    built: Built
    departments: Mapping[int, str]
    passports: Passports = field(init=False)

    def __post_init__(self) -> None:
        self.passports = Passports(self.built)

    def rows(self) -> Iterator[Row]:
        for section in self.built.sections:
            sources = list(self._of(section))
            if sources:
                group = Cell((Text(str(section)),), colspan=len(COLUMNS))
                yield Row(f"section-{section.code}", (group,), RowKind.GROUP)
            for place, source in enumerate(sources, start=1):
                yield self._row(f"{section.code}-{place}", section, source)

    def _of(self, section: Section) -> Iterator[Source]:
        """The text first, then the tables; what stands twice in a section is told once."""
        nodes = [node for block in section.ordered_blocks for node in self.built.nodes.get(block.pk, ())]
        told: set[str] = set()
        for number in _numbers(_prose(nodes)):
            if number.provenance.place not in told:
                told.add(number.provenance.place)
                yield self._figure(number)
        for node in walk(tuple(nodes)):
            if isinstance(node, Table) and (table := self._table(node)) and table.place not in told:
                told.add(table.place)
                yield from self._of_table(node, table)

    def _figure(self, number: _Printed, where: str = IN_TEXT) -> Source:
        passport = self.passports.find(number.provenance.place)
        records = tuple(line.record for line in passport.lines)
        value = _value(number.run.quantity, number.provenance)
        place = parse_place(number.provenance.place)
        if isinstance(place, CellPlace):
            # The words name the row and the column already.
            table = self.built.scope.table(place.table, place.params)
            where = f"{where}, {self._name(table)}"
            return Source(passport.title, where, value, _basis(passport), records)
        return Source(_named(passport), where, value, _basis(passport), records)

    def _table(self, node: Table) -> ResolvedTable | None:
        """What the laid table was made of; its numbers know its address."""
        for number in _numbers((node,)):
            place = parse_place(number.provenance.place)
            if isinstance(place, CellPlace):
                return self.built.scope.table(place.table, place.params)
        return None

    def _of_table(self, node: Table, table: ResolvedTable) -> Iterator[Source]:
        cells = (cell for row in table.rows for cell in row.cells.values())
        known = [cell for cell in cells if cell.printed is not None and cell.printed.is_known]
        bases = "; ".join(dict.fromkeys(cell.basis.label for cell in known))
        count = (Text(f"{len(known)}{NBSP}{NUMBERS[plural_of(len(known))]}"),)
        records = tuple(record for cell in known for record in cell.records)
        yield Source(_caption(node) or table.caption, self._name(table), count, bases, records)
        for cell in known:
            if cell.declared is not None and cell.declared.is_printed:
                yield self._declared(table, cell)
        # Figures among the words of a cell («3 объединения») are no cells of their own.
        among_words = {
            each.provenance.place: each for each in _numbers((node,)) if is_figure(each.provenance.place)
        }
        yield from (self._figure(each, self._name(table)) for each in among_words.values())

    def _name(self, table: ResolvedTable) -> str:
        number = self.built.scope.numbers.get(table.place)
        return f"таблица №{NBSP}{number}" if number else "таблица"

    def _declared(self, table: ResolvedTable, cell: ResolvedCell) -> Source:
        assert cell.printed is not None
        passport = self.passports.find(cell.place)
        value = _value(cell.printed, Provenance(cell.place, cell.basis, len(cell.records)))
        return Source(passport.title, self._name(table), value, _basis(passport), cell.records)

    def _row(self, key: str, section: Section, source: Source) -> Row:
        distinct = {(type(record), record.pk): record for record in source.records if record is not None}
        words = (source.what, source.where, source.basis)
        what, where, basis = (Cell((Text(nbsp(each)),)) for each in words)
        return Row(
            key,
            (
                what,
                where,
                Cell(source.value),
                basis,
                Cell((Text(str(len(distinct))),), align=Align.RIGHT),
                Cell((Text(self._departments(section, distinct.values())),)),
            ),
        )

    def _departments(self, section: Section, records: Iterable[Any]) -> str:
        """Those of the records; of the section where the records name none."""
        keys = dict.fromkeys(getattr(record, "department_id", None) for record in records)
        named = [self.departments[key] for key in keys if key and key in self.departments]
        return "; ".join(named) or self.departments.get(section.department_id, "")


@dataclass(frozen=True)
class _Printed:
    """A number that knows where it comes from."""

    run: Number
    provenance: Provenance


def _numbers(nodes: Iterable[Node]) -> Iterator[_Printed]:
    for run in inlines(tuple(nodes)):
        if isinstance(run, Number) and run.provenance and run.quantity.is_known:
            yield _Printed(run, run.provenance)


def _value(quantity: Quantity, provenance: Provenance) -> tuple[Inline, ...]:
    """The number with its own unit, which may go on to the next line: the column is narrow."""
    bare = Number(quantity, Style(with_unit=False), provenance)
    unit = format_quantity(quantity).removeprefix(format_quantity(quantity, with_unit=False))
    return (bare, Text(unit.replace(NBSP, " "))) if unit else (bare,)


def _prose(nodes: Iterable[Node]) -> Iterator[Node]:
    """Without tables and charts, which are told as a whole."""
    return (node for node in walk(tuple(nodes)) if isinstance(node, Heading | Paragraph))


def _named(passport: Passport) -> str:
    """«Сумма финансовой поддержки (программа: Спорт)»; a number of one record bears the record's name."""
    filters = ", ".join(f"{name}: {words}" for name, words in passport.conditions)
    if filters:
        return f"{passport.title} ({filters})"
    names = {line.title for line in passport.lines} - {passport.title}
    return f"{passport.title}: {names.pop()}" if len(passport.lines) == 1 and names else passport.title


def _caption(node: Table) -> str:
    """Without the mark of its footnote, which is the first: the note stands elsewhere."""
    return node.caption.removesuffix(FIRST_MARK) if node.footnotes else node.caption


def _basis(passport: Passport) -> str:
    """«заявлено, вычислено 350,0 тыс. рублей: сходится. Причина: …»"""
    stated = passport.declared
    if stated is None or not stated.is_printed:
        return passport.basis.label
    words = passport.basis.label
    if passport.verdict:
        computed = format_quantity(passport.computed) or "нет сведений"
        words += f"; вычислено {computed}: {passport.verdict.label}"
    words += f". Источник: {stated.source}" if stated.source else ""
    return words + (f". Причина: {stated.reason}" if stated.reason else "")
