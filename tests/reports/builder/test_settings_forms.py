"""The settings of the plain kinds of blocks, from what the block keeps to the form and back."""

from __future__ import annotations

from typing import Any

import pytest

from reports.blocks.base import BlockSettings
from reports.builder import type_of
from reports.models import Block
from reports.preview import preview_block, writing_for
from tests.reports.records import add_section, make_indicator, make_programme, make_report, make_support
from tests.reports.tables.settings.forms import saved

pytestmark = pytest.mark.django_db


def block_of(kind: str, **settings: Any) -> Block:
    return add_section(make_report(), "a", {"type": kind, "settings": settings}).blocks.get()


def form_of(block: Block, **given: Any) -> BlockSettings:
    scope = writing_for(block).scope
    if not given:
        return type_of(block).settings_form(block=block, scope=scope)
    data = {f"settings-{name}": value for name, value in given.items()}
    return type_of(block).settings_form(data, block=block, scope=scope)


def told(block: Block, **given: Any) -> dict[str, Any]:
    form = form_of(block, **given)
    assert form.is_valid(), form.errors
    return form.to_settings()


def test_a_heading_keeps_its_short_name_or_leaves_the_outline() -> None:
    block = block_of("heading", text="Итоги", level=3, outline="")
    assert form_of(block)["is_in_outline"].value() is False
    assert told(block, text="Итоги года", level="2", is_in_outline="on") == {
        "text": "Итоги года",
        "level": 2,
    }
    assert told(block, text="Итоги", level="2", outline="Коротко", is_in_outline="on")["outline"] == "Коротко"
    assert told(block, text="Итоги", level="2", outline="Коротко")["outline"] == ""
    assert not form_of(block, text="", level="9").is_valid()


def test_paper_turns_and_turns_back() -> None:
    assert told(block_of("orientation", landscape=True), landscape="False") == {"landscape": False}


def test_an_appendix_has_a_mark() -> None:
    block = add_section(make_report(), "b", {"type": "appendix", "settings": {}}).blocks.get()
    assert form_of(block)["mark"].value() == "Приложение"
    assert told(block, mark="Приложение 2") == {"mark": "Приложение 2"}
    assert not form_of(block, mark=" ").is_valid()


def test_a_page_break_has_none() -> None:
    assert not form_of(block_of("page_break")).fields


def test_a_chart_draws_a_column_of_numbers_of_any_table() -> None:
    sport = make_programme("sport")
    make_support("one", programme=sport, amount="100 тыс", recipients="1")
    make_indicator("share", "10", "12")
    block = block_of("chart", table="indicators", value="fact", title="Показатели", label="unit")
    form = form_of(block)
    assert form["drawn"].value() == "table:indicators/fact"
    offered = {value for _, group in form.fields["drawn"].choices[1:] for value, _ in group}
    amount = "table:programme_recipients?programme=sport/amount"
    assert {"table:indicators/plan", "table:indicators/fact", amount} <= offered
    assert not any(value.endswith(("/title", "/recipient", "/unit")) for value in offered)
    assert told(block, drawn="table:indicators/plan")["label"] == "unit"
    block.settings = saved(block, drawn=amount, title="")
    chosen = {"table": "programme_recipients", "programme": "sport", "value": "amount"}
    assert block.settings == {**chosen, "numbered": True}
    assert preview_block(block).problems == ()
    assert not form_of(block, drawn="table:indicators/title").is_valid()


def test_a_chart_of_a_city_without_numbers_has_nothing_to_draw() -> None:
    form = form_of(block_of("chart"), drawn="")
    assert form.fields["drawn"].choices == [("", "— выберите —")]
    assert not form.is_valid()
