import pytest

from portal.lib.quantities import Quantity
from reports.blocks.base import Problem
from reports.blocks.chart import bars_of
from reports.built import Built
from reports.document import Cell, Chart, Column, Missing, Number, Paragraph, Row, Table, Text
from reports.errors import FigureError
from reports.preview import preview_block
from reports.renderers.wording import number_text
from reports.walking import inlines
from tests.reports.records import (
    built_with,
    chart_block,
    make_contest,
    make_programme,
    make_round,
    make_share,
    make_support,
    table_block,
)
from tests.reports.tables.settings.forms import block_of, saved

pytestmark = pytest.mark.django_db
MONEY = {"value": "amount"}


@pytest.fixture
def money() -> None:
    """Two programmes, of which the first one's money is not known, and a support outside programmes."""
    for place, (code, amount) in enumerate((("sport", ""), ("youth", "20 тыс"), ("culture", "5 тыс"))):
        make_support(code, programme=make_programme(code, position=place), amount=amount)
    make_support("rent", amount="-", purpose="Возмещение аренды")


def only(built: Built) -> Chart:
    assert built.problems == ()
    (node,) = built.document.nodes
    assert isinstance(node, Chart)
    return node


def drawn(chart: Chart) -> list[tuple[str, str]]:
    return [(bar.label, number_text(bar.number)) for bar in chart.bars]


def test_bars_are_rows_of_data_with_a_known_value_in_the_order_of_the_table(money: None) -> None:
    chart = only(built_with(chart_block("financing_by_programme", **MONEY)))
    assert drawn(chart) == [
        ("«Программа youth»", "20,0"),
        ("«Программа culture»", "5,0"),
        ("Возмещение аренды", "–"),
    ]
    assert [row.key for row in chart.table.rows] == [
        "sport",
        "youth",
        "culture",
        "in_programmes",
        "rent",
        "total",
    ]


def test_groups_and_totals_are_no_bars() -> None:
    for code in ("veche", "games"):
        make_round(make_contest(code), amount="10 тыс")
    chart = only(built_with(chart_block("contests", **MONEY)))
    assert [label for label, _ in drawn(chart)] == [
        chart.table.rows[place].cells[1].content[0].text  # type: ignore[union-attr]
        for place, row in enumerate(chart.table.rows)
        if row.kind == "data"
    ]
    assert len(chart.bars) == 2


def test_its_title_is_the_caption_of_the_table_said_once(money: None) -> None:
    chart = only(built_with(chart_block("financing_by_programme", **MONEY)))
    assert (chart.title, chart.unit) == (
        "Финансирование из средств местного бюджета",
        "Финансирование, тыс. рублей",
    )
    assert chart.table.caption == ""


def test_under_a_title_of_its_own_the_table_keeps_its_caption(money: None) -> None:
    chart = only(built_with(chart_block("financing_by_programme", title="Кому помогли", **MONEY)))
    assert (chart.title, chart.table.caption) == (
        "Кому помогли",
        "Финансирование из средств местного бюджета",
    )


def test_the_words_may_come_of_another_column() -> None:
    make_round(make_contest("veche", direction="Молодёжь"), amount="10 тыс")
    chart = only(built_with(chart_block("contests", label="direction", **MONEY)))
    assert drawn(chart) == [("Молодёжь", "10,0")]


def test_its_numbers_lead_where_those_of_the_table_lead(money: None) -> None:
    chart = only(built_with(chart_block("financing_by_programme", **MONEY)))
    numbers = [run for run in inlines((chart.table,)) if isinstance(run, Number)]
    assert all(bar.number in numbers for bar in chart.bars)


