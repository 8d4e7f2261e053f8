"""«Откуда число»: what a number is, how exactly it is known, and the records behind it."""

from decimal import Decimal
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from portal.lib.parse import parse_quantity
from portal.lib.quantities import KOPECK, Quantity
from reports.actions.publish import publish
from reports.builder import build
from reports.document import Number
from reports.imports.demo import load_demo
from reports.models import Block, Report
from reports.own_tables.arithmetic import divided, tidied
from reports.passports import passport_of
from reports.passports.precision import precision_words
from reports.walking import inlines
from tests.pages.reading import assert_same_cost, links_of, words_of
from tests.people import make_people, visitor
from tests.reports.blocks.test_own_table import own
from tests.reports.records import (
    declare,
    make_contest,
    make_organization,
    make_programme,
    make_report,
    make_round,
    make_support,
    make_total,
    report_with,
    rub,
    table_block,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def own_media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


NUMBER = "/kemerovo/reports/2023/free/number/"


def page(place: str) -> HttpResponse:
    return visitor().get(f"{NUMBER}?{urlencode({'place': place})}")


def test_shows_the_records_with_their_values_and_links() -> None:
    make_report(is_public=True)
    fund = make_organization("fund")
    make_support("grant", organization=fund, amount="350,0 тыс", purpose="лагерь")
    make_support("group", amount="50,0 тыс", recipients="3")
    opened = page("figure:support.amount?kind=financial")
    words = words_of(opened)
    assert "Сумма финансовой поддержки 400,0 тыс. рублей" in words
    assert "Вид поддержки финансовая" in words
    assert "Основание по записям" in words
    assert "Точность истинное значение может отличаться не больше чем на 100 рублей" in words
    assert f"лагерь внесено {timezone.localdate():%d.%m.%Y} 350,0 тыс. рублей" in words
    assert links_of(opened)["Фонд «fund»"] == fund.get_absolute_url()


def test_organisation_that_is_counted_once_brings_its_one_once() -> None:
    make_report(is_public=True)
    fund = make_organization("fund")
    for code in ("one", "two"):
        make_support(code, organization=fund, amount="1,0 тыс")
    words = words_of(page("figure:support.recipients?kind=financial"))
    assert "Получатели поддержки 1 организация" in words
    assert words.count("учтена выше") == 1


@pytest.mark.parametrize(
    ("declared", "verdict"),
    [("350,0 тыс", "сходится"), ("350,1 тыс", "в пределах округления"), ("700,0 тыс", "противоречие")],
)
def test_declared_stands_beside_computed_with_the_verdict(declared: str, verdict: str) -> None:
    make_report(is_public=True)
    make_support("grant", amount="350,0 тыс")
    declare("figure:support.amount?kind=financial", declared, "rub", source="записка отдела")
    words = words_of(page("figure:support.amount?kind=financial"))
    assert f"Состояние {verdict}" in words
    assert "Основание заявлено" in words
    assert "Источник: записка отдела" in words


def test_cell_of_a_table_is_named_by_row_and_column() -> None:
    make_report(is_public=True)
    make_support("grant", amount="350,0 тыс", programme=make_programme("sport"))
    words = words_of(page("table:financing_by_programme/sport/amount"))
    assert "Программа sport: финансирование, тыс. рублей 350,0 тыс. рублей" in words
    assert "Получатели grant" in words


def test_second_holding_of_a_contest_has_a_row_of_its_own() -> None:
    make_report(is_public=True)
    contest = make_contest("veche")
    for number in (1, 2):
        make_round(contest, number=number, amount=f"{number},0 млн", applicants="3", winners="1")
    assert "2,0 млн рублей" in words_of(page("table:contests/veche-2/amount"))


def test_total_of_a_department_bears_its_own_name() -> None:
    make_report(is_public=True)
    make_total("visits", "14", "event", title="Выезды в районы")
    words = words_of(page("figure:reported?code=visits"))
    assert "Выезды в районы 14 мероприятий" in words
    assert "Основание по сведениям подразделения" in words


@pytest.mark.parametrize(
    "place",
    [
        *("", "x", "figure:", "table:", "table:contests", "table:contests/x", "table:nothing/total/amount"),
        *("figure:nothing", "figure:support.amount?kind=zzz", "figure:support.amount?colour=red"),
        *("figure:support.amount?year=1890", "figure:support.amount?year=x", "figure:act.title?code=x"),
        *("figure:support.services?unit=zzz", "figure:reported?code=nothing", "figure:reported"),
        *("figure:table.cell", "figure:table.cell?table=contests&row=x&column=y", "figure:\0", "🦊" * 3000),
        *("figure:councils.count?kind=zzz", "figure:organizations.count?status=zzz", "figure:support.amount"),
    ],
)
def test_what_leads_to_no_number_is_not_found(place: str) -> None:
    make_report(is_public=True)
    opened = page(place)
    assert opened.status_code == 404
    assert "Такой страницы нет" in words_of(opened)


def test_services_of_different_units_are_no_number() -> None:
    make_report(is_public=True)
    for code, unit in (("one", "seminar"), ("two", "consultation")):
        make_support(code, kind="consulting", services="5", service_unit=unit)
    assert page("figure:support.services").status_code == 404
    assert "5 консультаций" in words_of(page("figure:support.services?unit=consultation"))


def test_cost_does_not_grow_with_records() -> None:
    make_report(is_public=True)
    address = f"{NUMBER}?{urlencode({'place': 'figure:support.amount?kind=financial'})}"

    def add(*names: str) -> None:
        for name in names:
            fund, programme = make_organization(name), make_programme(name)
            make_support(name, organization=fund, amount="1,0 тыс", programme=programme)

    add("first")
    assert_same_cost(address, lambda: add("second", "third"))


def test_every_number_of_the_demonstration_has_its_passport() -> None:
    load_demo(settings.BASE_DIR / "fixtures", report=lambda line: None)
    seen = 0
    for report in Report.objects.select_related("municipality", "plan"):
        built = build(report)
        for number in inlines(built.document.nodes):
            if isinstance(number, Number) and number.provenance and number.quantity.value is not None:
                passport = passport_of(built, number.provenance.place)
                assert passport.printed == number.quantity
                assert passport.lines, number.provenance.place
                seen += 1
    assert seen > 200


@pytest.mark.parametrize(
    ("written", "unit", "words"),
    [
        ("5", "organization", "точное число"),
        ("1397,2 тыс", "rub", "истинное значение может отличаться не больше чем на 50\u00a0рублей"),
        ("1397200,00", "rub", "до копейки"),
        ("21,0 млн", "rub", "истинное значение может отличаться не больше чем на 50\u00a0000\u00a0рублей"),
        ("11332,7", "m2", "истинное значение может отличаться не больше чем на 0,05\u00a0кв.\u00a0м"),
        ("более 800", "participant", "известна только нижняя граница"),
        ("до 10", "participant", "известна только верхняя граница"),
        ("около 10", "participant", "известно приблизительно"),
        ("–", "participant", "такого не было"),
        ("", "participant", "нет сведений"),
    ],
)
def test_precision_is_said_in_words(written: str, unit: str, words: str) -> None:
    assert precision_words(parse_quantity(written, unit)) == words


@given(
    st.decimals(Decimal("0.01"), Decimal(10) ** 11, places=2),
    st.sampled_from([1, 1000, 100_000, 1_000_000]),
    st.integers(1, 1000),
)
def test_a_quotient_of_rounded_numbers_has_words_too(amount: Decimal, step: int, divisor: int) -> None:
    known = Quantity.of(amount.quantize(Decimal(step)), "rub", step=Decimal(step))
    quotient = tidied(divided(known, Quantity.of(divisor, "organization")), KOPECK)
    told = precision_words(quotient).partition("не больше чем на ")[2]
    assert parse_quantity(told.replace("рублей", "").replace("рубля", "").replace("рубль", ""), "rub")


@pytest.mark.usefixtures("own_media")
def test_a_page_that_tells_of_now_leads_to_the_number_as_it_is_now() -> None:
    """The city's page counts what there is today; an edition keeps what there was."""
    report = report_with(table_block("financing_by_programme"))
    support = make_support("grant", amount="100,0 тыс", recipients="1", programme=make_programme("sport"))
    publish(report, by=make_people().coordinator, confirmed=True)
    support.amount = rub("250,0 тыс")
    support.save()
    place = "table:financing_by_programme/total/amount"
    page = "/kemerovo/reports/2023/free/number/"
    assert "100,0 тыс." in words_of(visitor().get(page, {"place": place}))
    figures = links_of(visitor().get("/kemerovo/"), page)
    told = next(url for words, url in figures.items() if words.startswith("250,0"))
    assert "250,0 тыс." in words_of(visitor().get(told))


@pytest.mark.usefixtures("own_media")
def test_visitors_of_a_published_report_read_nothing_of_the_work_on_the_next_edition() -> None:
    report = report_with(own(["Труд", "1 200", "5"]))
    make_support("grant", amount="100,0 тыс")
    publish(report, by=make_people().coordinator, confirmed=True)
    declare("figure:support.amount?kind=financial", "120,0 тыс", "rub", reason="ещё не решено")
    Block.objects.update(settings=own(["Труд", "9 900", "5"])["settings"])
    cell, again = (
        "table:block?block=btable/r1/c2",
        "figure:table.cell?block=btable&column=c2&row=r1&table=block",
    )
    assert "1 200" in words_of(page(cell)).replace("\u00a0", " ")
    for place in (cell, again):
        assert visitor().get(NUMBER, {"place": place, "now": 1}).status_code == 404
    now = words_of(visitor().get(NUMBER, {"place": "figure:support.amount?kind=financial", "now": 1}))
    assert "120,0 тыс." in now
    assert "ещё не решено" not in now
