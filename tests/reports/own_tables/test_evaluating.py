"""Formulas against plain Decimal arithmetic."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.lib.numbers import format_number
from portal.lib.parse import parse_quantity
from portal.lib.quantities import Qualifier, Quantity, total
from reports.own_tables.evaluating import Evaluation
from reports.own_tables.formulas import MAX_DEPTH, FormulaError, parse_formula
from reports.own_tables.references import Ref

AMOUNTS = st.decimals(-(10**9), 10**9, places=2)
WRITTEN = st.integers(0, 10**6).map(lambda value: Decimal(value).scaleb(-2))


def figure(source: str) -> Quantity:
    """What the records give: «{{ thousand }}» is a thousand roubles."""
    return {"thousand": Quantity.of(1000, "rub")}[source]


def value(formula: str, *column: str, scale: int = 1, unit: str = "") -> Quantity:
    """``column`` stands in B1, B2 and so on; what begins with a letter is words."""
    cells = {
        Ref(row, 1): None if text[:1].isalpha() and text != "более 5" else parse_quantity(text, unit)
        for row, text in enumerate(column)
    }
    evaluation = Evaluation(lambda cell: cells.get(cell, Quantity.unknown()), figure, Decimal(scale))
    return evaluation.value(parse_formula(formula))


@given(st.lists(AMOUNTS, min_size=1, max_size=12))
def test_a_sum_is_the_sum(amounts: list[Decimal]) -> None:
    cells = {Ref(row, 1): Quantity.of(amount, "rub") for row, amount in enumerate(amounts)}
    found = Evaluation(cells.__getitem__, figure).value(parse_formula(f"=СУММ(B1:B{len(amounts)})"))
    assert found == total(cells.values(), "rub")
    assert found.value == sum(amounts)


@given(WRITTEN, WRITTEN, WRITTEN)
def test_signs_bind_as_in_arithmetic(a: Decimal, b: Decimal, c: Decimal) -> None:
    one, two, three = (format_number(each, group4=False).replace("\u00a0", "") for each in (a, b, c))
    assert value(f"={one}+{two}*{three}-{two}").value == a + b * c - b
    assert value(f"=-({one}-{two})-{three}").value == -(a - b) - c


@given(WRITTEN, WRITTEN.filter(bool))
def test_a_ratio_is_the_ratio(a: Decimal, b: Decimal) -> None:
    found = Evaluation({Ref(0, 0): Quantity.of(a), Ref(1, 0): Quantity.of(b)}.__getitem__, figure)
    ratio = found.value(parse_formula("=A1/A2*100"))
    assert ratio.value is not None
    assert abs(ratio.value - a / b * 100) < Decimal("1e-15")


@given(st.integers(1, 10**5), st.integers(1, 10**5))
def test_what_is_known_in_thousands_stays_as_uncertain_as_it_was(a: int, b: int) -> None:
    """The true values of two rounded terms lie within the uncertainty of their product and of their ratio."""
    cells = {Ref(0, 0): Quantity.of(a * 1000, step=1000), Ref(1, 0): Quantity.of(b * 1000, step=1000)}
    evaluation = Evaluation(cells.__getitem__, figure)
    for formula, truth in (
        ("=A1+A2", Decimal(a + b) * 1000 + 1000),
        ("=A1-A2", Decimal(a - b) * 1000 + 1000),
        ("=A1*A2", (Decimal(a) * 1000 + 500) * (Decimal(b) * 1000 + 500)),
    ):
        found = evaluation.value(parse_formula(formula))
        assert abs(found.number - truth) <= found.uncertainty


def test_blank_dash_and_qualified_numbers() -> None:
    assert value("=СУММ(B1:B3)", "2", "", "–").value == 2
    assert value("=СУММ(B1:B2)", "–", "–").qualifier is Qualifier.ABSENT
    assert not value("=СУММ(B1:B2)", "", "").is_known
    assert not value("=B1*B2", "2", "").is_known
    assert value("=B1-B2", "2", "").value == 2
    assert value("=B1+B2", "более 5", "1").qualifier is Qualifier.MORE
    assert value("=B2-B1", "более 5", "9").qualifier is Qualifier.UP_TO
    assert value("=B2/B1", "более 5", "10").qualifier is Qualifier.UP_TO


def test_functions_in_both_languages() -> None:
    column = ("3", "1", "", "5")
    assert value("=СУММ(B1:B4)", *column).value == value("=sum(b1:b4)", *column).value == 9
    assert value("=СРЗНАЧ(B1:B4)", *column).value == 3
    assert value("=МИН(B1:B4; 2)", *column).value == 1
    assert value("=MAX(B1:B4, 2)", *column).value == 5
    assert value("=ОКРУГЛ(B4/B1; 1)", *column).value == Decimal("1.7")
    assert value("=ROUND(B4/B1,2)", *column).value == Decimal("1.67")
    assert value("=50%*B4", *column).value == Decimal("2.5")
    assert value("=СУММ(B1:B2)", "Слова", "2").value == 2


def test_in_a_column_of_thousands_a_typed_number_is_in_thousands_too_but_a_factor_is_a_factor() -> None:
    assert value("=B1+5", "1000000", scale=1000).value == 1_005_000
    assert value("=5+5", scale=1000).value == 10_000
    assert value("=B1*2", "1000000", scale=1000).value == 2_000_000
    assert value("=ОКРУГЛ(B1; 1)", "1397249", scale=1000).value == 1_397_200
    assert value("=МАКС(B1; 2)", "1000", scale=1000).value == 2000


@pytest.mark.parametrize(
    ("formula", "sentence"),
    [
        ("=", "после знака «=» ничего нет"),
        ("=B1+", "не закончена"),
        ("=СУММ(B1:B2", "не закрыта скобка"),
        ("=B1:B2", "внутри функции"),
        ("=ПИ(B1)", "функции «ПИ» нет"),
        ("=СУММ", "нужны скобки"),
        ("=B1 B2", "непонятно, что значит «B2»"),
        ("=B1&B2", "непонятно, что значит «&»"),
        ("=B0", "ячейки «B0» нет"),
        ("=Ж1", "ячейки «Ж1» нет"),
        ("=B1/0", "деление на ноль"),
        ("=B1/B2", "деление на ноль"),
        ("=B3*2", "в ячейке B3 слова"),
        ("=ОКРУГЛ(B1)", "ОКРУГЛ пишут так"),
        ("=ОКРУГЛ(B1; -1)", "сколько знаков после запятой"),
        ("=ОКРУГЛ(B1; B1)", "сколько знаков после запятой"),
        ("=#ССЫЛКА+B1", "удалённой ячейки"),
        ("=999999999999*99999999999", "слишком большое число"),
        ("=" + "(" * (MAX_DEPTH + 1) + "1" + ")" * (MAX_DEPTH + 1), "слишком много скобок"),
        ("=" + "1+" * 200 + "1", "формула длиннее"),
        ("=" + "-" * 299, "не закончена"),
    ],
)
def test_what_cannot_be_counted_says_why(formula: str, sentence: str) -> None:
    with pytest.raises(FormulaError, match=sentence.replace("(", r"\(")):
        value(formula, "2", "–", "Слова")


def test_roubles_and_people_are_not_added() -> None:
    cells = {Ref(0, 0): Quantity.of(5, "rub"), Ref(1, 0): Quantity.of(2, "person")}
    evaluation = Evaluation(cells.__getitem__, figure)
    with pytest.raises(FormulaError, match="складываются разные единицы: «рублей» и «человек»"):
        evaluation.value(parse_formula("=A1+A2"))
    each = evaluation.value(parse_formula("=A1/A2"))
    assert (each.value, each.unit, each.uncertainty) == (Decimal("2.5"), "rub", 0)
    assert evaluation.value(parse_formula("=A1/A1*100")).unit == ""


@given(st.text(alphabet="=+-*/();:,%$ABCСУМ0123456789. #", max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    with suppress(FormulaError):
        value(f"={text}", "1", "2")


def test_a_figure_of_the_records_is_a_term_like_any_other() -> None:
    assert value("={{ thousand }}*2").value == 2000
    assert value("=B1/{{ thousand }}*100", "250", unit="rub").value == 25
    assert value("=СУММ(B1:B2; {{ thousand }})", "1", "2", unit="rub").value == 1003
