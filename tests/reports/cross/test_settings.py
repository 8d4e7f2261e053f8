"""A cross table and indicators by years, made by their forms."""

from typing import Any

import pytest

from reports.models import Block
from reports.preview import preview_block
from tests.reports.records import YEAR, make_indicator, make_organization, make_programme, make_support
from tests.reports.tables.settings.forms import block_of, opened, posted_as_it_is, saved

pytestmark = pytest.mark.django_db

CROSS = {
    "dataset": "support",
    "numbered": True,
    "rows": "programme",
    "group": "sphere_group",
    "across": "kind",
    "top": 5,
    "column_total": False,
    "row_numbers": True,
    "measures": [
        {"code": "m1", "measure": "amount", "title": "Дано", "years": {"back": 4}},
        {"code": "m2", "measure": "recipients", "where": {"status": ["active", "dissolved"]}},
        {"code": "m3", "measure": "amount", "share_of": "m1", "years": {"back": 1, "until_back": 1}},
    ],
    "where": {"kind": ["financial", "property"], "recipients": ["ngo"]},
    "years": {"from": 2019, "to": 2023},
    "caption": "Поддержка",
    "columns": [{"code": "title", "title": "Программы"}],
}


@pytest.fixture(autouse=True)
def records() -> None:
    make_support(
        "sport", programme=make_programme("sport"), amount="5 тыс", organization=make_organization("won")
    )
    make_indicator("reach", "1", "2", last_year="3")


def test_nothing_touched_keeps_a_cross_table_as_it_was() -> None:
    kept = saved(block_of("cross", **CROSS))
    columns = kept.pop("columns")
    assert kept == {key: value for key, value in CROSS.items() if key != "columns"}
    assert columns[:2] == [{"code": "number"}, {"code": "title", "title": "Программы"}]


def test_a_new_measure_gets_a_code_of_its_own_and_a_dropped_one_takes_its_share_along() -> None:
    kept = saved(block_of("cross", **CROSS), measure__1__measure="", measure__3__measure="records")
    assert [each["code"] for each in kept["measures"]] == ["m1", "m3", "m4"]


def test_a_share_of_a_dropped_measure_is_the_number_itself_again() -> None:
    measures: Any = CROSS["measures"]
    kept = saved(
        block_of("cross", **{**CROSS, "measures": [measures[1], measures[2], measures[0]]}),
        measure__2__measure="",
    )
    assert [each.get("share_of") for each in kept["measures"]] == [None, None]


def test_another_dataset_begins_with_its_first_row_and_measure() -> None:
    kept = saved(block_of("cross", **CROSS), dataset="organizations")
    assert kept == {
        "dataset": "organizations",
        "numbered": True,
        "rows": "category",
        "top": 5,
        "column_total": False,
        "row_numbers": True,
        "measures": [{"code": "m1", "measure": "count"}],
        "years": {"from": 2019, "to": 2023},
    }


def test_conditions_are_offered_by_names() -> None:
    form = opened(block_of("cross", **CROSS))
    groups = dict(form.fields["where-0"].choices)
    assert ("kind:property", "Вид поддержки: имущественная") in groups["Вид поддержки"]
    assert ("programme:sport", "Программа: «Программа sport»") in groups["Программа"]
    assert ("4-0", "5 лет: 2019–2023") in form.fields["period"].choices


def test_conditions_are_those_of_all_years_that_the_table_tells_of() -> None:
    make_support("art", programme=make_programme("art"), year=YEAR - 4, amount="1 тыс")
    block = block_of("cross", **CROSS)
    assert programmes_offered(block) == ["programme:art", "programme:sport"]
    block.settings = {**CROSS, "years": {"back": 0}, "measures": [{"code": "m1", "measure": "amount"}]}
    block.save()
    assert programmes_offered(block) == ["programme:sport"]


