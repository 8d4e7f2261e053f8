"""Where a page may end inside a table."""

from dataclasses import replace

from reports.document import Cell, Row, RowKind, Table, Text
from reports.renderers.breaks import is_short, kept_with_next
from tests.reports.renderers.samples import measures, table

WIDTHS = (300.0, 100.0, 100.0)


def of_rows(*rows: str, kind: RowKind = RowKind.DATA) -> Table:
    cells = (tuple(Cell((Text(each),)) for each in (text, "", "")) for text in rows)
    return replace(table(1), rows=tuple(Row(f"r{n}", each, kind) for n, each in enumerate(cells)))


def test_a_table_of_few_lines_stands_on_one_page() -> None:
    short = of_rows(*["Слово"] * 8)
    assert is_short(short, WIDTHS)
    assert kept_with_next(short, WIDTHS) == [*[True] * 7, False]


def test_few_rows_of_many_lines_break_between_rows() -> None:
    tall = of_rows(*["Слово " * 60] * 8)
    assert not is_short(tall, WIDTHS)
    assert kept_with_next(tall, WIDTHS) == [False] * 8


def test_a_long_table_keeps_three_rows_at_its_head_and_at_its_end() -> None:
    kept = kept_with_next(of_rows(*["Слово"] * 100), WIDTHS)
    assert [place for place, is_kept in enumerate(kept) if is_kept] == [0, 1, 97, 98]


def test_a_last_row_of_many_lines_does_not_stand_alone_with_its_sum() -> None:
    rows = list(of_rows(*["Слово"] * 20, "Слово " * 20, "Всего").rows)
    rows[-1] = replace(rows[-1], kind=RowKind.TOTAL)
    kept = kept_with_next(replace(of_rows(), rows=tuple(rows)), WIDTHS)
    assert [place for place, is_kept in enumerate(kept) if is_kept] == [0, 1, 19, 20]


def test_a_group_never_ends_a_page_and_a_sum_never_begins_one() -> None:
    long = of_rows(*["Слово"] * 40)
    rows = list(long.rows)
    rows[20], rows[30] = replace(rows[20], kind=RowKind.GROUP), replace(rows[30], kind=RowKind.SUBTOTAL)
    kept = kept_with_next(replace(long, rows=tuple(rows)), WIDTHS)
    assert [place for place, is_kept in enumerate(kept) if is_kept] == [0, 1, 20, 29, 37, 38]


def test_measures_break_anywhere_but_after_a_direction() -> None:
    assert kept_with_next(measures(), (50.0, 450.0)) == [True, False, False]
    assert not is_short(measures(), (50.0, 450.0))


def test_a_table_without_rows_has_nothing_to_keep() -> None:
    assert kept_with_next(replace(table(1), rows=()), WIDTHS) == []
