"""What a table is, and how a file declares one.

A table is a function that makes typed rows of the facts. It says what stands in each cell, never how it is
printed; sums are said as sums («over these rows»), so that they are made of what is printed above them and
can be compared with what somebody declared.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.db.models import Model

from portal.lib.quantities import Quantity
from reports.document import Align, Basis, Counts, HeaderCell, Inline, RowKind, Style
from reports.facts import Facts
from reports.models import DeclaredValue
from reports.operands import Operand
from reports.place import cell_place, table_place


@dataclass(frozen=True, slots=True)
class TableColumn:
    """``style`` is how the column's numbers are read; ``counts`` is what one unit of them really is.

    ``is_optional``: printed only where the settings of the block ask for it.
    """

    code: str
    title: str
    width: int
    align: Align = Align.LEFT
    style: Style = field(default_factory=Style)
    counts: Counts = Counts.ANYTHING
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """A number and the records that it was made of; ``upper`` is the other end of a range («с 25 до 35»).

    ``brought`` is what each record brings to it, in their order, where the record itself does not tell; ``operands``
    are what it was reckoned from.
    """

    quantity: Quantity
    records: tuple[Model, ...] = ()
    basis: Basis = Basis.RECORDS
    upper: Quantity | None = None
    brought: tuple[Quantity, ...] = ()
    operands: tuple[Operand, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """Names and remarks; they may hold numbers of their own («3 объединения»)."""

    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class SumOfRows:
    """The sum of this column over the rows of these keys."""

    rows: tuple[str, ...]
    unit: str


@dataclass(frozen=True, slots=True)
class SumOfColumns:
    """The sum of this row over the columns of these codes."""

    columns: tuple[str, ...]
    unit: str


Content = Value | Words | SumOfRows | SumOfColumns


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A row before its declared values and sums. A group row has one cell, under the first column's code."""

    key: str
    cells: Mapping[str, Content]
    kind: RowKind = RowKind.DATA


@dataclass(frozen=True)
class TableDefinition:
    """``make_rows`` takes the facts and the table's parameters.

    ``header`` is given where the columns' titles alone do not say it: rows of cells that may span. ``required`` are
    the parameters without which there is no table; ``hint`` says what it tells to one who chooses among tables.
    """

    code: str
    title: str
    columns: tuple[TableColumn, ...]
    make_rows: Callable[..., list[DraftRow]]
    params: tuple[str, ...] = ()
    unit: str = ""
    caption: Callable[[Facts, Mapping[str, str]], str] | None = None
    header: Callable[[Facts], tuple[tuple[HeaderCell, ...], ...]] | None = None
    required: tuple[str, ...] = ()
    hint: str = ""

    def caption_for(self, facts: Facts, params: Mapping[str, str]) -> str:
        return self.caption(facts, params) if self.caption else self.title


@dataclass(frozen=True, slots=True)
class ResolvedCell:
    """What is printed, what the records or the printed terms give, and what was declared.

    ``terms`` are the addresses of the cells that a sum is made of; ``computed_basis`` is how the computed value came
    about, whatever was declared over it.
    """

    place: str
    printed: Quantity | None = None
    computed: Quantity | None = None
    declared: DeclaredValue | None = None
    words: tuple[Inline, ...] = ()
    records: tuple[Model, ...] = ()
    basis: Basis = Basis.RECORDS
    counts: Counts = Counts.ANYTHING
    upper: Quantity | None = None
    terms: tuple[str, ...] = ()
    computed_basis: Basis = Basis.RECORDS
    brought: tuple[Quantity, ...] = ()
    operands: tuple[Operand, ...] = ()


@dataclass(frozen=True, slots=True)
class Footnote:
    """Words under the table; without a row they belong to a column, without either to the title."""

    text: str
    row: str = ""
    column: str = ""


@dataclass(frozen=True)
class ResolvedRow:
    key: str
    cells: Mapping[str, ResolvedCell]
    kind: RowKind = RowKind.DATA


@dataclass(frozen=True)
class ResolvedTable:
    """``formulas`` are those that somebody wrote into cells, by row and column: «=СУММ(B2:B3)».

    ``conditions`` of a column say in words which records it takes: (("уровень", "всероссийский"), …).
    """

    definition: TableDefinition
    params: Mapping[str, str]
    caption: str
    rows: tuple[ResolvedRow, ...]
    header: tuple[tuple[HeaderCell, ...], ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    formulas: Mapping[tuple[str, str], str] = field(default_factory=dict)
    conditions: Callable[[str], tuple[tuple[str, str], ...]] = lambda column: ()

    @property
    def place(self) -> str:
        return table_place(self.definition.code, self.params)

    def row(self, key: str) -> ResolvedRow | None:
        return next((row for row in self.rows if row.key == key), None)

    def cell(self, row: str, column: str) -> ResolvedCell | None:
        found = self.row(row)
        return found.cells.get(column) if found else None

    def cell_place(self, row: str, column: str) -> str:
        return cell_place(self.place, row, column)
