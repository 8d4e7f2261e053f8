from __future__ import annotations

from typing import Any

import pytest

from portal.lib.numbers import format_quantity
from reports.blocks.own_table import OwnTableSettings
from reports.document import Basis, HeaderCell, Missing, Number, RowKind, Table
from reports.models import Block
from reports.preview import preview_block
from reports.renderers.wording import plain_text
from tests.reports.records import built_with, declare, report_with, scope

pytestmark = pytest.mark.django_db


def own(*rows: list[str] | dict[str, Any], code: str = "btable", **settings: Any) -> dict[str, Any]:
    columns = [
        {"key": "c1", "title": "Цель"},
        {"key": "c2", "title": "План", "kind": "money", "scale": "тыс.", "decimals": 1, "group": "2023"},
        {"key": "c3", "title": "Факт", "kind": "money", "scale": "тыс.", "decimals": 1, "group": "2023"},
    ]
    made = [
        {"key": f"r{number}", **(row if isinstance(row, dict) else {"cells": row})}
        for number, row in enumerate(rows, 1)
    ]
    return {
        "type": "own_table",
        "code": code,
        "settings": {"title": "Субсидия по целям", "columns": columns, "rows": made, **settings},
    }


def table(block: dict[str, Any]) -> Table:
    built = built_with(block)
    assert built.problems == ()
    (node,) = [each for each in built.document.nodes if isinstance(each, Table)]
    return node


@pytest.mark.parametrize(
    ("total", "spans"),
    [(["Итого", "=B1", ""], [1, 1, 1]), (["Итого", "", "=C1"], [2, 1]), (["Итого", "", ""], [3])],
)
def test_a_title_takes_the_empty_columns_and_a_number_stands_under_its_head(
    total: list[str], spans: list[int]
) -> None:
    row = table(own(["Спорт", "10", "5"], {"kind": "total", "cells": total})).rows[-1]
    assert [cell.colspan for cell in row.cells] == spans


def test_footnotes_of_a_group_and_of_an_empty_cell_are_printed() -> None:
    made = table(
        own(
            {"kind": "group", "cells": ["Спорт [1]"]},
            ["Футбол", "10", "[2]"],
            footnotes=["Без хоккея.", "Учёт начат в мае."],
        )
    )
    assert [plain_text(line) for line in made.footnotes] == ["Без хоккея.", "Учёт начат в\u00a0мае."]
    assert [made.rows[0].cells[0].note, made.rows[1].cells[2].note] == [1, 2]


def printed(node: Table) -> list[list[str]]:
    return [
        [
            format_quantity(run.quantity, scale=run.style.scale, decimals=run.style.decimals, with_unit=False)
            if isinstance(run, Number)
            else getattr(run, "text", "?")
            for cell in row.cells
            for run in cell.content
        ]
        for row in node.rows
    ]


def test_a_typed_table_with_a_total_and_a_header_of_two_levels() -> None:
    node = table(
        own(
            {"kind": "group", "cells": ["Прямые расходы"]},
            ["Оплата труда", "1 200", "1 100,5"],
            ["Аренда", "300", "–"],
            {"kind": "total", "cells": ["Итого", "=СУММ(B2:B3)", "=СУММ(C2:C3)"]},
            column_numbers=True,
        )
    )
    assert node.header == (
        (HeaderCell("Цель", rowspan=2), HeaderCell("2023", colspan=2)),
        (HeaderCell("План"), HeaderCell("Факт")),
    )
    assert printed(node) == [
        ["Прямые расходы"],
        ["Оплата труда", "1\u00a0200,0", "1\u00a0100,5"],
        ["Аренда", "300,0", "–"],
        ["Итого", "1\u00a0500,0", "1\u00a0100,5"],
    ]
    assert (node.caption, node.number, node.column_numbers) == ("Субсидия по целям", 1, True)
    assert [row.kind for row in node.rows][-1] is RowKind.TOTAL
    (total,) = [run for run in node.rows[3].cells[1].content if isinstance(run, Number)]
    assert total.provenance is not None
    assert total.provenance.place == "table:block?block=btable/r4/c2"
    assert total.provenance.basis is Basis.SUM


