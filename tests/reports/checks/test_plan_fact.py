from typing import Any

import pytest

from portal.lib.parse import parse_quantity
from tests.reports.checks.told import spoken, values
from tests.reports.records import make_indicator, table_block

pytestmark = pytest.mark.django_db
CLAIM = "<p>Работа велась весь год. Целевые показатели плана достигнуты.</p>"


def test_reached_and_unknown_values_are_quiet() -> None:
    make_indicator("equal", "0,15", "0,15")
    make_indicator("above", "0,15", "0,2")
    make_indicator("less-is-better", "5", "3", higher_is_better=False)
    make_indicator("unknown", "5", "")
    make_indicator("more-than", "25", "более 20")
    make_indicator("not-planned", "", "5")
    for code in ("below-plan", "conclusion-against-plan", "outliers"):
        assert spoken(code, table_block("indicators"), CLAIM) == []


def test_below_plan_without_a_word() -> None:
    make_indicator("culture", "0,15", "0,13", title="культуры:")
    make_indicator("crimes", "5", "7", higher_is_better=False)
    make_indicator("explained", "5", "3", explanation="Закрыто учреждение")
    culture, crimes = spoken("below-plan", table_block("indicators"))
    assert values(culture) == {"план": "0,15 %", "факт": "0,13 %"}
    assert "«культуры»" in culture.message
    assert (culture.place, crimes.place) == ("table:indicators/culture/fact", "table:indicators/crimes/fact")


@pytest.mark.parametrize(
    "claim",
    [
        "Целевые показатели достигнуты.",
        "Удалось достичь и превысить значения целевых показателей.",
        "Плановые показатели перевыполнены.",
    ],
)
def test_a_conclusion_that_claims_the_contrary(claim: str) -> None:
    make_indicator("culture", "0,15", "0,13", title="культуры")
    (finding,) = spoken("conclusion-against-plan", f"<p>Год прошёл хорошо. {claim}</p>")
    assert claim in finding.where.replace("\u00a0", " ")
    assert "Год прошёл" not in finding.where
    assert values(finding) == {"культуры": "план 0,15 %, факт 0,13 %"}


@pytest.mark.parametrize(
    "honest",
    [
        "Показатели не достигнуты.",
        "Плановый показатель в отчётном году не был достигнут.",
        "Достичь планового значения показателя не удалось.",
        "Показатель достигнут не в полном объёме.",
        "Показатели достигнуты не полностью.",
        "Показатель «Доля» не был выполнен.",
        "Показатели достигнуты, но не все.",
        "Плановое значение показателя достигнуто не было.",
        "Целевые показатели достигнуты, кроме культуры.",
        "Мероприятия выполнены в срок.",
        "Организации достигли успеха.",
    ],
)
def test_an_honest_conclusion_is_quiet(honest: str) -> None:
    make_indicator("culture", "0,15", "0,13")
    assert spoken("conclusion-against-plan", f"<p>{honest}</p>") == []


def test_far_from_the_plan_and_from_last_year() -> None:
    make_indicator("times", "1,70", "21,38", title="услуги")
    make_indicator("shrunk", "", "1", last_year="20", title="площадь")
    make_indicator("explained", "1", "100", explanation="Изменилась методика")
    make_indicator("near", "10", "99")
    make_indicator("zero", "0", "5")
    times, shrunk = spoken("outliers", table_block("indicators"))
    assert "больше в 12,6 раза" in times.message.replace("\u00a0", " ")
    assert values(times) == {"план": "1,70 %", "факт": "21,38 %"}
    assert "меньше в 20 раз." in shrunk.message.replace("\u00a0", " ")
    assert values(shrunk) == {"факт прошлого года": "20 %", "факт": "1 %"}


def test_a_fact_inside_a_range_is_quiet_and_outside_its_direction_decides() -> None:
    cases: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("inside", "30", {}),
        ("above", "36", {}),
        ("below", "24", {}),
        ("less-is-better", "36", {"higher_is_better": False}),
        ("far", "1", {"higher_is_better": False}),
    )
    for code, fact, fields in cases:
        value = make_indicator(code, "25", fact, **fields).values.get()
        value.plan_upper = parse_quantity("35")
        value.save()
    below, above = spoken("below-plan", table_block("indicators"))
    assert values(below) == {"план": "с 25 до 35 %", "факт": "24 %"}
    assert (below.place, above.place) == (
        "table:indicators/below/fact",
        "table:indicators/less-is-better/fact",
    )
    (far,) = spoken("outliers", table_block("indicators"))
    assert values(far) == {"план": "25 %", "факт": "1 %"}
