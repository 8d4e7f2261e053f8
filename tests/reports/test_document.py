from portal.lib.quantities import Quantity
from reports.document import (
    Bar,
    Cell,
    Chart,
    Column,
    Document,
    HeaderCell,
    Heading,
    Link,
    ListNode,
    Number,
    Paragraph,
    Row,
    RowKind,
    Sheet,
    Table,
    Text,
)
from reports.outline import Entry, outline
from reports.walking import inlines, walk

INNER = Paragraph((Text("в ячейке"),))
MEASURES = Table(
    "measures",
    (Column("result", "Результат", 100),),
    ((HeaderCell("Результат"),),),
    (
        Row("first", (Cell((Text("Направление"),)),), RowKind.GROUP, "direction-first", "Направление", "1."),
        Row("sport", (Cell(nodes=(INNER,)),), anchor="measure-sport", outline="Спорт", outline_number="1.1."),
        Row("total", (Cell((Link("Фонд", "/fund"),)),), RowKind.TOTAL),
    ),
    footnotes=((Text("сноска"),),),
)
DOCUMENT = Document(
    *("Отчёт", "Кемерово", "kemerovo", 2023, "free"),
    (
        Sheet(
            (Heading(1, (Text("Отчёт"),), "title"), Heading(2, (Text("Итоги"),), "results", "Итоги")), True
        ),
        Sheet(
            (ListNode(((Paragraph((Text("пункт"),)),),)), MEASURES, Heading(3, (Text("Ещё"),), "more", "Ещё"))
        ),
    ),
)


def test_walking_meets_each_node_in_reading_order() -> None:
    kinds = [type(node).__name__ for node in walk(DOCUMENT.nodes)]
    assert kinds == ["Heading", "Heading", "ListNode", "Paragraph", "Table", "Paragraph", "Heading"]


def test_every_run_of_text_is_met_once() -> None:
    runs = [run.text for run in inlines(DOCUMENT.nodes) if isinstance(run, Text | Link)]
    assert sorted(runs) == sorted(
        ["Отчёт", "Итоги", "пункт", "Направление", "Фонд", "сноска", "в ячейке", "Ещё"]
    )


def test_the_outline_is_two_levels_deep_and_leaves_out_what_has_no_short_title() -> None:
    assert outline(DOCUMENT) == (
        Entry(2, "Итоги", "results"),
        Entry(1, "Направление", "direction-first", "1."),
        Entry(2, "Спорт", "measure-sport", "1.1."),
        Entry(2, "Ещё", "more"),
    )


def test_a_chart_is_met_before_its_table_and_its_numbers_before_those_of_the_table() -> None:
    bars = (Bar("Фонд", Number(Quantity.of(5))), Bar("Клуб", Number(Quantity.of(3))))
    chart = Chart("measures", "Кому помогли", bars, MEASURES)
    assert [type(node).__name__ for node in walk((chart,))] == ["Chart", "Table", "Paragraph"]
    runs = list(inlines((chart,)))
    assert runs[:2] == [bar.number for bar in bars]
    assert Link("Фонд", "/fund") in runs[2:]
