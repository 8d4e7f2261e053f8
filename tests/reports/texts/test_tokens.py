import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from portal.lib.quantities import Qualifier, Quantity
from reports.document import Number
from reports.figures import FigureError
from reports.renderers.wording import number_text
from reports.texts.tokens import find_tokens, parse_token, years_asked_for


def printed(source: str, quantity: Quantity) -> str:
    return number_text(Number(quantity, parse_token(source).style(quantity.unit))).replace("\u00a0", " ")


MONEY = Quantity.of(410_190_000, "rub", step=100)
ROUBLES = Quantity.of("1397.25", "rub")


@pytest.mark.parametrize(
    ("source", "quantity", "words"),
    [
        ("contests.amount", MONEY, "410 190,0 тыс. рублей"),
        ("contests.amount | тыс. рублей", MONEY, "410 190,0 тыс. рублей"),
        ("contests.amount | млн рублей", Quantity.of(376_000_000, "rub", step=100_000), "376,0 млн рублей"),
        ("contests.amount | рублей", ROUBLES, "1 397,25 рубля"),
        ("reported code=x", Quantity.of(59, "meeting"), "59"),
        ("reported code=x", Quantity.of(25, "percent"), "25 %"),
        ("reported code=x | число", Quantity.of(25, "percent"), "25"),
        ("property.area", Quantity.of("11332.7", "m2"), "11 332,7 кв. м"),
    ],
)
def test_money_is_read_in_its_scale_and_the_rest_as_a_number(
    source: str, quantity: Quantity, words: str
) -> None:
    assert printed(source, quantity) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1, "1 общественная организация"),
        (2, "2 общественные организации"),
        (5, "5 общественных организаций"),
        (21, "21 общественная организация"),
        (0, "0 общественных организаций"),
    ],
)
def test_a_noun_agrees_with_its_number(value: int, words: str) -> None:
    source = "organizations.count category=disability | общественная организация"
    assert printed(source, Quantity.of(value, "organization")) == words


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ("родительный", "1 организации"),
        ("дательный", "1 организации"),
        ("винительный", "1 организацию"),
        ("творительный", "1 организацией"),
        ("предложный", "1 организации"),
        ("именительный", "1 организация"),
    ],
)
def test_a_case_in_brackets(case: str, words: str) -> None:
    source = f"organizations.count | организация ({case})"
    assert printed(source, Quantity.of(1, "organization")) == words


def test_after_more_than_the_noun_stands_in_the_genitive() -> None:
    more = Quantity.of(801, "organization", qualifier=Qualifier.MORE)
    assert printed("organizations.count | организация", more) == "более 801 организации"
    assert printed("organizations.count", more) == "более 801"


def test_a_dash_prints_as_a_dash() -> None:
    assert printed("organizations.count | организация", Quantity.absent("organization")) == "–"


def test_parts_of_a_token() -> None:
    token = parse_token("  contests.amount  source=federal_budget\n year=2022 |  млн   рублей ")
    assert (token.code, token.params) == ("contests.amount", {"source": "federal_budget", "year": "2022"})
    assert (token.wording, token.noun) == ("млн рублей", "")
    assert parse_token("organizations.count | НКО").noun == "НКО"


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("", "записана неверно: сначала идёт код показателя"),
        ("| НКО", "записана неверно"),
        ("Организации", "записана неверно"),
        ("a.b level", "условие «level» запишите как «имя=значение»"),
        ("a.b =federal", "условие «=federal» запишите"),
        ("a.b level=", "условие «level=» запишите"),
        ("a.b | организация (звательный)", "Падежа «звательный» нет. Возможны: именительный"),
    ],
)
def test_a_slip_of_the_pen_is_refused_with_a_sentence(source: str, sentence: str) -> None:
    with pytest.raises(FigureError) as refused:
        parse_token(source)
    assert sentence in str(refused.value)


@given(st.text(max_size=60))
@example("a.b c=d=e | (родительный)")
@example("a.b | ( )")
@example("a.b year=²")
def test_junk_is_refused_or_understood_and_never_breaks(source: str) -> None:
    try:
        token = parse_token(source)
    except FigureError:
        return
    for quantity in (Quantity.of(5, "organization"), MONEY, Quantity.absent("rub")):
        assert number_text(Number(quantity, token.style(quantity.unit))) or not quantity.is_known


def test_tokens_and_years_of_a_text() -> None:
    text = "<p>{{ a.b year=2022 }} и {{ a.b | число }}, {{ c.d year=20222 }}, {{ year=2019 }}</p>"
    assert [source.strip() for source in find_tokens(text)][:2] == ["a.b year=2022", "a.b | число"]
    assert years_asked_for(text) == {2022, 2019}
