"""A document that holds every kind of node, hostile words, and a table longer than a page."""

from portal.lib.quantities import Qualifier, Quantity
from reports.document import (
    Align,
    Bar,
    Basis,
    Cell,
    Chart,
    Column,
    Document,
    HeaderCell,
    Heading,
    LineBreak,
    Link,
    ListNode,
    Missing,
    Node,
    Number,
    PageBreak,
    Paragraph,
    Provenance,
    Role,
    Row,
    RowKind,
    Sheet,
    Signature,
    Style,
    Table,
    TableKind,
    Text,
)

HOSTILE = '<script>alert("x")</script> & «имя»'
MONEY = Number(
    Quantity.of(1_397_200, "rub", step=100),
    Style(scale="тыс."),
    Provenance("table:contests/total/amount", Basis.DECLARED, 9),
)
MORE = Number(
    Quantity.of(800, "organization", qualifier=Qualifier.MORE),
    Style(phrase="общественная организация"),
    Provenance('figure:organizations.count?category="x"', Basis.TOTAL, 1),
)
DASH, BLANK = Number(Quantity.absent("rub")), Number(Quantity.unknown("rub"))


def paragraph(*words: str) -> Paragraph:
    return Paragraph(tuple(map(Text, words)))


def cell(number: Number, note: int = 0) -> Cell:
    return Cell((number,), align=Align.RIGHT, note=note)


COLUMNS = (
    Column("name", "Наименование <получателя>", 40),
    Column("plan", "план", 30, Align.RIGHT),
    Column("fact", "факт", 30, Align.RIGHT),
)
HEADER = (
    (HeaderCell("Наименование <получателя>", rowspan=2), HeaderCell("2023 год", colspan=2)),
    (HeaderCell("план"), HeaderCell("факт")),
)


def table(rows: int, number: int | None = 1, *, column_numbers: bool = True) -> Table:
    data = [
        Row(f"row-{n}", (Cell((Text(f"Строка {n}. {HOSTILE}"),)), cell(MONEY), cell(DASH)))
        for n in range(rows)
    ]
    group = Row("level", (Cell((Text("Всероссийские:", bold=True),), colspan=3),), RowKind.GROUP)
    total = Row(
        "total", (Cell((Text("Итого:", bold=True),)), cell(MONEY, note=1), cell(BLANK)), RowKind.TOTAL
    )
    return Table(
        *("contests", COLUMNS, HEADER, (group, *data, total)),
        caption=f"Итоги {HOSTILE}",
        number=number,
        unit="тыс. рублей",
        column_numbers=column_numbers,
        footnotes=((Text(f"По приказу {HOSTILE}"),),),
        anchor=f"table-{number}" if number else "",
    )


def measures() -> Table:
    columns = (Column("number", "№ п/п", 10, Align.CENTER), Column("result", "Результаты", 90))
    header = ((HeaderCell("№ п/п"), HeaderCell("Результаты")),)
    tall = tuple(paragraph(f"Абзац {n}. " + "Организациям помогали весь год. " * 12) for n in range(12))
    rows = (
        Row(
            "first",
            (Cell((Text("1. Направление"),), colspan=2),),
            RowKind.GROUP,
            "direction-first",
            "Направление",
        ),
        Row("sport", (Cell((Text("1.1."),), align=Align.CENTER), Cell(nodes=tall)), anchor="measure-sport"),
        Row("culture", (Cell((Text("1.2."),), align=Align.CENTER), Cell(nodes=(paragraph("Сделано"),)))),
    )
    return Table("measures", columns, header, rows, kind=TableKind.MEASURES)


TEXT = Paragraph(
    (
        Text("Помогли "),
        MORE,
        Text(", дали ", bold=True),
        MONEY,
        LineBreak(),
        Link("сайт", "https://kemerovo.ru/?a=1&b=2"),
        Link(HOSTILE, "/kemerovo/organizations/5/", italic=True),
        Missing("no.such <b>"),
    )
)
LIST = ListNode(((paragraph("раз"), ListNode(((paragraph("внутри"),),), ordered=True)), (paragraph("два"),)))
TAIL = (
    PageBreak(),
    Paragraph((Text("Приложение"),), Role.APPENDIX_MARK),
    Signature("Глава города", "И.И. Иванов"),
)


def document(rows: int = 5, *, column_numbers: bool = True) -> Document:
    """A landscape sheet with the measures, a portrait one with the rest."""
    landscape = Sheet((Heading(1, (Text(f"Отчёт {HOSTILE}"),), "title"), TEXT, measures()), landscape=True)
    heading = Heading(2, (Text("Итоги"),), "results", "Итоги")
    portrait = Sheet((heading, LIST, table(rows, column_numbers=column_numbers), *TAIL))
    return Document(f"Отчёт {HOSTILE}", "Кемерово", "kemerovo", 2023, "free", (landscape, portrait))


def chart(*labels: str, anchor: str = "chart-only-3", number: int | None = 1) -> Chart:
    """Bars of the same money, the last of them a dash."""
    numbers = [*(MONEY for _ in labels[1:]), DASH]
    bars = tuple(Bar(label, number) for label, number in zip(labels, numbers, strict=True))
    return Chart(
        "contests",
        f"Деньги {HOSTILE}",
        bars,
        table(4, number, column_numbers=False),
        "Выделено, тыс. рублей",
        anchor,
    )


def of(*nodes: Node) -> Document:
    """A document of one sheet."""
    return Document("Отчёт", "Кемерово", "kemerovo", 2023, "free", (Sheet(nodes),))
