"""What a person does in the form of a table, and what the block keeps of it."""

import pytest

from portal.lib.parse import parse_quantity
from reports.models import IndicatorValue
from reports.preview import preview_block
from reports.renderers.html import render_nodes
from reports.tables.settings.shape_form import ShapeSettings
from tests.reports.records import (
    make_contest,
    make_indicator,
    make_organization,
    make_programme,
    make_round,
    make_support,
)
from tests.reports.tables.settings.forms import block_of, opened, posted_as_it_is, saved

pytestmark = pytest.mark.django_db
COLUMNS = ("number", "name", "direction", "applicants", "winners", "amount")


@pytest.fixture(autouse=True)
def records() -> None:
    make_round(make_contest("veche", name="Вече"), amount="10 тыс", winners="1")
    make_round(make_contest("games", name="Игры", level="regional"), position=1, amount="20 тыс")
    make_support("sport", programme=make_programme("sport"), amount="5 тыс", recipients="1")


def test_nothing_touched_keeps_the_settings_as_they_were() -> None:
    kept = {
        "table": "contests",
        "numbered": False,
        "caption": False,
        "level": "federal",
        "column_numbers": True,
    }
    assert saved(block_of("table", **kept)) == kept


def test_a_whole_shape_comes_back_from_its_form() -> None:
    kept = {
        "table": "contests",
        "numbered": True,
        "caption": "Конкурсы",
        "scale": "руб.",
        "decimals": 2,
        "blank": "нет сведений",
        "zero": "–",
        "totals": False,
        "order": {"by": "amount", "descending": True},
        "columns": [
            {"code": "name", "title": "Конкурс", "group": "О конкурсе"},
            {"code": "direction", "group": "О конкурсе"},
            {"code": "amount", "width": 30, "decimals": 0},
            {"code": "winners", "blank": "итоги не подведены"},
            {"code": "number", "shown": False},
            {"code": "applicants", "shown": False},
        ],
        "footnotes": [
            {"text": "По протоколам."},
            {"text": "Без премий.", "column": "amount"},
            {"text": "Уточняется.", "row": "games", "column": "winners"},
        ],
    }
    assert saved(block_of("table", **kept)) == kept


def test_another_table_takes_nothing_of_the_old_columns_along() -> None:
    block = block_of(
        "table", table="contests", level="federal", columns=[{"code": "amount", "title": "Деньги"}]
    )
    changed = saved(block, table="support_by_sphere")
    assert changed == {"table": "support_by_sphere", "numbered": True}


def test_a_table_that_needs_a_programme_asks_for_it_by_name() -> None:
    block = block_of("table", table="contests")
    form = opened(block, {**posted_as_it_is(opened(block)), "settings-table": "programme_recipients"})
    assert not form.is_valid()
    assert form.errors == {"programme": ["Без этого таблицы нет: выберите из списка."]}
    assert ("sport", "«Программа sport»") in form.fields["programme"].choices


def test_columns_move_before_or_after_the_one_whose_place_they_take() -> None:
    block = block_of("table", table="contests")
    up = saved(block, column__amount__place="2")
    assert [column["code"] for column in up["columns"]][:3] == ["number", "amount", "name"]
    down = saved(block, column__name__place="3")
    assert [column["code"] for column in down["columns"]][:3] == ["number", "direction", "name"]


def test_optional_columns_of_organizations_are_ticked_to_be_printed() -> None:
    make_organization(
        "a", ogrn="1027700132195", head_name="Иванов", address="пр. Советский, 54", categories="tos"
    )
    block = block_of("table", table="organizations_list")
    settings = saved(block, column__ogrn__shown="on", column__status__shown=None, column__head__shown="on")
    shown = {column["code"]: column["shown"] for column in settings["columns"] if "shown" in column}
    assert shown == {"ogrn": True, "head": True, "status": False}
    block.settings = settings
    html = render_nodes(preview_block(block).nodes, None)
    assert "1027700132195" in html
    assert "Иванов" not in html


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("decimals", "9", "4"),
        ("column-amount-width", "ноль", "целое"),
        ("scale", "млрд", "млрд"),
        ("order_by", "nothing", "nothing"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(field: str, value: str, message: str) -> None:
    block = block_of("table", table="contests")
    form = opened(block, {**posted_as_it_is(opened(block)), f"settings-{field}": value})
    assert not form.is_valid()
    assert message in form.errors[field][0]


@pytest.mark.parametrize(
    "spoilt",
    [
        {"columns": "amount"},
        {"columns": [1]},
        {"columns": [{"code": "nothing"}]},
        {"columns": [{"code": each, "shown": False} for each in COLUMNS]},
        {"decimals": "два"},
        {"decimals": True},
        {"scale": "тонна"},
        {"order": ["amount"]},
        {"footnotes": {"text": "?"}},
        {"caption": ["Название"]},
        {"subtotals": "нет"},
    ],
)  # fmt: skip
def test_settings_spoilt_by_hand_become_a_sentence_and_the_form_still_opens(spoilt: dict) -> None:
    block = block_of("table", table="contests", **spoilt)
    preview = preview_block(block)
    (problem,) = preview.problems
    assert problem.message.endswith(".")
    form = opened(block)
    assert form.render()


def test_an_own_footnote_and_a_group_stand_in_the_html() -> None:
    block = block_of(
        "table",
        table="contests",
        columns=[{"code": "applicants", "group": "От города"}, {"code": "winners", "group": "От города"}],
        footnotes=[{"text": "По протоколам."}, {"text": "Без премий.", "row": "games", "column": "amount"}],
    )
    html = render_nodes(preview_block(block).nodes, None)
    assert '<th scope="colgroup" colspan="2">От города</th>' in html
    assert "по итогам 2023\u00a0года¹</span>" in html
    assert "<sup>2</sup>" in html
    assert '<p class="footnote"><sup>2</sup> Без премий.</p>' in html


@pytest.mark.parametrize(
    ("years", "said"),
    [(2, ""), (7, "На книжном листе таблице тесно"), (16, "Таблица шире и альбомного листа")],
)
def test_a_table_wider_than_the_paper_says_what_to_do(years: int, said: str) -> None:
    indicator = make_indicator("reach", title="Число участников мероприятий")
    for year in range(2024 - years, 2024):
        plan = parse_quantity("12,5", "percent")
        IndicatorValue.objects.create(indicator=indicator, year=year, plan=plan, fact=plan)
    shown = [{"year": year, "plan": True, "fact": True} for year in range(2024 - years, 2024)]
    form = opened(block_of("indicators_years", years=shown))
    assert isinstance(form, ShapeSettings)
    assert form.parts[0].hint.startswith(said)
    assert bool(form.parts[0].hint) == bool(said)
