"""The neutral document: what a report says, without a word of how it looks or where it came from.

Plain frozen dataclasses, no Django. Builders make it, renderers read it. A number stays a value with its unit,
precision and qualifier until a renderer writes it, and it carries the address of what it was made from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from portal.lib.quantities import Quantity


class Basis(StrEnum):
    """What a number rests on."""

    RECORDS = "records"
    TOTAL = "total"
    SUM = "sum"
    DECLARED = "declared"
    PLAN = "plan"
    TYPED = "typed"

    @property
    def label(self) -> str:
        return _BASIS_LABELS[self]


class Counts(StrEnum):
    """What one unit of a number really is, whatever noun a text puts after it."""

    ANYTHING = "anything"
    ORGANIZATIONS = "organizations"
    SUPPORT_CASES = "support_cases"


_BASIS_LABELS = {
    Basis.RECORDS: "по записям",
    Basis.TOTAL: "по сведениям подразделения",
    Basis.SUM: "сумма строк таблицы",
    Basis.DECLARED: "заявлено",
    Basis.PLAN: "по плану и значениям показателей",
    Basis.TYPED: "внесено в таблицу отчёта",
}


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a number comes from: its address (``figure:contests.amount?level=federal``) and how many records."""

    place: str
    basis: Basis
    records: int = 0


@dataclass(frozen=True, slots=True)
class Style:
    """How a number is to be read: scale («тыс.»), decimals, or the noun that agrees with it.

    ``zero`` is what is said in place of nought and of a dash: «заявок не поступало». ``in_letters`` writes the number
    beside its noun in letters, up to ten: «четыре рабочих совещания».
    """

    scale: str | None = None
    decimals: int | None = None
    phrase: str = ""
    case: str = "nomn"
    with_unit: bool = True
    zero: str = ""
    in_letters: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """``is_typed`` marks words that a person typed, as opposed to words that a token gave."""

    text: str
    bold: bool = False
    italic: bool = False
    is_typed: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    href: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    quantity: Quantity
    style: Style = field(default_factory=Style)
    provenance: Provenance | None = None
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class LineBreak:
    pass


@dataclass(frozen=True, slots=True)
class Missing:
    """A token that could not be resolved: the reader sees that something is missing, the check says what."""

    token: str
    name: str = field(default="", compare=False)

    @property
    def words(self) -> str:
        return f"нет значения: {self.name or self.token}"


Inline = Text | Link | Number | LineBreak | Missing


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    content: tuple[Inline, ...]
    anchor: str = ""
    outline: str = ""


class Role(StrEnum):
    PLAIN = "plain"
    APPENDIX_MARK = "appendix-mark"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Paragraph:
    content: tuple[Inline, ...]
    role: Role = Role.PLAIN


@dataclass(frozen=True, slots=True)
class ListNode:
    items: tuple[tuple[Node, ...], ...]
    ordered: bool = False


class Align(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``width`` is its share of the table's width in per cent."""

    code: str
    title: str
    width: int
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class HeaderCell:
    text: str
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell holds a line of text and numbers, or whole nodes (the text of a measure)."""

    content: tuple[Inline, ...] = ()
    nodes: tuple[Node, ...] = ()
    colspan: int = 1
    rowspan: int = 1
    note: int = 0
    align: Align | None = None


class RowKind(StrEnum):
    DATA = "data"
    GROUP = "group"
    SUBTOTAL = "subtotal"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Row:
    key: str
    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.DATA
    anchor: str = ""
    outline: str = ""
    outline_number: str = ""


class TableKind(StrEnum):
    DATA = "data"
    MEASURES = "measures"


@dataclass(frozen=True, slots=True)
class Table:
    """A table. ``header`` may have several rows with merged cells; the rows below have one cell a column."""

    code: str
    columns: tuple[Column, ...]
    header: tuple[tuple[HeaderCell, ...], ...]
    rows: tuple[Row, ...]
    caption: str = ""
    number: int | None = None
    unit: str = ""
    column_numbers: bool = False
    footnotes: tuple[tuple[Inline, ...], ...] = ()
    kind: TableKind = TableKind.DATA
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """The number is as the table prints it; a dash is a bar of no width, and a blank has no bar at all."""

    label: str
    number: Number


@dataclass(frozen=True, slots=True)
class Chart:
    """Horizontal bars of one column of the table that goes with it: who cannot see the bars reads the table.

    ``unit`` is what the bars measure: «Финансирование, тыс. рублей».
    """

    code: str
    title: str
    bars: tuple[Bar, ...]
    table: Table
    unit: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture; ``sha256`` names its bytes, ``width`` is its share of the width of the text in per cent."""

    sha256: str
    media_type: str
    data: bytes = field(repr=False)
    alt: str
    width: int = 100
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    position: str
    name: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


Node = Heading | Paragraph | ListNode | Table | Chart | Image | Signature | PageBreak


@dataclass(frozen=True, slots=True)
class Sheet:
    """A run of pages of one orientation."""

    nodes: tuple[Node, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    title: str
    city: str
    city_slug: str
    year: int
    form: str
    sheets: tuple[Sheet, ...]

    @property
    def nodes(self) -> Iterator[Node]:
        for sheet in self.sheets:
            yield from sheet.nodes