@pytest.mark.parametrize("code", ["financing_by_programme", "contests"])
def test_where_nothing_is_known_the_table_stands_alone(code: str) -> None:
    built = built_with(chart_block(code, **MONEY))
    (table,) = built.document.nodes
    assert isinstance(table, Table)
    assert (table.number, table.anchor) == (1, "table-1")
    assert table.caption


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"table": "none"}, "Таблица «none»: такого кода нет."),
        ({}, "Столбца «» в таблице «financing_by_programme» нет. Есть: programme, amount, recipients."),
        ({"value": "sum"}, "Столбца «sum» в таблице «financing_by_programme» нет."),
        ({"value": "amount", "label": "who"}, "Столбца «who» в таблице «financing_by_programme» нет."),
        ({"value": "programme"}, "В столбце «Муниципальные программы» есть слова"),
    ],
)
def test_wrong_settings_stay_visible_and_are_reported_once(
    money: None, settings: dict[str, str], sentence: str
) -> None:
    asked = {"table": "financing_by_programme", **settings}
    built = built_with({"type": "chart", "settings": asked})
    (problem,) = built.problems
    assert isinstance(problem, Problem)
    assert problem.message.startswith(sentence)
    assert list(built.document.nodes) == [Paragraph((Missing(asked["table"]),))]


def test_a_broken_chart_does_not_take_the_address_of_its_table(money: None) -> None:
    broken = chart_block("financing_by_programme", value="programme")
    _, table = built_with(broken, table_block("financing_by_programme")).document.nodes
    assert isinstance(table, Table)
    assert table.anchor == "table-1"


def test_a_number_told_as_words_is_not_drawn_as_if_it_were_not_there() -> None:
    held = make_round(make_contest("veche"))
    make_share(held, "applicants", "person", "3")
    make_share(held, "applicants", "group", "2")
    built = built_with(chart_block("contests", value="applicants"))
    assert "есть слова, а диаграмма рисует только числа" in built.problems[0].message


def test_numbers_of_different_units_are_not_compared() -> None:
    columns = (Column("title", "Показатель", 50), Column("fact", "факт", 50))
    rows = tuple(
        Row(unit, (Cell((Text(unit),)), Cell((Number(Quantity.of(5, unit)),))))
        for unit in ("percent", "event")
    )
    with pytest.raises(
        FigureError, match="В столбце «факт» числа в разных единицах: их столбики не сравнить"
    ):
        bars_of(Table("mixed", columns, (), rows), 0, 1)


def test_its_table_is_shown_as_the_settings_want_it_and_the_bars_follow(money: None) -> None:
    """The words of a bar need no column in the table below."""
    settings = {
        "order": {"by": "amount", "descending": True},
        "scale": "руб.",
        "columns": [{"code": "recipients", "shown": False}],
        "column_numbers": True,
        "subtotals": False,
    }
    chart = only(built_with(chart_block("financing_by_programme", **MONEY, **settings)))
    assert drawn(chart) == [
        ("«Программа youth»", "20\u00a0000"),
        ("«Программа culture»", "5\u00a0000"),
        ("Возмещение аренды", "–"),
    ]
    assert [column.code for column in chart.table.columns] == ["programme", "amount"]
    assert [row.key for row in chart.table.rows][-1] == "total"
    assert chart.unit == "Финансирование, рублей"
    assert chart.table.column_numbers


def test_it_is_asked_of_its_table_all_that_is_asked_of_any_table() -> None:
    """And of what table it is: contests of one level."""
    make_support("one", amount="5 тыс")
    for code, level in (("veche", "federal"), ("games", "regional")):
        make_round(make_contest(code, level=level), amount="10 тыс")
    block = block_of("chart")
    block.settings = saved(block, drawn="table:contests/amount")
    told = saved(block, level="federal", order_by="amount", column_numbers="on", title="Федеральные гранты")
    block.settings = told
    assert (told["table"], told["value"], told["level"]) == ("contests", "amount", "federal")
    assert (told["order"]["by"], told["column_numbers"]) == ("amount", True)
    (chart,) = preview_block(block).nodes
    assert isinstance(chart, Chart)
    assert (chart.title, len(chart.bars)) == ("Федеральные гранты", 1)
    assert "level" not in saved(block, drawn="table:financing_by_programme/amount")
