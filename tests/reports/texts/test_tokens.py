from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from portal.lib.agreement import CASES
from portal.lib.quantities import Qualifier, Quantity
from reports.document import Number
from reports.figures import FigureError
from reports.renderers.wording import number_text
from reports.texts.tokens import (
    Token,
    find_tokens,
    parse_token,
    shift_years,
    write_token,
    years_asked_for,
)


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


@pytest.mark.parametrize(
    ("source", "quantity", "words"),
    [
        ("a.b | рабочее совещание (прописью)", Quantity.of(4, "meeting"), "четыре рабочих совещания"),
        ("a.b | организация (дательный) (прописью)", Quantity.of(2, "organization"), "двум организациям"),
        ("a.b | организация (прописью) (дательный)", Quantity.of(11, "organization"), "11 организациям"),
        ("a.b | млн рублей (1 знак)", MONEY, "410,2 млн рублей"),
        ("a.b | млн рублей (0 знаков)", MONEY, "410 млн рублей"),
        ("a.b | млрд рублей (2 знака)", MONEY, "0,41 млрд рублей"),
        ("a.b | миллион рублей (1 знак)", MONEY, "410,2 миллиона рублей"),
        ("a.b | тысяча рублей (дательный)", Quantity.of(5000, "rub", step=1000), "5 тысячам рублей"),
        ("a.b | (1 знак)", Quantity.of("36.666", "percent"), "36,7 %"),
        ("a.b | процент (1 знак)", Quantity.of("2.46", "percent"), "2,5 процента"),
    ],
)
def test_what_brackets_say(source: str, quantity: Quantity, words: str) -> None:
    assert printed(source, quantity) == words


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
    assert years_asked_for(text, 2023) == {2022}


NONE, NOBODY = Quantity.of(0, "application"), Quantity.absent("application")


@pytest.mark.parametrize(
    "source",
    [
        "a.b | заявка | ноль: заявок не поступало",
        "a.b | | ноль: заявок не поступало",
        "a.b|ноль:заявок  не поступало",
    ],
)
def test_words_stand_in_place_of_nought(source: str) -> None:
    assert printed(source, NONE) == printed(source, NOBODY) == "заявок не поступало"
    assert printed(source, Quantity.of(5, "application")).startswith("5")


def test_money_keeps_its_scale_beside_the_words_for_nought() -> None:
    source = "a.b | млн рублей | ноль: денег не было"
    assert printed(source, MONEY) == "410,2 млн рублей"
    assert printed(source, Quantity.of(0, "rub")) == "денег не было"


@pytest.mark.parametrize(
    "source",
    ["a.b | заявка | проект", "a.b | ноль: нет | ноль: нет", "a.b | ноль: нет | заявка", "a.b | ноль:"],
)
def test_parts_in_another_order_are_refused(source: str) -> None:
    with pytest.raises(FigureError, match="после черты стоят слова к числу"):
        parse_token(source)


def test_words_from_the_text_are_kept_as_they_are() -> None:
    assert parse_token("written | 15  лет (подряд)").wording == "15 лет (подряд)"
    with pytest.raises(FigureError, match="нет слов"):
        parse_token("written | ")


WORDS = st.text(alphabet="абвгд -123«»,", max_size=20).map(lambda words: " ".join(words.split()))


@given(
    code=st.from_regex(r"[a-z][a-z0-9_.]{0,12}", fullmatch=True).filter(lambda code: code != "written"),
    params=st.dictionaries(
        st.from_regex(r"[a-z_]{1,8}", fullmatch=True),
        st.from_regex(r"[a-z0-9-]{1,8}", fullmatch=True),
        max_size=3,
    ),
    noun=WORDS,
    case=st.sampled_from(sorted(CASES.values())),
    zero=WORDS,
    in_letters=st.booleans(),
    decimals=st.none() | st.integers(0, 3),
)
def test_a_token_that_is_written_is_read_as_it_was_meant(
    code: str, params: dict[str, str], noun: str, case: str, zero: str, in_letters: bool, decimals: int | None
) -> None:
    meant = Token("", code, params, noun, case if noun else "nomn", zero, in_letters and bool(noun), decimals)
    source = write_token(meant)
    assert parse_token(source) == replace(meant, source=source)


@pytest.mark.parametrize("words", ["а | б", "а }} б", "{{"])
def test_words_that_would_break_a_token_are_not_written(words: str) -> None:
    with pytest.raises(FigureError, match="уберите их"):
        write_token(Token("", "a.b", {}, words))


@pytest.mark.parametrize(
    ("token", "years"),
    [
        ("a.b since=2020", {2020, 2021, 2022}),
        ("a.b since=2019 year=2021", {2019, 2020, 2021}),
        ("change of=a.b", {2022}),
        ("change of=a.b since=2019", {2019}),
        ("change.percent of=a.b since=2019 year=2021", {2019, 2021}),
        ("a.b since=1019", set(range(1993, 2023))),
        ("a.b since=19 | since=2000", set()),
    ],
)
def test_the_years_that_a_token_needs(token: str, years: set[int]) -> None:
    assert years_asked_for(f"<p>{{{{ {token} }}}}</p>", 2023) == years


def test_last_years_text_asks_of_this_year() -> None:
    text = "<p>в 2022 году {{ a.b year=2021 | проект }}, {{ c.d since=2019 }} year=2021 {{ a.b | год year=2000 }}</p>"
    assert shift_years(text, by=1) == (
        "<p>в 2022 году {{ a.b year=2022 | проект }}, {{ c.d since=2020 }} year=2021 {{ a.b | год year=2000 }}</p>"
    )
