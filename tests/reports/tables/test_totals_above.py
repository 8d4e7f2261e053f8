from __future__ import annotations

import pytest

from reports.built import Built
from reports.document import Table
from reports.renderers import xlsx
from tests.reports.records import (
    built_with,
    make_contest,
    make_programme,
    make_round,
    make_support,
    table_block,
)
from tests.reports.renderers.xlsx_files import opened
from tests.reports.tables.cells import printed

pytestmark = pytest.mark.django_db
ABOVE = {"totals_above": True}


def rows_of(built: Built) -> list[list[str]]:
    (node,) = built.document.nodes
    assert isinstance(node, Table)
    return [[cell.replace("\u00a0", " ") for cell in row] for row in printed(node)]


@pytest.fixture
def money() -> None:
    make_support("a", programme=make_programme("sport"), amount="10 тыс", recipients="2")
    make_support("b", programme=make_programme("youth", position=1), amount="20 тыс", recipients="1")
    make_support("rent", amount="5 тыс", purpose="Возмещение аренды", recipients="1")


def test_a_subtotal_without_a_group_stays_where_its_rows_end(money: None) -> None:
    assert rows_of(built_with(table_block("financing_by_programme", **ABOVE))) == [
        ["Всего, в том числе:", "35,0", "4"],
        ["«Программа sport»", "10,0", "2"],
        ["«Программа youth»", "20,0", "1"],
        ["Итого:", "30,0", "3"],
        ["Возмещение аренды", "5,0", "1"],
    ]


def test_a_subtotal_stands_in_the_line_of_its_group(money: None) -> None:
    cross = {
        "type": "cross",
        "code": "own",
        "settings": {
            "dataset": "support",
            "group": "kind",
            "rows": "programme",
            "measures": [{"measure": "amount"}],
            **ABOVE,
        },
    }
    assert rows_of(built_with(cross)) == [
        ["Всего, в том числе:", "35,0"],
        ["финансовая, в том числе:", "35,0"],
        ["«Программа sport»", "10,0"],
        ["«Программа youth»", "20,0"],
        ["не указано", "5,0"],
    ]


def test_groups_without_subtotals_keep_their_titles() -> None:
    make_round(make_contest("veche", level="federal"), amount="10 тыс")
    make_round(make_contest("games", level="regional"), amount="20 тыс", position=1)
    first, *others = rows_of(built_with(table_block("contests", **ABOVE)))
    assert (first[0], first[-1]) == ("Итого по всем конкурсам, в том числе:", "30,0")
    assert [row[0] for row in others] == ["Всероссийские конкурсы:", "1", "Региональные конкурсы:", "2"]


def test_in_the_workbook_a_total_above_is_still_a_formula(money: None) -> None:
    built = built_with(table_block("financing_by_programme", **ABOVE))
    sheet = opened(xlsx.render(built.document))["Таблица 1"]
    rows = ((str(row[0].value), str(row[1].value)) for row in sheet.iter_rows())
    formulas = {title.replace("\u00a0", " "): value for title, value in rows if value.startswith("=")}
    assert formulas == {"Всего, в том числе:": "=SUM(B4:B5,B7)", "Итого:": "=SUM(B4:B5)"}
