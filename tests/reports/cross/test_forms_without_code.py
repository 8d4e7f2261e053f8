"""Tables of forms that no city of the demo has, made of settings alone."""

from __future__ import annotations

import json
from typing import Any

import pytest

from portal.lib.parse import parse_quantity
from reports.built import Built
from reports.models import Indicator, IndicatorValue
from reports.renderers.html import render_body
from reports.renderers.json import document_data
from reports.targets import parse_plan
from tests.reports.cross.cells import header_of, only_table, open_every_number, rows_of, table_block_of
from tests.reports.records import (
    built_with,
    make_award,
    make_contest,
    make_indicator,
    make_organization,
    make_programme,
    make_round,
    make_support,
)

pytestmark = pytest.mark.django_db


def in_json(built: Built) -> dict[str, Any]:
    """The first table of the JSON file."""
    return json.loads(json.dumps(document_data(built.document)))["sheets"][0]["nodes"][0]


def set_value(indicator: Indicator, year: int, plan: str = "", fact: str = "") -> None:
    lower, upper = parse_plan(plan, indicator.unit)
    reached = parse_quantity(fact, indicator.unit)
    IndicatorValue.objects.create(indicator=indicator, year=year, plan=lower, plan_upper=upper, fact=reached)


@pytest.fixture
def indicators() -> Built:
    heading = make_indicator("share", title="Доля средств:", position=1, unit_label="%")
    culture = make_indicator("culture", title="культуры", parent=heading, position=2, unit_label="%")
    reach = make_indicator("reach", title="Число участников", position=3, unit="person", unit_label="человек")
    make_indicator("unused", title="Без значений", position=4)
    for year in range(2018, 2025):
        set_value(culture, year, "0,15" if year > 2018 else "", "0,13" if year < 2024 else "")
    set_value(reach, 2018, "", "более 20")
    set_value(reach, 2019, "с 25 до 35", "31")
    set_value(reach, 2024, "с 30 до 40")
    years = [{"year": year, "plan": year != 2018, "fact": year != 2024} for year in range(2018, 2025)]
    block = table_block_of(
        "indicators_years", years=years, column_numbers=True, caption="Показатели плана", blank="х"
    )
    return built_with(block)


def test_indicators_of_seven_years_under_an_uneven_header(indicators: Built) -> None:
    table = only_table(indicators)
    top, bottom = header_of(table)
    assert top[:3] == [("Показатель", 1, 2), ("Единица измерения", 1, 2), ("2018 год", 1, 1)]
    assert top[3:] == [*((f"{year} год", 2, 1) for year in range(2019, 2024)), ("2024 год", 1, 1)]
    assert [text for text, _, _ in bottom] == ["факт", *["план", "факт"] * 5, "план"]
    assert len(table.columns) == 14
    assert table.column_numbers
    assert table.columns[3].title == "план на 2019 год"
    assert (table.caption, table.number) == ("Показатели плана", 1)


def test_their_cells_as_printed_with_a_range(indicators: Built) -> None:
    heading, culture, reach = rows_of(indicators)
    assert heading == ["1. Доля средств:", "%", *[""] * 12]
    assert culture[:5] == ["культуры", "%", "0,13", "0,15", "0,13"]
    assert reach[:5] == ["2. Число участников", "человек", "более 20", "с 25 до 35", "31"]
    assert reach[-1] == "с 30 до 40"
    assert open_every_number(indicators) == 12 + 6


def test_their_header_in_html_and_json(indicators: Built) -> None:
    html = render_body(indicators.document).replace("\u00a0", " ")
    assert '<th scope="colgroup" colspan="2">2019 год</th>' in html
    assert '<th scope="col" rowspan="2">Показатель</th>' in html
    assert '<th scope="col">14</th></tr>' in html
    header = in_json(indicators)["header"]
    assert header[0][3] == {"text": "2019\u00a0год", "colspan": 2, "rowspan": 1}
    assert sum(cell["colspan"] for cell in header[0]) == 14


@pytest.fixture
def subsidies() -> Built:
    """Subsidies of five years; those of 2023 are known by what they were spent on, but for a rest."""
    sport, youth = make_programme("sport"), make_programme("youth", position=1)
    whole = make_support(
        "whole", programme=sport, amount="500 тыс", recipients="3", purpose="Уставная деятельность"
    )
    make_support("rent", programme=sport, amount="200 тыс", part_of=whole, purpose="Аренда", recipients="1")
    make_support(
        "events", programme=sport, amount="250 тыс", part_of=whole, purpose="Мероприятия", recipients="1"
    )
    make_support("camp", programme=youth, amount="100 тыс", purpose="Мероприятия", recipients="1")
    for year, amount in ((2019, "10 тыс"), (2020, "20 тыс"), (2022, "30 тыс")):
        make_support(
            f"old-{year}", programme=sport, amount=amount, year=year, purpose="Аренда", recipients="1"
        )
    measures = [
        {"code": "now", "measure": "amount", "title": "2023 год, тыс. рублей"},
        {"code": "five", "measure": "amount", "years": {"back": 4}},
        {"code": "share", "measure": "amount", "share_of": "total"},
    ]
    return built_with(table_block_of("cross", dataset="support", rows="purpose", measures=measures))


def test_a_subsidy_split_by_what_it_was_spent_on_beside_five_years(subsidies: Built) -> None:
    assert rows_of(subsidies) == [
        ["Аренда", "200,0", "260,0", "33,3"],
        ["Мероприятия", "350,0", "350,0", "58,3"],
        ["не распределено", "50,0", "50,0", "8,3"],
        ["Всего", "600,0", "660,0", "100,0"],
    ]
    assert header_of(only_table(subsidies)) == [
        [
            ("На что", 1, 1),
            ("2023 год, тыс. рублей", 1, 1),
            ("Предоставлено, тыс. рублей, 2019–2023 годы", 1, 1),
            ("Предоставлено, %", 1, 1),
        ]
    ]
    assert open_every_number(subsidies) == 12


