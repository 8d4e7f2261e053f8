"""What the passport lists adds up to the number that is printed, whatever kind of table or figure it stands in."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

import pytest

from portal.lib.parse import parse_quantity
from portal.lib.quantities import round_to
from reports.builder import build
from reports.built import Built
from reports.document import Number
from reports.models import IndicatorValue
from reports.passports import Passport, Passports, passport_of
from reports.passports.files import FORMATS
from reports.passports.frozen import freeze, thaw
from reports.walking import inlines
from tests.people import People, make_people, signed_in
from tests.reports.blocks.test_own_table import own
from tests.reports.records import (
    built_with,
    make_award,
    make_contest,
    make_indicator,
    make_organization,
    make_programme,
    make_round,
    make_share,
    make_support,
    make_total,
    report_with,
    table_block,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> People:
    return make_people()


def cross(*measures: dict[str, Any], dataset: str = "support", rows: str = "programme", **more: Any) -> dict:
    named = [{"code": f"m{place}", **measure} for place, measure in enumerate(measures, 1)]
    settings = {"dataset": dataset, "rows": rows, "measures": named, "row_total": True, **more}
    return {"type": "cross", "code": "bcross", "settings": settings}


def every_passport(built: Built) -> list[Passport]:
    assert built.problems == ()
    known = Passports(built)
    numbers = (run for run in inlines(built.document.nodes) if isinstance(run, Number) and run.provenance)
    places = {run.provenance.place for run in numbers if run.provenance and run.quantity.is_known}
    assert places
    return [known.find(place) for place in sorted(places)]


def brought(passport: Passport) -> Decimal:
    return sum(
        (line.value.number for line in passport.lines if line.value and line.value.is_known), Decimal(0)
    )


def make_some_support() -> None:
    culture, sport, fund = make_programme("culture"), make_programme("sport"), make_organization("fund")
    make_support("a", programme=culture, amount="100,0 тыс", requested="300,0 тыс", recipients="2")
    make_support("b", programme=sport, amount="50,0 тыс", requested="70,0 тыс", organization=fund)
    make_support("c", programme=sport, amount="30,0 тыс", requested="30,0 тыс", organization=fund)


@pytest.mark.parametrize("measure", ["amount", "requested", "recipients", "records"])
def test_each_record_brings_what_the_column_measures(measure: str) -> None:
    make_some_support()
    for passport in every_passport(built_with(cross({"measure": measure}))):
        assert brought(passport) == passport.computed.number, passport.title


def test_an_aggregate_brings_only_what_its_parts_leave_of_it() -> None:
    whole = make_support("whole", amount="100,0 тыс", recipients="5", purpose="Гранты")
    fund = make_organization("fund")
    make_support("part", amount="40,0 тыс", organization=fund, part_of=whole, purpose="Гранты")
    for passport in every_passport(built_with(cross({"measure": "amount"}, rows="recipient"))):
        assert brought(passport) == passport.computed.number, passport.title


def test_awards_by_victories_by_organisations_and_by_money_asked_for() -> None:
    fund, contest = make_organization("fund"), make_contest("grants")
    for code in ("one", "two"):
        make_award(code, contest, organization=fund, amount="10,0 тыс", requested="25,0 тыс")
    make_award("people", contest, persons="3", amount="6,0 тыс", requested="7,0 тыс")
    measures = ({"measure": each} for each in ("victories", "organizations", "amount", "requested"))
    for passport in every_passport(built_with(cross(*measures, dataset="awards", rows="contest"))):
        assert brought(passport) == passport.computed.number, passport.title


def test_rounds_are_counted_and_not_added_in_roubles() -> None:
    make_round(make_contest("grants"), amount="10,0 тыс", applicants="9", winners="4")
    for passport in every_passport(
        built_with(cross({"measure": "contests"}, {"measure": "winners"}, dataset="rounds", rows="level"))
    ):
        assert brought(passport) == passport.computed.number, passport.title


def test_a_share_tells_its_part_and_its_whole_and_what_the_records_bring_is_in_their_own_unit() -> None:
    make_some_support()
    built = built_with(
        cross(
            {"measure": "amount", "share_of": "total"},
            {"measure": "requested", "share_of": "m3"},
            {"measure": "amount"},
        )
    )
    for column in ("m1", "m2"):
        passport = passport_of(built, f"table:block?block=bcross/sport/{column}")
        part, whole = passport.terms
        assert (part.place, whole.place) == ("", "")
        assert (
            round_to(part.value.number * 100 / whole.value.number, Decimal("0.1")) == passport.printed.value
        )
        assert brought(passport) == part.value.number
        assert passport.formula == "Часть делится на целое и умножается на сто."
        assert not passport.is_sum_of_terms
    assert thaw(freeze(built), "table:block?block=bcross/sport/m1").terms[0].title == "Часть: Предоставлено"
    rows = b"".join(FORMATS["csv"][0](passport, for_staff=False)).decode("utf-8-sig").splitlines()
    assert "Вклад, рублей" in rows[0]
    assert "Вычислено" not in rows[-1]


def test_conditions_of_a_cross_table_are_told_in_words() -> None:
    make_some_support()
    block = cross({"measure": "amount", "years": {"back": 4}}, where={"kind": ["financial"]})
    told = dict(passport_of(built_with(block), "table:block?block=bcross/sport/m1").conditions)
    assert told["за что"] == "2019–2023 годы"
    assert told["вид поддержки"] == "финансовая"
    assert "НКО" in told["кто получатели"], "a condition that nobody had to set"


def test_conditions_of_a_table_are_told_in_words() -> None:
    make_round(make_contest("grants"), amount="10,0 тыс", in_report_table=True)
    built = built_with(table_block("contests", level="federal"))
    passport = every_passport(built)[0]
    assert ("уровень", "всероссийский") in passport.conditions


def test_a_comparison_tells_both_years_each_with_its_own_passport() -> None:
    make_support("before", amount="200,0 тыс", year=2022)
    make_support("now", amount="250,0 тыс")
    built = built_with("<p>{{ change.percent of=support.amount kind=financial }}</p>")
    (passport,) = every_passport(built)
    assert [(term.title, term.value.number) for term in passport.terms] == [
        ("2023 год", 250_000),
        ("2022 год", 200_000),
    ]
    content = freeze(built)
    for term in passport.terms:
        assert brought(passport_of(built, term.place)) == term.value.number
        assert thaw(content, term.place).printed == term.value, "an edition keeps what its numbers lead to"


def test_a_comparison_of_what_departments_reported_was_reckoned_by_the_portal() -> None:
    for year, written in ((2022, "10"), (2023, "12")):
        make_total("visits", written, "event", year=year)
    (passport,) = every_passport(built_with("<p>{{ change.percent of=reported code=visits }}</p>"))
    assert passport.formula.startswith("Разница двух лет")


def test_an_indicator_that_is_a_quotient_tells_what_was_divided() -> None:
    make_indicator("share", "5", "6", numerator_title="Получили поддержку", denominator_title="Все НКО")
    value = IndicatorValue.objects.get(year=2023)
    value.numerator, value.denominator = parse_quantity("6"), parse_quantity("100")
    value.save()
    for block, place in (
        (table_block("indicators"), "table:indicators/share/fact"),
        ("<p>{{ indicators.fact code=share }}</p>", "figure:indicators.fact?code=share"),
    ):
        passport = passport_of(built_with(block, form=place[:5]), place)
        assert [(term.title, term.value.number) for term in passport.terms] == [
            ("Получили поддержку", 6),
            ("Все НКО", 100),
        ]
        assert "Из чего оно вычислено — ниже." in passport.formula


def test_the_record_of_an_indicator_brings_its_value() -> None:
    make_indicator("share", "5", "6")
    for passport in every_passport(built_with(table_block("indicators"))):
        assert brought(passport) == passport.computed.number


def test_terms_of_a_cell_of_another_year_are_of_that_year() -> None:
    make_support("last", year=2022, amount="200,0 тыс")
    cell = "table=financing_by_programme row=total column=amount year=2022"
    (passport,) = every_passport(built := built_with(f"<p>{{{{ table.cell {cell} }}}}</p>"))
    assert [term.value.number for term in passport.terms if term.value.is_known] == [200_000]
    content = freeze(built)
    for term in passport.terms:
        assert "year=2022" in term.place
        assert passport_of(built, term.place).printed == term.value
        assert not term.value.is_known or thaw(content, term.place).printed == term.value


def test_counts_of_one_kind_in_a_cell_lead_to_their_contest() -> None:
    held = make_round(make_contest("grants"), amount="10,0 тыс", in_report_table=True)
    for side, kind, written in (
        ("applicants", "association", "3"),
        ("applicants", "person", "36"),
        ("winners", "person", "16"),
    ):
        make_share(held, side, kind, written)
    built = built_with(table_block("contests"))
    known = Passports(built)
    numbers = [run for run in inlines(built.document.nodes) if isinstance(run, Number)]
    told = [(run.quantity.number, known.find(run.provenance.place)) for run in numbers if run.provenance]
    assert len(told) == len(numbers), "every number on the page opens"
    by_kind = {int(number): passport for number, passport in told if number < 100}
    assert set(by_kind) == {3, 36, 16}
    for number, passport in by_kind.items():
        assert passport.printed.number == brought(passport) == number
    assert ("кто", "физлицо") in by_kind[16].conditions


def test_a_quotient_of_rounded_numbers_tells_how_exact_it_is(people: People) -> None:
    columns = [
        {"key": "c1", "title": "Что"},
        {"key": "c2", "title": "Сколько", "kind": "money", "scale": "тыс.", "decimals": 1},
        {"key": "c3", "title": "Доля", "kind": "percent"},
    ]
    rows = (["А", "100,3", "=B1/B3*100"], ["Б", "200,7", "=B2/B3*100"], ["Итого", "=СУММ(B1:B2)", ""])
    report = report_with(own(*rows, columns=columns))
    place = "table:block?block=btable/r2/c3"
    told = passport_of(build(report), place).precision
    assert told.startswith("истинное значение может отличаться не больше чем на 0,0")
    ratio = passport_of(build(report), place)
    assert (ratio.basis_words, ratio.is_sum_of_terms) == ("вычислено из других чисел", False)
    assert passport_of(build(report), "table:block?block=btable/r3/c2").basis_words == "сумма строк таблицы"
    address = f"/workspace/kemerovo/reports/{report.pk}/number/?{urlencode({'place': place})}"
    assert signed_in(people.coordinator).get(address).status_code == 200