def test_a_text_takes_a_number_of_the_table() -> None:
    built = built_with(
        own(["Аренда", "300", "250"]),
        "<p>{{ table.cell table=block block=btable row=r1 column=c3 }}</p>",
    )
    assert built.problems == ()
    assert [use.found.place for use in built.uses] == ["table:block?block=btable/r1/c3"]


def test_a_wrong_cell_is_named_and_the_rest_is_counted() -> None:
    built = built_with(own(["Аренда", "300", "=B9"], ["Связь", "=B1/2", ""]))
    assert [problem.message for problem in built.problems] == ["Ячейка C1: ячейки B9 в таблице нет."]
    (node,) = [each for each in built.document.nodes if isinstance(each, Table)]
    assert node.rows[0].cells[2].content == (Missing("=B9"),)
    assert printed(node)[1] == ["Связь", "150,0"]


def test_a_table_may_not_take_a_number_from_itself() -> None:
    built = built_with(own(["Аренда", "{{ table.cell table=block block=btable row=r1 column=c3 }}", "2"]))
    assert "из самой себя" in built.problems[0].message


def test_formulas_count_with_the_declared_value_that_is_printed() -> None:
    declare("table:block?block=btable/r1/c2", "400 тыс", "rub")
    node = table(own(["Аренда", "300", ""], {"kind": "total", "cells": ["Итого", "=СУММ(B1:B1)", ""]}))
    assert printed(node) == [["Аренда", "400,0"], ["Итого", "400,0"]]


def test_footnotes_stand_at_their_cells() -> None:
    node = table(own(["Аренда [1]", "300 [2]", ""], footnotes=["Без коммунальных.", "По смете."]))
    assert [cell.note for cell in node.rows[0].cells] == [1, 2, 0]
    assert len(node.footnotes) == 2


def test_targets_may_be_ranges() -> None:
    built = built_with(own(["Доля", "с 25 до 35", "30"], ["x", "=B1", ""]))
    (node,) = [each for each in built.document.nodes if isinstance(each, Table)]
    numbers = [run for run in node.rows[0].cells[1].content if isinstance(run, Number)]
    assert [number.quantity.value for number in numbers] == [25_000, 35_000]
    assert "не одно число" in built.problems[0].message


def test_a_total_names_the_cells_that_it_is_made_of() -> None:
    built = built_with(own(["Аренда", "300", ""], {"kind": "total", "cells": ["Итого", "=СУММ(A1:C1)", ""]}))
    cell = built.scope.table("block", {"block": "btable"}).cell("r2", "c2")
    assert cell is not None
    assert cell.terms == ("table:block?block=btable/r1/c2",)


def test_a_new_block_is_a_table_that_can_be_filled_in() -> None:
    node = table({"type": "own_table"})
    assert [column.title for column in node.columns] == ["Наименование", "Количество"]
    assert built_with({"type": "own_table"}, year=2022).problems == ()


def test_cells_that_ask_for_another_year_make_it_known() -> None:
    cell = "{{ support.amount kind=financial year=2019 }}"
    block = report_with(own(["Аренда", cell, ""])).sections.get().blocks.get()
    from reports.builder import years_of_block

    assert years_of_block(block, 2023) == {2019}


def test_its_settings_keep_the_grid() -> None:
    block = report_with(own(["Аренда", "300", ""])).sections.get().blocks.get()
    given = {"settings-title": "Иначе", "settings-numbered": "", "settings-footnotes": "Раз.\n\n Два. "}
    form = OwnTableSettings(given, block=block, scope=scope())
    assert form.is_valid()
    settings = form.to_settings()
    assert (settings["title"], settings["numbered"]) == ("Иначе", False)
    assert settings["footnotes"] == ["Раз.", "Два."]
    assert settings["rows"] == block.settings["rows"]
    changed = Block.objects.get(pk=block.pk)
    changed.settings = settings
    (node,) = preview_block(changed).nodes
    assert isinstance(node, Table)
    assert node.number is None