def programmes_offered(block: Block) -> list[str]:
    return [code for code, _ in dict(opened(block).fields["where-0"].choices)["Программа"]]


def test_rows_and_columns_must_differ_and_fixed_years_must_be_told() -> None:
    block = block_of("cross", **CROSS)
    data = posted_as_it_is(opened(block))
    form = opened(block, {**data, "settings-across": "programme", "settings-since": "2024"})
    assert not form.is_valid()
    assert set(form.errors) == {"rows", "since"}


def test_a_new_table_asks_for_its_dataset_first_then_for_rows_and_a_measure() -> None:
    section = block_of("text").section
    block = Block(section=section, type="cross")
    assert [field.name for field in opened(block) if field.field.required] == ["dataset"]
    form = opened(block, {**posted_as_it_is(opened(block)), "settings-dataset": "awards"})
    assert set(form.errors) == {"rows", "measure-0-measure"}
    told = {"settings-rows": "nomination", "settings-measure-0-measure": "victories"}
    form = opened(block, {**posted_as_it_is(opened(block)), "settings-dataset": "awards", **told})
    assert form.is_valid(), form.errors
    assert form.to_settings() == {
        "dataset": "awards",
        "numbered": True,
        "rows": "nomination",
        "measures": [{"code": "m1", "measure": "victories"}],
    }


def test_indicators_are_chosen_year_by_year() -> None:
    years = [{"year": YEAR - 1, "plan": False, "fact": True}, {"year": YEAR, "plan": True, "fact": True}]
    block = block_of("indicators_years", years=years, numbered=True, unit_column=False)
    assert saved(block) == {"years": years, "numbered": True, "unit_column": False}
    longer = saved(block, until=YEAR + 1, **{f"fact__{YEAR}": None})
    assert longer["years"] == [
        years[0],
        {"year": YEAR, "plan": True, "fact": False},
        {"year": YEAR + 1, "plan": True, "fact": True},
    ]


def test_a_new_table_of_indicators_begins_with_three_years() -> None:
    block = Block(section=block_of("text").section, type="indicators_years")
    form = opened(block, posted_as_it_is(opened(block)))
    assert form.is_valid(), form.errors
    assert [each["year"] for each in form.to_settings()["years"]] == [YEAR - 2, YEAR - 1, YEAR]


@pytest.mark.parametrize(
    ("kind", "spoilt"),
    [
        ("cross", {}),
        ("cross", {**CROSS, "dataset": "nothing"}),
        ("cross", {**CROSS, "rows": "nothing"}),
        ("cross", {**CROSS, "rows": "kind"}),
        ("cross", {**CROSS, "measures": []}),
        ("cross", {**CROSS, "measures": [{"measure": "nothing"}]}),
        ("cross", {**CROSS, "measures": [{"measure": "amount", "share_of": "m9"}]}),
        ("cross", {**CROSS, "measures": "amount"}),
        ("cross", {**CROSS, "years": {"from": 2023, "to": 2019}}),
        ("cross", {**CROSS, "years": {"from": 1990, "to": 2100}}),
        ("cross", {**CROSS, "years": [2019]}),
        ("cross", {**CROSS, "where": {"nothing": ["x"]}}),
        ("cross", {**CROSS, "where": {"kind": "financial"}}),
        ("cross", {**CROSS, "top": 0}),
        ("indicators_years", {}),
        ("indicators_years", {"years": [2023]}),
        ("indicators_years", {"years": [{"year": "2023"}]}),
        ("indicators_years", {"years": [{"year": 2023}, {"year": 2023}]}),
        ("indicators_years", {"years": [{"year": 2023}], "plan": "nothing"}),
    ],
)
def test_settings_spoilt_by_hand_become_a_sentence_and_the_form_still_opens(kind: str, spoilt: dict) -> None:
    block = block_of(kind, **spoilt)
    (problem,) = preview_block(block).problems
    assert problem.message
    assert opened(block).render()
