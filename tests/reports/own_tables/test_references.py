import pytest

from reports.own_tables.references import (
    GONE,
    Range,
    Ref,
    one_row_down,
    ref,
    with_column_at,
    with_row_at,
    without_column,
    without_row,
)


def test_letters_may_be_russian() -> None:
    assert ref("С", "4") == ref("c", "4") == Ref(3, 2)
    assert ref("Ж", "1") is None


def test_a_range_holds_all_cells_between_its_corners_whichever_is_first() -> None:
    cells = [str(cell) for cell in Range(Ref(1, 2), Ref(0, 1)).cells]
    assert cells == ["B1", "C1", "B2", "C2"]


@pytest.mark.parametrize(
    ("formula", "place", "after"),
    [
        ("=B2+B3", 1, "=B3+B4"),
        ("=B2+B3", 2, "=B2+B4"),
        ("=СУММ(B1:B3)", 0, "=СУММ(B2:B4)"),
        ("=СУММ(B1:B3)", 1, "=СУММ(B1:B4)"),
        ("=СУММ(B1:B3)", 3, "=СУММ(B1:B4)"),
        ("=СУММ(B1:B3)", 4, "=СУММ(B1:B3)"),
        ("=СУММ(B3:B1)", 3, "=СУММ(B1:B4)"),
        ("=СУММ(B2:D2)", 2, "=СУММ(B2:D2)"),
        ("B2 и B3", 0, "B2 и B3"),
        ("=B2/{{ table.cell row=r2 column=c3 }}", 0, "=B3/{{ table.cell row=r2 column=c3 }}"),
        ("=СРЗНАЧ($В$2; 10)", 0, "=СРЗНАЧ(B3; 10)"),
    ],
)
def test_a_row_that_is_put_in_moves_what_stands_below(formula: str, place: int, after: str) -> None:
    assert with_row_at(formula, place) == after


@pytest.mark.parametrize(
    ("formula", "place", "after"),
    [
        ("=B2+B3", 0, "=B1+B2"),
        ("=B2+B3", 1, f"={GONE}+B2"),
        ("=СУММ(B1:B3)", 0, "=СУММ(B1:B2)"),
        ("=СУММ(B1:B3)", 2, "=СУММ(B1:B2)"),
        ("=СУММ(B1:B3)", 3, "=СУММ(B1:B3)"),
        ("=СУММ(B2:B2)", 1, f"=СУММ({GONE})"),
    ],
)
def test_a_row_that_is_taken_out_shrinks_ranges(formula: str, place: int, after: str) -> None:
    assert without_row(formula, place) == after


def test_a_formula_of_one_row_serves_the_next() -> None:
    assert one_row_down("=C2/B2*100", 1) == "=C3/B3*100"
    assert one_row_down("=СУММ(B2:D2)", 1) == "=СУММ(B3:D3)"
    assert one_row_down("=C2/C9", 1) == one_row_down("=5+5", 1) == one_row_down("B2", 1) == ""


def test_columns_do_as_rows_do() -> None:
    assert with_column_at("=B1+C1", 2) == "=B1+D1"
    assert with_column_at("=СУММ(B1:C1)", 3) == "=СУММ(B1:D1)"
    assert without_column("=B1+C1+D1", 2) == f"=B1+{GONE}+C1"
    assert without_column("=СУММ(B1:D1)", 1) == "=СУММ(B1:C1)"
