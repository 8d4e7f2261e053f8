"""JSON holds the document: each number with unit, precision, qualifier and where it comes from."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from reports.document import Number
from reports.renderers.json import render
from reports.walking import inlines
from tests.reports.renderers.samples import HOSTILE, chart, document, of


@pytest.fixture(scope="module")
def data() -> Any:
    return json.loads(render(document()))


def numbers(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if node.get("type") == "number":
            yield node
        for inner in node.values():
            yield from numbers(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from numbers(inner)


def test_the_head_says_what_report_it_is(data: Any) -> None:
    head = {name: data[name] for name in ("version", "title", "city", "year", "form")}
    assert head == {
        "version": 2,
        "title": f"Отчёт {HOSTILE}",
        "year": 2023,
        "form": "free",
        "city": {"name": "Кемерово", "slug": "kemerovo"},
    }
    assert [sheet["landscape"] for sheet in data["sheets"]] == [True, False]


def test_a_sum_of_money_with_all_that_is_known_of_it(data: Any) -> None:
    money = next(each for each in numbers(data) if each["unit"] == "rub" and each["value"])
    assert {**money, "text": money["text"].replace("\u00a0", " ")} == {
        "type": "number",
        "text": "1 397,2 тыс. рублей",
        "value": "1397200",
        "unit": "rub",
        "step": "100",
        "precision": "50",
        "style": {"scale": "тыс."},
        "qualifier": "exact",
        "provenance": {"place": "table:contests/total/amount", "basis": "declared", "records": 9},
    }


def test_more_than_a_dash_and_a_blank_are_told_apart(data: Any) -> None:
    qualifiers = {(each["qualifier"], each["value"]) for each in numbers(data)}
    assert qualifiers == {("exact", "1397200"), ("more", "800"), ("absent", None), ("unknown", None)}


def test_no_number_of_the_document_is_lost(data: Any) -> None:
    held = [run for run in inlines(document().nodes) if isinstance(run, Number)]
    assert len(list(numbers(data))) == len(held)


def test_a_table_keeps_its_header_rows_groups_and_footnotes(data: Any) -> None:
    (table,) = [node for sheet in data["sheets"] for node in sheet["nodes"] if node.get("code") == "contests"]
    assert table["header"][0][1] == {"text": "2023 год", "colspan": 2, "rowspan": 1}
    assert [row["kind"] for row in table["rows"]] == ["group", *["data"] * 5, "total"]
    assert table["rows"][0]["cells"][0]["colspan"] == 3
    assert table["rows"][-1]["cells"][1]["footnote"] == 1
    assert table["footnotes"][0][0]["text"] == f"По приказу {HOSTILE}"
    assert [column["code"] for column in table["columns"]] == ["name", "plan", "fact"]


def test_the_measures_keep_their_texts(data: Any) -> None:
    table = next(node for node in data["sheets"][0]["nodes"] if node.get("kind") == "measures")
    assert table["rows"][2]["cells"][1]["nodes"][0]["content"] == [{"type": "text", "text": "Сделано"}]


def test_the_same_document_gives_the_same_bytes() -> None:
    assert render(document()) == render(document())


def test_a_chart_holds_its_bars_and_its_table() -> None:
    drawn = of(chart("раз", HOSTILE))
    data = json.loads(render(drawn))
    (node,) = data["sheets"][0]["nodes"]
    assert (node["type"], node["title"], node["unit"]) == (
        "chart",
        f"Деньги {HOSTILE}",
        "Выделено, тыс. рублей",
    )
    assert [(bar["label"], bar["number"]["value"]) for bar in node["bars"]] == [
        ("раз", "1397200"),
        (HOSTILE, None),
    ]
    assert (node["table"]["type"], node["table"]["number"]) == ("table", 1)
    assert len(list(numbers(data))) == len([run for run in inlines(drawn.nodes) if isinstance(run, Number)])
