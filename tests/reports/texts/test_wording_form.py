import pytest

from reports.errors import FigureError
from reports.texts.wording_form import wording_form
from tests.reports.records import YEAR, make_contest, make_round, make_support, scope

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _records() -> None:
    make_support("s", amount="5 тыс")
    make_round(make_contest("veche"), winners="5")


def written(source: str, **filled: object) -> str:
    """The token for what was chosen, the rest as the form offers it."""
    offered = wording_form(None, source, scope())
    data = {**{name: offered.initial.get(name) or "" for name in offered.fields}, **filled}
    form = wording_form(data, source, scope())
    assert form.is_valid(), form.errors
    return form.to_token()


@pytest.mark.parametrize(
    "source",
    [
        "contests.winners | победитель",
        "contests.winners level=federal | число",
        "contests.winners | социально значимый проект (дательный)",
        "contests.winners | победитель (родительный)",
        "contests.winners | победитель | ноль: никто не победил",
        "contests.winners since=2019 | победитель",
        "support.amount | тыс. рублей",
        "support.amount kind=financial | млн рублей",
        "support.amount | число",
        "change of=contests.winners level=federal",
        "change of=contests.winners since=2020 as=times",
        "change of=contests.winners as=difference",
        "change.percent of=contests.winners since=2019 | число",
        "contests.winners | победа (дательный) (прописью)",
        "contests.winners level=federal source=city_budget year=2022 | победитель",
        "support.amount | млн рублей (1 знак)",
        "support.amount | млрд рублей (2 знака)",
        "support.amount | миллион рублей (дательный)",
        "support.recipients unknown_code=x kind=financial | организация",
        "organizations.names kind=property tenure=free_use",
        "programme.name code=x",
    ],
)
def test_what_is_not_touched_stays(source: str) -> None:
    assert written(source) == source


@pytest.mark.parametrize(
    ("source", "filled", "token"),
    [
        (
            "contests.winners",
            {"say": "noun", "noun": "проект", "case": "datv"},
            "contests.winners | проект (дательный)",
        ),
        ("contests.winners | число", {"say": "unit"}, "contests.winners | победитель"),
        ("contests.winners | x", {"say": "число", "zero": "нет"}, "contests.winners | число | ноль: нет"),
        ("contests.winners level=federal", {"say": "percent"}, "change of=contests.winners level=federal"),
        ("contests.winners", {"say": "times"}, "change of=contests.winners as=times"),
        ("change of=contests.winners", {"say": "unit"}, "contests.winners | победитель"),
        ("contests.winners", {"say": "unit", "since": "2020"}, "contests.winners since=2020 | победитель"),
        ("support.amount", {"say": "млн рублей"}, "support.amount | млн рублей"),
        ("support.amount", {"decimals": "1"}, "support.amount | тыс. рублей (1 знак)"),
        ("contests.winners", {"say": "difference"}, "change of=contests.winners as=difference"),
        ("contests.winners", {"say": "percent", "against": "2019"}, "change of=contests.winners since=2019"),
        (
            "contests.winners | победитель",
            {"if_level": "federal", "if_source": "city_budget", "if_contest": "veche", "year": "2022"},
            "contests.winners level=federal source=city_budget contest=veche year=2022 | победитель",
        ),
        ("contests.winners level=federal | число", {"if_level": ""}, "contests.winners | число"),
        (
            "contests.winners",
            {"say": "noun", "noun": "победа", "in_letters": "on"},
            "contests.winners | победа (прописью)",
        ),
        (
            "organizations.names kind=property",
            {"if_tenure": "free_use"},
            "organizations.names kind=property tenure=free_use",
        ),
    ],
)
def test_a_choice_becomes_a_token(source: str, filled: dict[str, str], token: str) -> None:
    assert written(source, **filled) == token


def test_a_noun_must_be_told_and_a_year_must_be_past() -> None:
    data = {"say": "noun", "noun": "", "case": "nomn", "since": str(YEAR)}
    form = wording_form(data, "contests.winners", scope())
    assert set(form.errors) == {"noun", "since"}


def test_what_stands_at_a_moment_is_not_asked_for_years() -> None:
    assert "since" not in wording_form(None, "organizations.count", scope()).fields


def test_a_token_of_nothing_is_refused() -> None:
    with pytest.raises(FigureError, match=r"Показателя «no\.such» нет"):
        wording_form(None, "no.such", scope())
