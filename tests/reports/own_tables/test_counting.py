from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from reports.document import Basis, RowKind
from reports.models import Block
from reports.own_tables.counting import Counted, count
from reports.own_tables.grid import ColumnKind, Grid, OwnColumn, OwnRow
from reports.own_tables.references import Ref
from reports.own_tables.words import Asked
from reports.tables.base import Value, Words
from tests.people import make_city
from tests.reports.records import YEAR, make_programme, make_support, make_total, scope

pytestmark = pytest.mark.django_db


def grid(*rows: tuple[str, ...] | OwnRow, **column: Any) -> Grid:
    """A column of words and others of numbers, as many as the first row needs."""
    made = tuple(
        row if isinstance(row, OwnRow) else OwnRow(f"r{number}", cells=row)
        for number, row in enumerate(rows, 1)
    )
    fields: dict[str, Any] = {"kind": ColumnKind.NUMBER, **column}
    columns = [OwnColumn(f"c{place}", **fields) for place in range(2, len(made[0].cells) + 1)]
    return Grid(columns=(OwnColumn("c1"), *columns), rows=made)


def counted(given: Grid) -> Counted:
    return count(given, Asked(Block(type="own_table"), scope()))


def number(found: Counted, row: int, column: int) -> Decimal | None:
    content = found.contents[Ref(row - 1, column - 1)]
    assert isinstance(content, Value)
    return content.quantity.value


def test_typed_numbers_and_their_total() -> None:
    found = counted(
        grid(
            ("Спорт", "1 397,2"),
            ("Культура", "более 800"),
            ("Наука", "–"),
            OwnRow("t", RowKind.TOTAL, ("Итого", "=СУММ(B1:B3)")),
            kind=ColumnKind.MONEY,
            scale="тыс.",
        )
    )
    assert number(found, 1, 2) == Decimal(1397200)
    assert number(found, 4, 2) == Decimal(2197200)
    content = found.contents[Ref(3, 1)]
    assert isinstance(content, Value)
    assert (content.basis, content.quantity.step, content.quantity.unit) == (Basis.SUM, 1000, "rub")
    typed = found.contents[Ref(0, 1)]
    assert isinstance(typed, Value)
    assert typed.basis is Basis.TYPED
    assert not found.problems


def test_a_figure_that_is_a_quotient_brings_what_was_divided() -> None:
    make_total("events", "5", "event")
    make_total("events", "4", "event", year=YEAR - 1)
    given = grid(("Рост", "{{ change.percent of=reported code=events }}"), unit="percent")
    found = count(given, Asked(Block(type="own_table"), scope(make_city(), YEAR - 1)))
    assert not found.problems
    cell = found.contents[Ref(0, 1)]
    assert isinstance(cell, Value)
    assert len(cell.operands) == 2


def test_formulas_wait_for_what_they_need_wherever_it_stands() -> None:
    rows = [("", f"=B{row + 1}+1") for row in range(1, 100)] + [("", "1")]
    assert number(counted(grid(*rows)), 1, 2) == 100


def test_circles_wrong_cells_and_divisions_name_their_cell() -> None:
    found = counted(
        grid(
            ("a", "=C1", "=B1"),
            ("b", "=B9", ""),
            ("c", "=1/0", ""),
            ("d", "сто", ""),
            ("e", "=B3+1", ""),
            ("f", "=B6", "5"),
        )
    )
    sentences = {str(cell): message for cell, message in found.problems.items()}
    assert "по кругу" in sentences["B1"]
    assert "по кругу" in sentences["C1"]
    assert sentences["B2"] == "Ячейка B2: ячейки B9 в таблице нет."
    assert sentences["B3"] == "Ячейка B3: деление на ноль."
    assert sentences["B4"].startswith("Ячейка B4: не удалось понять «сто»")
    assert sentences["B5"] == "Ячейка B5: не посчитать, пока не исправлена ячейка B3."
    assert sentences["B6"].endswith("по кругу: B6 → B6.")
    assert number(found, 6, 3) == 5
    assert found.waiting == {Ref(4, 1)}
    assert found.mistakes == set(found.problems) - found.waiting


def test_a_figure_of_the_records_is_a_number_like_others() -> None:
    make_support("one", amount="100 тыс")
    make_support("two", amount="50 тыс")
    given = grid(
        ("Всего", "{{ support.amount kind=financial }}", "=B1/2"),
        ("Выдано {{ support.amount kind=financial | тыс. рублей }}", "", ""),
        kind=ColumnKind.MONEY,
    )
    found = counted(given)
    assert number(found, 1, 2) == 150_000
    assert number(found, 1, 3) == 75_000
    half = found.contents[Ref(0, 2)]
    assert isinstance(half, Value)
    assert len(half.records) == 2
    words = found.contents[Ref(1, 0)]
    assert isinstance(words, Words)
    assert len(words.content) == 2


def test_a_figure_that_is_not_there_yet_is_no_mistake_of_who_types() -> None:
    found = counted(grid(("a", "{{ contests.amount level=federal }}", "=B1*2"), ("b", "{{ nothing }}", "")))
    assert set(map(str, found.problems)) >= {"B1", "C1", "B2"}
    assert not found.mistakes


def test_another_unit_than_that_of_the_column_is_refused() -> None:
    make_support("one", amount="100 тыс")
    found = counted(grid(("a", "{{ support.amount kind=financial }}"), unit="person"))
    assert "«рублей»" in found.problems[Ref(0, 1)]
    assert "«человек»" in found.problems[Ref(0, 1)]


def test_a_ratio_has_two_decimals_where_the_column_names_none() -> None:
    assert number(counted(grid(("a", "1", "3", "=B1/C1*100"))), 1, 4) == Decimal("33.33")
    exact = number(counted(grid(("a", "1", "3", "=B1/C1"), decimals=4)), 1, 4)
    assert exact is not None
    assert exact != Decimal("0.33")
    assert number(counted(grid(("a", "100", "=B1/3"), kind=ColumnKind.MONEY)), 1, 3) == Decimal("33.33")


def test_marks_of_footnotes_are_no_part_of_the_number() -> None:
    given = grid(("Спорт [1]", "12 [2]"), ("Культура", "13 [9]"))
    found = counted(Grid(columns=given.columns, rows=given.rows, footnotes=("Раз.", "Два.")))
    assert number(found, 1, 2) == 12
    assert {str(cell): note for cell, note in found.notes.items()} == {"A1": 1, "B1": 2}
    assert "B2" in {str(cell) for cell in found.problems}


def test_a_formula_takes_figures_and_cells_of_other_tables_with_their_records() -> None:
    make_support("one", programme=make_programme("sport"), amount="100 тыс", recipients="1")
    make_support("two", programme=make_programme("youth"), amount="300 тыс", recipients="1")
    cell = "{{ table.cell table=financing_by_programme row=sport column=amount }}"
    found = counted(grid(("a", f"={cell}/{{{{ support.amount kind=financial }}}}*100", f"={cell}*2")))
    assert not found.problems
    assert number(found, 1, 2) == 25
    assert number(found, 1, 3) == 200_000
    share = found.contents[Ref(0, 1)]
    assert isinstance(share, Value)
    assert {record.code for record in share.records} == {"one", "two"}
