import pytest

from reports.builder import build
from reports.document import Number, Paragraph
from reports.errors import FigureError
from reports.figures.base import Found
from reports.models import Report
from reports.passports import passport_of
from reports.renderers.wording import plain_text
from reports.walking import inlines
from tests.reports.records import (
    YEAR,
    declare,
    make_contest,
    make_organization,
    make_round,
    make_support,
    make_total,
    report_with,
    scope,
)

pytestmark = pytest.mark.django_db


def told(source: str, report: Report | None = None) -> str:
    """What the report prints for a token, or why it prints nothing."""
    built = build(report or report_with(f"<p>{{{{ {source} }}}}</p>", form=f"f{Report.objects.count()}"))
    if built.problems:
        return built.problems[0].message
    ((_, (paragraph,)),) = built.texts
    assert isinstance(paragraph, Paragraph)
    return plain_text(paragraph.content).replace("\u00a0", " ")


def give(year: int, amount: str) -> None:
    make_support(f"s{year}", year=year, amount=amount)


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        ("100 тыс", "112 тыс", "на 12 % больше, чем в 2022 году"),
        ("100 тыс", "50 тыс", "на 50 % меньше, чем в 2022 году"),
        ("100 тыс", "103,5 тыс", "на 3,5 % больше, чем в 2022 году"),
        ("100 тыс", "100 тыс", "столько же, сколько в 2022 году"),
        ("100000", "100001", "почти столько же, сколько в 2022 году"),
        ("0", "5 тыс", "в 2022 году не было"),
        ("–", "5 тыс", "в 2022 году не было"),
        ("5 тыс", "0", "в 2022 году — 5 тыс. рублей"),
        ("0", "–", "как и в 2022 году"),
    ],
)
def test_the_change_is_said_in_words(before: str, now: str, words: str) -> None:
    give(YEAR - 1, before)
    give(YEAR, now)
    assert told("change of=support.amount") == words


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        ("100 тыс", "180 тыс", "в 1,8 раза больше, чем в 2022 году"),
        ("100 тыс", "500 тыс", "в 5 раз больше, чем в 2022 году"),
        ("200 тыс", "100 тыс", "в 2 раза меньше, чем в 2022 году"),
        ("100 тыс", "103 тыс", "на 3,0 % больше, чем в 2022 году"),
    ],
)
def test_in_times_where_there_are_times(before: str, now: str, words: str) -> None:
    give(YEAR - 1, before)
    give(YEAR, now)
    assert told("change of=support.amount as=times") == words


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        ("100,0 тыс", "103,5 тыс", "на 3,5 тыс. рублей больше, чем в 2022 году"),
        ("100 тыс", "103,7 тыс", "на 4 тыс. рублей больше, чем в 2022 году"),
        ("100 тыс", "0", "на 100 тыс. рублей меньше, чем в 2022 году"),
        ("0", "100 тыс", "на 100 тыс. рублей больше, чем в 2022 году"),
        ("100 тыс", "100 тыс", "столько же, сколько в 2022 году"),
        ("0", "0", "как и в 2022 году"),
    ],
)
def test_by_how_much_money(before: str, now: str, words: str) -> None:
    give(YEAR - 1, before)
    give(YEAR, now)
    assert told("change of=support.amount as=difference") == words


@pytest.mark.parametrize(
    ("before", "now", "unit", "words"),
    [
        ("10", "5", "organization", "на 5 организаций меньше, чем в 2022 году"),
        ("10", "11", "organization", "на 1 организацию больше, чем в 2022 году"),
        ("10", "12", "winner", "на 2 победителя больше, чем в 2022 году"),
        ("10", "31", "person", "на 21 человека больше, чем в 2022 году"),
        ("12,5 %", "15,0 %", "percent", "на 2,5 процентного пункта больше, чем в 2022 году"),
        ("5 тыс", "6 тыс", "person", "на 1 тысячу человек больше, чем в 2022 году"),
    ],
)
def test_by_how_many(before: str, now: str, unit: str, words: str) -> None:
    make_total("x", before, unit, year=YEAR - 1)
    make_total("x", now, unit)
    assert told("change of=reported code=x as=difference") == words


def test_any_two_years_can_be_compared() -> None:
    give(2019, "100 тыс")
    give(2021, "120 тыс")
    assert told("change of=support.amount year=2021 since=2019") == "на 20 % больше, чем в 2019 году"