def test_years_of_a_window_stand_side_by_side_and_an_unknown_year_is_a_blank(subsidies: Built) -> None:
    settings = {
        "dataset": "support",
        "rows": "programme",
        "across": "year",
        "measures": [{"measure": "amount"}],
        "years": {"from": 2019, "to": 2023},
        "scale": "руб.",
    }
    built = built_with(table_block_of("cross", **settings), form="other")
    assert rows_of(built) == [
        ["«Программа sport»", "10 000", "20 000", "", "30 000", "500 000", "560 000"],
        ["«Программа youth»", "–", "–", "", "–", "100 000", "100 000"],
        ["Всего", "10 000", "20 000", "", "30 000", "600 000", "660 000"],
    ]
    table = only_table(built)
    caption = "Меры поддержки: предоставлено, 2019–2023\u00a0годы"
    assert (table.caption, table.unit) == (caption, "рублей")
    top, bottom = header_of(table)
    assert top == [("Программа", 1, 2), ("Год", 5, 1), ("Всего", 1, 2)]
    assert [text for text, _, _ in bottom] == ["2019", "2020", "2021", "2022", "2023"]
    assert in_json(built)["header"][0][1] == {"text": "Год", "colspan": 5, "rowspan": 1}
    assert '<th scope="colgroup" colspan="5">Год</th>' in render_body(built.document)


@pytest.fixture
def registered() -> None:
    for place, (district, status, category) in enumerate(
        (
            ("Ленинский", "active", "tos"),
            ("Ленинский", "dissolved", "tos"),
            ("Заводский", "active", "tos veterans"),
            ("Заводский", "unregistered", "tos"),
            ("", "active", "veterans"),
        )
    ):
        make_organization(f"o{place}", district=district, status=status, categories=category)


def test_registered_and_of_which_active_by_category(registered: None) -> None:
    measures = [
        {"code": "m1", "measure": "count", "title": "Зарегистрировано", "where": {"registered": ["yes"]}},
        {"code": "m2", "measure": "count", "title": "из них действуют", "where": {"status": ["active"]}},
        {
            "code": "m3",
            "measure": "count",
            "title": "доля, %",
            "where": {"status": ["active"]},
            "share_of": "m1",
        },
    ]
    columns = [
        {"code": "m1"},
        {"code": "m2", "group": "Из них"},
        {"code": "m3", "group": "Из них"},
    ]
    built = built_with(
        table_block_of("cross", dataset="organizations", rows="category", measures=measures, columns=columns)
    )
    table = only_table(built)
    assert rows_of(built) == [
        ["Категория tos", "3", "2", "66,7"],
        ["Категория veterans", "2", "2", "100,0"],
        ["Всего", "4", "3", "75,0"],
    ]
    notes = ["В\u00a0итоге каждая организация учтена один раз, даже если стоит в\u00a0нескольких строках."]
    assert [run.text for note in table.footnotes for run in note] == notes  # type: ignore[union-attr]
    assert [cell.note for cell in table.rows[-1].cells] == [0, 1, 1, 0]
    assert header_of(table) == [
        [("Кого объединяет", 1, 2), ("Зарегистрировано", 1, 2), ("Из них", 2, 1)],
        [("из них действуют", 1, 1), ("доля, %", 1, 1)],
    ]
    assert open_every_number(built) == 9


def test_self_governments_by_district(registered: None) -> None:
    settings = {
        "dataset": "organizations",
        "rows": "district",
        "where": {"category": ["tos"]},
        "measures": [{"measure": "count"}],
        "row_numbers": True,
        "caption": "ТОС по районам",
    }
    built = built_with(table_block_of("cross", **settings))
    assert rows_of(built) == [["1", "Заводский", "2"], ["2", "Ленинский", "1"], ["Всего", "3"]]
    assert open_every_number(built) == 3


def test_nominations_and_a_contest_not_yet_decided() -> None:
    fund, games = (
        make_contest("fund", name="Гранты главы"),
        make_contest("games", name="Игры", level="regional"),
    )
    won = make_organization("won")
    make_round(fund, amount="300 тыс", winners="2")
    make_round(games, applicants="5", position=1)
    make_award("a", fund, nomination="Молодёжь", organization=won, amount="100 тыс")
    make_award("b", fund, nomination="Молодёжь", persons="2", amount="50 тыс")
    make_award("c", fund, nomination="Экология", organization=won, amount="150 тыс")
    awards = {"dataset": "awards", "rows": "nomination", "group": "contest"}
    awards["measures"] = [{"measure": "victories"}, {"measure": "organizations"}, {"measure": "amount"}]  # type: ignore[assignment]
    built = built_with(table_block_of("cross", **awards))
    assert rows_of(built) == [
        ["Гранты главы"],
        ["Молодёжь", "3", "1", "150,0"],
        ["Экология", "1", "1", "150,0"],
        ["Итого", "4", "1", "300,0"],
        ["Всего", "4", "1", "300,0"],
    ]
    rounds: dict[str, Any] = {
        "dataset": "rounds",
        "rows": "contest",
        "blank": "итоги не подведены",
        "row_total": False,
    }
    rounds["measures"] = [{"measure": "applicants"}, {"measure": "winners"}]
    contests = built_with(table_block_of("cross", **rounds), form="contests")
    assert rows_of(contests) == [
        ["Гранты главы", "итоги не подведены", "2"],
        ["Игры", "5", "итоги не подведены"],
    ]
    assert open_every_number(built) == 12
    assert open_every_number(contests) == 2
