"""Widths of columns: as declared while every word fits, otherwise so that no word and no number is torn."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.charts import FONT, text_width
from portal.lib.quantities import Quantity
from reports.document import (
    Align,
    Cell,
    Column,
    HeaderCell,
    Link,
    Number,
    Row,
    RowKind,
    Style,
    Table,
    TableKind,
    Text,
)
from reports.renderers.columns import BESIDE, BOLD, LANDSCAPE, LETTERS, PORTRAIT, fitted, hyphenated
from reports.renderers.wording import plain_text
from tests.reports.renderers.samples import measures, table

WORDS = ("план", "факт", "Сфера", "участников", "победителей", "Кемерово", "рублей")


def room(text: str, wider: float = 1) -> float:
    """Points that a column of these letters takes."""
    return text_width(text) * wider / FONT * LETTERS + BESIDE


def of_heads(heads: Sequence[str], widths: Sequence[int], *rows: Row) -> Table:
    columns = tuple(
        Column(f"c{place}", head, width)
        for place, (head, width) in enumerate(zip(heads, widths, strict=True))
    )
    return Table("t", columns, (tuple(map(HeaderCell, heads)),), rows)


def money(amount: int) -> Cell:
    number = Number(Quantity.of(amount, "rub"), Style("руб.", with_unit=False))
    return Cell((number,), align=Align.RIGHT)


def test_what_fits_stays_as_it_is_declared() -> None:
    assert fitted(of_heads(("Сфера", "План"), (70, 30)), PORTRAIT) == [70, 30]
    assert fitted(table(3), PORTRAIT) == [40, 30, 30]
    assert fitted(measures(), 50) == [10, 90]


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.integers(1, 60)), min_size=1, max_size=7))
def test_no_head_is_narrower_than_its_word_where_all_fit(columns: list[tuple[str, int]]) -> None:
    heads, widths = zip(*columns, strict=True)
    shares = fitted(of_heads(heads, widths), PORTRAIT)
    needed = sum(-(-room(head, BOLD) * 100 // PORTRAIT) for head in heads)
    if needed <= 100:
        total = sum(shares)
        assert all(
            share * PORTRAIT / total >= room(head, BOLD) - 0.01
            for head, share in zip(heads, shares, strict=True)
        )
    else:
        assert min(shares) > 0


def test_seven_years_of_plan_and_fact_stand_under_their_heads_on_a_wide_page() -> None:
    heads = ("Показатель", "Единица измерения", *["план", "факт"] * 7)
    shares = fitted(of_heads(heads, (38, 12, *[3] * 14)), LANDSCAPE)
    assert sum(shares) == 100
    assert all(share * LANDSCAPE / 100 >= room("план", BOLD) for share in shares[2:])


def test_a_number_is_never_torn_and_a_total_is_bold() -> None:
    row = Row("total", (Cell((Text("Всего"),)), money(123_456_789)), RowKind.TOTAL)
    shares = fitted(of_heads(("Сфера", "Всего"), (95, 5), row), PORTRAIT)
    assert shares[1] * PORTRAIT / 100 >= room("123\u00a0456\u00a0789", BOLD)


def test_where_words_do_not_fit_the_long_ones_are_divided_by_syllables() -> None:
    heads = (
        "имущественная",
        "консультационная",
        "образовательная",
        "информационная",
        "организационная",
        "Всего",
    )
    asked = of_heads(heads, (17, 17, 17, 17, 17, 15))
    shares = fitted(asked, PORTRAIT)
    assert shares[-1] * PORTRAIT / 100 >= room("Всего", BOLD)
    printed = hyphenated(asked, [share * PORTRAIT / 100 for share in shares])
    texts = [cell.text for cell in printed.header[0]]
    assert texts[0] == "имуще\u00adственная"
    assert all("\u00ad" in text for text in texts[:-1])
    assert [text.replace("\u00ad", "") for text in texts] == list(heads)
    assert texts[-1] == "Всего"


@pytest.mark.parametrize("number", ["1234567890123", "01.01.2023–31.12.2023"])
def test_a_number_of_many_digits_stands_on_one_line(number: str) -> None:
    heads = ("Предпринимательство", "Благотворительность", "Просветительство", "Добровольчество", "Номер")
    row = Row("r", (*[Cell((Text("Да"),))] * 4, Cell((Text(number),))))
    shares = fitted(of_heads(heads, (20, 20, 20, 20, 20), row), PORTRAIT)
    assert shares[-1] * PORTRAIT / 100 >= room(number)


def test_the_name_in_a_link_is_divided_as_well() -> None:
    row = Row("r", (Cell((Link("Благотворительный", "https://example.ru"),)),))
    (cell,) = hyphenated(of_heads(("Фонд",), (100,), row), [60.0]).rows[0].cells
    assert "\u00ad" in plain_text(cell.content)


def test_a_word_that_fits_is_not_divided() -> None:
    whole = of_heads(("Предпринимательство",), (100,), Row("r", (Cell((Text("Предпринимательство"),)),)))
    assert hyphenated(whole, [PORTRAIT]) == whole


@pytest.mark.parametrize("kind", list(TableKind))
def test_a_table_without_columns_has_no_widths(kind: TableKind) -> None:
    assert fitted(Table("t", (), (), (), kind=kind), PORTRAIT) == []