def test_filters_go_to_the_figure_that_is_compared() -> None:
    for year, winners in ((YEAR - 1, "4"), (YEAR, "6")):
        make_round(make_contest(f"federal{year}"), year=year, winners=winners)
        make_round(make_contest(f"city{year}", level="municipal"), year=year, winners="90")
    assert told("change of=contests.winners level=federal") == "на 50 % больше, чем в 2022 году"
    assert "не знает условия «colour»" in told("change of=contests.winners colour=red")


def test_the_text_compares_what_the_tables_print() -> None:
    give(YEAR - 1, "100 тыс")
    give(YEAR, "112 тыс")
    declare("figure:support.amount", "150 тыс", "rub")
    assert told("change of=support.amount") == "на 50 % больше, чем в 2022 году"


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("change of=support.amount", "За 2022 год значения нет: сравнить не с чем."),
        ("change of=programmes.names", "не число"),
        ("change of=change.percent", "не число"),
        ("change of=support.amount since=2023", "сравнивается сам с собой"),
        ("change of=support.amount as=miles", "«as=miles» не знакомо"),
        ("change since=2022", "нужно условие «of»"),
        ("change of=no.such", "Показателя «no.such» нет"),
    ],
)
def test_what_cannot_be_compared_says_why(source: str, sentence: str) -> None:
    give(YEAR, "5 тыс")
    assert sentence in told(source)


def test_a_vague_number_is_compared_in_the_writers_own_words() -> None:
    for year, written in ((YEAR - 1, "более 800"), (YEAR, "900")):
        make_total(f"t{year}", written, "organization", year=year, subject="organizations")
    assert "За 2022 год известно только «более»" in told("change of=organizations.count")


def test_the_per_cent_leads_to_the_records_of_both_years() -> None:
    give(YEAR - 1, "100 тыс")
    give(YEAR, "112 тыс")
    built = build(report_with("<p>{{ change of=support.amount }}</p>"))
    (number,) = [run for run in inlines(built.document.nodes) if isinstance(run, Number)]
    assert number.provenance is not None
    assert number.provenance.records == 2
    passport = passport_of(built, number.provenance.place)
    assert [line.title for line in passport.lines] == ["Получатели s2023", "Получатели s2022"]
    assert passport.printed.number == 12


def test_the_per_cent_of_a_fall_is_below_zero() -> None:
    give(YEAR - 1, "100 тыс")
    give(YEAR, "88 тыс")
    found: Found = scope(None, YEAR - 1).printed("change.percent", {"of": "support.amount"})
    assert found.quantity.number == -12


# Several years together


def test_records_of_all_years_are_added() -> None:
    for year in (2019, 2020, 2023):
        give(year, "100 тыс")
    give(2018, "999 тыс")
    assert told("support.amount since=2019") == "300 тыс. рублей"
    assert told("support.amount since=2019 year=2020") == "200 тыс. рублей"


def test_an_organization_of_several_years_is_counted_once() -> None:
    fund, club = make_organization("fund"), make_organization("club")
    for year in (2021, 2022, 2023):
        make_support(f"f{year}", year=year, organization=fund)
    make_support("club", year=2021, organization=club)
    assert told("support.recipients since=2021") == "2"


def test_a_departments_totals_are_never_added() -> None:
    make_round(make_contest("veche"), winners="3")
    make_total("old", "5", "winner", year=2022, subject="contests.winners")
    assert "За 2022 год есть только сводное сведение подразделения" in told("contests.winners since=2022")


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("organizations.count since=2019", "за несколько лет не складывается"),
        ("reported code=x since=2019", "за несколько лет не складывается"),
        ("support.amount since=2024", "позже года"),
        ("support.amount since=1019", "не загружены"),
        ("support.amount since=давно", "записан не числом"),
    ],
)
def test_what_cannot_be_added_over_years_says_why(source: str, sentence: str) -> None:
    assert sentence in told(source)


def test_a_year_that_was_not_read_is_refused() -> None:
    with pytest.raises(FigureError, match="2020–2023 годы для этого отчёта не загружены"):
        scope(None, 2020).printed("support.amount", {"since": "2020"})


def test_words_from_the_text_are_printed_as_they_are() -> None:
    built = build(report_with("<p>Работает {{ written | 15 лет }}.</p>"))
    ((_, (paragraph,)),) = built.texts
    assert isinstance(paragraph, Paragraph)
    assert plain_text(paragraph.content) == "Работает 15\u00a0лет."
    assert [getattr(run, "is_typed", None) for run in paragraph.content] == [True, False, True]
