"""The appendix «Источники данных»: what each printed number rests on, after the last sheet and nowhere else."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from django.test.utils import CaptureQueriesContext

from reports.builder import build
from reports.built import Built
from reports.document import Number, Table
from reports.renderers.wording import plain_text
from reports.sources import COLUMNS, with_sources
from reports.walking import inlines
from tests.people import make_city, make_department
from tests.reports.records import (
    declare,
    make_programme,
    make_support,
    make_total,
    report_with,
    table_block,
)

pytestmark = pytest.mark.django_db
AMOUNT = "figure:support.amount?kind=financial"


def table_of(built: Built) -> Table:
    (table,) = [node for node in built.document.sheets[-1].nodes if isinstance(node, Table)]
    assert table.code == "sources"
    return table


def lines(built: Built) -> list[tuple[str, ...]]:
    rows = table_of(built).rows
    return [tuple(plain_text(cell.content).replace("\u00a0", " ") for cell in row.cells) for row in rows]


def test_a_number_of_the_text_says_what_it_is_and_who_knows_it() -> None:
    culture = make_department(make_city())
    make_support("grant", amount="350,0 тыс", department=culture)
    make_total("visits", "14", "event", title="Выезды в районы")
    report = report_with(
        "<p>Дали {{ support.amount kind=financial | тыс. рублей }}, ещё раз "
        "{{ support.amount kind=financial }}, выездов {{ reported code=visits }}</p>",
        prints_sources=True,
    )
    assert lines(build(report)) == [
        ("only",),
        (
            *("Сумма финансовой поддержки (вид поддержки: финансовая)", "текст раздела"),
            *("350,0 тыс. рублей", "по записям", "1", "Управление culture"),
        ),
        ("Выезды в районы", "текст раздела", "14 мероприятий", "по сведениям подразделения", "1", ""),
    ]


def test_a_table_is_named_without_the_mark_of_its_footnote() -> None:
    make_support("grant", amount="350,0 тыс", programme=make_programme("sport"))
    noted = table_block(
        "financing_by_programme", caption="Деньги", footnotes=[{"text": "По данным бухгалтерии."}]
    )
    _, (name, *_) = lines(build(report_with(noted, prints_sources=True)))
    assert name == "Деньги"


def test_a_table_has_one_line_and_each_declared_value_its_own() -> None:
    make_support("grant", amount="350,0 тыс", programme=make_programme("sport"))
    declare(
        "table:financing_by_programme/sport/amount",
        "350,1 тыс",
        "rub",
        source="записка отдела",
        resolution="keep_declared",
        reason="Округлено при записи",
    )
    report = report_with(table_block("financing_by_programme"), prints_sources=True)
    _, whole, cell = lines(build(report))
    assert whole[1] == "таблица № 1"
    assert whole[2].endswith(("число", "числа", "чисел"))
    assert "заявлено" in whole[3]
    assert whole[4] == "1"
    assert cell[:2] == ("Программа sport: финансирование, тыс. рублей", "таблица № 1")
    assert cell[3] == (
        "заявлено; вычислено 350,0 тыс. рублей: в пределах округления. Источник: записка отдела. "
        "Причина: Округлено при записи"
    )


def test_a_cell_that_the_text_repeats_names_its_table() -> None:
    make_support("grant", amount="350,0 тыс", programme=make_programme("sport"))
    token = "{{ table.cell table=financing_by_programme row=sport column=amount }}"
    report = report_with(f"<p>Дали {token}</p>", table_block("financing_by_programme"), prints_sources=True)
    assert lines(build(report))[1][:2] == (
        *("Программа sport: финансирование, тыс. рублей", "текст раздела, таблица № 1"),
    )


def test_the_report_before_it_does_not_change_and_it_is_off_by_default() -> None:
    make_total("events", "5", "event")
    report = report_with("<p>Прошло {{ reported code=events | мероприятие }}</p>")
    without = build(report)
    report.prints_sources = True
    built = build(report)
    assert built.document.sheets[:-1] == without.document.sheets
    assert built.document.sheets[-1].landscape
    assert replace(built, document=without.document, scope=without.scope) == without


def test_a_report_without_numbers_has_no_appendix() -> None:
    report = report_with("<p>Просто слова, 5 раз</p>", prints_sources=True)
    assert len(build(report).document.sheets) == 1


def test_numbers_of_the_appendix_lead_where_those_of_the_report_lead() -> None:
    make_total("events", "5", "event")
    report = report_with("<p>Прошло {{ reported code=events }}</p>", prints_sources=True)
    (number,) = [run for run in inlines((table_of(build(report)),)) if isinstance(run, Number)]
    assert number.provenance is not None
    assert number.provenance.place == "figure:reported?code=events"


def test_every_number_of_the_demonstration_is_told_of(demo_reports: Mapping[str, Built]) -> None:
    """In a table as wide as its head, each row of a section."""
    for name, built in demo_reports.items():
        table = table_of(with_sources(built))
        assert all(sum(cell.colspan for cell in row.cells) == len(COLUMNS) for row in table.rows), name
        places = {
            run.provenance.place for run in inlines((table,)) if isinstance(run, Number) and run.provenance
        }
        printed = {
            run.provenance.place
            for run in inlines(built.document.nodes)
            if isinstance(run, Number) and run.provenance and run.quantity.is_known
        }
        assert {place for place in printed if place.startswith("figure:")} <= places, name


def test_it_costs_as_many_queries_however_many_numbers() -> None:
    from django.db import connection

    for code in ("one", "two", "three"):
        make_total(code, "5", "event")
    few = build(report_with("<p>{{ reported code=one }}</p>", form="few"))
    many = build(
        report_with("<p>{{ reported code=one }} {{ reported code=two }} {{ reported code=three }}</p>")
    )

    def cost(built: Built) -> int:
        with CaptureQueriesContext(connection) as queries:
            with_sources(built)
        return len(queries)

    assert cost(few) == cost(many)
