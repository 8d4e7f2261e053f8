"""A report that has every type of block: each of its files opens, and says the same."""

import io
import json
from pathlib import Path
from typing import Any

import docx
import jsonschema
import openpyxl
import outloud
import pdfua
import pytest

from reports.builder import build
from reports.document import Document
from reports.renderers import docx as word
from reports.renderers import json as json_renderer
from reports.renderers import pdf, xlsx
from reports.renderers.json_reading import read_document
from reports.schema import read_schema
from reports.walking import walk
from tests.reports.records import (
    add_section,
    chart_block,
    make_contest,
    make_indicator,
    make_organization,
    make_programme,
    make_report,
    make_round,
    make_support,
    table_block,
)

pytestmark = pytest.mark.django_db

OWN_TABLE = {
    "title": "Куда пошла субсидия",
    "column_numbers": True,
    "footnotes": ["Остаток возвращён."],
    "columns": [
        {"key": "c1", "title": "Направление расходов", "kind": "text"},
        {"key": "c2", "title": "план", "kind": "money", "scale": "тыс.", "group": "2023 год"},
        {"key": "c3", "title": "факт", "kind": "money", "scale": "тыс.", "group": "2023 год"},
    ],
    "rows": [
        {"key": "g", "kind": "group", "cells": ["Текущие расходы", "", ""]},
        {"key": "r1", "kind": "data", "cells": ["Аренда", "1 200", "–"]},
        {"key": "r2", "kind": "data", "cells": ["Оборудование", "", "0"]},
        {"key": "t", "kind": "total", "cells": ["Всего", "=СУММ(B2:B3)", "=СУММ(C2:C3)"]},
    ],
}
CROSS = {
    "dataset": "support",
    "rows": "programme",
    "measures": [{"code": "m1", "measure": "amount", "title": "Сумма"}],
    "column_total": True,
}


def block(kind: str, **settings: Any) -> dict[str, Any]:
    return {"type": kind, "settings": settings}


@pytest.fixture
def report() -> Document:
    for code in ("sport", "culture", "youth", "tourism"):
        make_support(code, amount="350,0 тыс", programme=make_programme(code))
        make_round(make_contest(code))
        make_indicator(code)
        make_organization(code)
    made = make_report(prints_sources=True, signer_position="Глава города", signer_name="И.И. Иванов")
    shaped = table_block(
        "financing_by_programme",
        column_numbers=True,
        scale="млн",
        decimals=2,
        order={"by": "amount", "descending": True},
        footnotes=[{"text": "По данным бухгалтерии."}, {"text": "Без возвратов.", "column": "amount"}],
    )
    add_section(
        *(
            made,
            "money",
            block("title"),
            "<p>Дали {{ support.amount kind=financial | тыс. }}</p><ul><li>раз</li></ul>",
        ),
        *(shaped, chart_block("financing_by_programme", value="amount", title="Сколько дали")),
        title="Деньги",
    )
    years = [{"year": year, "plan": True, "fact": True} for year in range(2018, 2025)]
    add_section(
        *(made, "wide", block("orientation", landscape=True), block("indicators_years", years=years)),
        block("orientation", landscape=False),
        title="Показатели",
    )
    add_section(made, "own", block("own_table", **OWN_TABLE), block("cross", **CROSS), title="Таблицы")
    add_section(
        made, "list", block("heading", text="Кто", level=3), table_block("organizations_list"), title="Кто"
    )
    add_section(made, "end", table_block("contests"), block("page_break"), block("signature"), title="Итог")
    add_section(made, "app", block("appendix", mark="Приложение 1"), "<p>Сведения</p>", title="Сведения")
    built = build(made)
    assert [problem.message for problem in built.problems] == []
    return built.document


def test_every_file_of_it_opens_and_is_sound(report: Document, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf.render(report))
    errors = [
        f"{each.rule}: {each.message}" for each in outloud.check(path).findings if each.severity == "error"
    ]
    assert errors == []
    assert [
        str(each) for each in pdfua.validate(str(path)).findings if each.severity is pdfua.Severity.ERROR
    ] == []

    data = json_renderer.render(report)
    jsonschema.validate(json.loads(data), json.loads(read_schema()))
    assert read_document(data) == report

    kinds = {type(node).__name__ for node in walk(report.nodes)}
    assert kinds >= {"Heading", "Paragraph", "ListNode", "Table", "Chart", "Signature", "PageBreak"}
    written = docx.Document(io.BytesIO(word.render(report)))
    turned = [section.page_width > section.page_height for section in written.sections]  # type: ignore[operator]
    assert turned == [sheet.landscape for sheet in report.sheets]
    sheets = openpyxl.load_workbook(io.BytesIO(xlsx.render(report))).sheetnames
    assert len(sheets) == len({name.casefold() for name in sheets}) > 6
