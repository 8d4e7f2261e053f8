import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from portal.models import Municipality
from reports.builder import assemble, build
from reports.document import Chart, Heading, ListNode, Missing, Number, Paragraph, Table
from reports.facts import load_facts
from reports.models import Report
from reports.queries import sections_of
from reports.renderers.wording import plain_text
from reports.walking import inlines, walk
from tests.people import make_city
from tests.reports.records import (
    add_section,
    built_with,
    chart_block,
    make_award,
    make_contest,
    make_council,
    make_indicator,
    make_meeting,
    make_organization,
    make_plan,
    make_programme,
    make_report,
    make_round,
    make_share,
    make_sphere,
    make_support,
    make_total,
    table_block,
)

pytestmark = pytest.mark.django_db
TITLE = {"type": "title"}
LANDSCAPE = {"type": "orientation", "settings": {"landscape": True}}
PORTRAIT = {"type": "orientation", "settings": {"landscape": False}}


def text_of(report: Report) -> str:
    document = build(report).document
    parts = [plain_text(node.content) for node in document.nodes if isinstance(node, Heading | Paragraph)]
    return "|".join(parts).replace("\u00a0", " ")


def test_sections_and_blocks_stand_in_their_order_and_empty_sections_vanish() -> None:
    report = make_report(title="Отчёт")
    add_section(report, "second", "<p>два</p>", title="Второй", position=900)
    add_section(report, "first", "<p>раз</p>", "<p>ещё</p>", title="Первый", position=5)
    add_section(report, "empty", "", "<p> </p>", title="Пустой", position=100)
    assert text_of(report) == "Первый|раз|ещё|Второй|два"


def test_the_title_of_the_report_stands_above_the_heading_of_its_first_section() -> None:
    report = make_report(title="Отчёт")
    add_section(report, "first", TITLE, "", "<p>раз</p>", title="Первый")
    assert text_of(report) == "Отчёт|Первый|раз"
    levels = [node.level for node in build(report).document.nodes if isinstance(node, Heading)]
    assert levels == [1, 2]


def test_a_turn_begins_a_new_sheet_and_blank_sheets_vanish() -> None:
    report = make_report()
    add_section(report, "a", LANDSCAPE, PORTRAIT, LANDSCAPE, "<p>раз</p>")
    add_section(report, "b", "<p>два</p>", PORTRAIT, "<p>три</p>")
    sheets = build(report).document.sheets
    assert [(sheet.landscape, len(sheet.nodes)) for sheet in sheets] == [(True, 2), (False, 1)]


def test_tables_are_numbered_in_the_order_of_the_report() -> None:
    built = built_with(
        table_block("support_by_sphere"),
        table_block("indicators", numbered=False),
        table_block("contests"),
        table_block("support_by_sphere"),
    )
    tables = [node for node in built.document.nodes if isinstance(node, Table)]
    assert [(table.code, table.number, table.anchor) for table in tables] == [
        ("support_by_sphere", 1, "table-1"),
        ("indicators", None, ""),
        ("contests", 2, "table-2"),
        ("support_by_sphere", 1, ""),
    ]


def test_the_table_of_a_chart_is_numbered_by_the_same_rule() -> None:
    make_support("money", programme=make_programme("sport"), amount="5 тыс")
    make_round(make_contest("veche"), amount="10 тыс")
    make_support(
        "room", kind="property", tenure="free_use", recipients="3", sphere=make_sphere("s", parent="g")
    )
    built = built_with(
        "<p>{{ table.number table=contests }}</p>",
        table_block("financing_by_programme"),
        chart_block("financing_by_programme", value="amount"),
        chart_block("contests", value="amount"),
        chart_block("support_by_sphere", value="property", numbered=False),
        table_block("contests"),
    )
    tables = [node for node in walk(built.document.nodes) if isinstance(node, Table)]
    assert [(table.code, table.number, table.anchor) for table in tables] == [
        ("financing_by_programme", 1, "table-1"),
        ("financing_by_programme", 1, ""),
        ("contests", 2, "table-2"),
        ("support_by_sphere", None, ""),
        ("contests", 2, ""),
    ]
    assert len([node for node in built.document.nodes if isinstance(node, Chart)]) == 3


def test_a_text_before_the_table_already_knows_its_number() -> None:
    built = built_with("<p>{{ table.number table=contests }}</p>", table_block("contests"))
    first = next(iter(built.document.nodes))
    assert isinstance(first, Paragraph)
    assert plain_text(first.content) == "№\u00a01"


def test_what_cannot_be_resolved_stays_visible_and_is_reported_once() -> None:
    built = built_with("<p>Всего {{ no.such }} и {{ organizations.count | НКО }}</p>")
    missing = [run for run in inlines(built.document.nodes) if isinstance(run, Missing)]
    assert missing == [Missing("no.such")]
    assert [problem.message for problem in built.problems] == [
        "Показателя «no.such» нет: его убрали или назвали иначе. Выберите другой в списке показателей."
    ]


def test_a_figure_without_a_value_and_names_of_nobody_are_reported() -> None:
    built = built_with("<p>{{ contests.amount }}, {{ organizations.names }}</p>")
    assert [problem.message for problem in built.problems] == [
        "У показателя «Выделено по итогам конкурсов» нет значения: записей за год не нашлось.",
        "По вставке «Названия организаций через запятую» ничего не нашлось: записей за год нет.",
    ]


@pytest.mark.parametrize(
    ("block", "sentence"),
    [
        ({"type": "dance"}, "Вида блока «dance» нет. Есть: appendix,"),
        (table_block("none"), "Таблица «none»: такого кода нет."),
        ({"type": "table"}, "Таблица «»: такого кода нет."),
        (table_block("programme_recipients", programme="none"), "Программы с кодом «none» у города нет."),
        ({"type": "heading", "settings": {"text": "Итоги", "level": 7}}, "уровень 2 или 3"),
        ({"type": "heading"}, "Заголовку нужны текст"),
    ],
)
def test_a_block_that_cannot_be_built_stays_visible_and_the_rest_is_built(
    block: dict[str, object], sentence: str
) -> None:
    built = built_with(block, "<p>дальше</p>")
    assert sentence in built.problems[0].message
    assert any(isinstance(run, Missing) for run in inlines(built.document.nodes))
    assert "дальше" in plain_text(tuple(inlines(built.document.nodes)))


def test_a_broken_block_stays_visible_inside_a_measure_too() -> None:
    report = make_report(plan=make_plan(("first", "sport")))
    item = report.plan.directions.get().items.get()
    add_section(report, "sport", {"type": "dance"}, "<p>дальше</p>", plan_item=item)
    assert len(build(report).problems) == 1


def test_each_number_knows_its_place_and_basis() -> None:
    make_total("events", "более 400", "event")
    built = built_with("<p>{{ reported code=events | мероприятие }}</p>")
    (number,) = [run for run in inlines(built.document.nodes) if isinstance(run, Number)]
    assert number.provenance is not None
    assert (number.provenance.place, number.provenance.records) == ("figure:reported?code=events", 1)
    assert number.provenance.basis == "total"
    assert [use.token.noun for use in built.uses] == ["мероприятие"]


def test_another_year_is_read_when_a_text_asks_for_it() -> None:
    make_total("events", "4", "event", year=2015)
    built = built_with("<p>{{ reported code=events year=2015 }}</p>")
    assert built.problems == ()


def test_nested_lists_keep_their_numbers() -> None:
    make_total("events", "4", "event")
    built = built_with("<ul><li>раз<ul><li>{{ reported code=events }}</li></ul></li></ul>")
    assert isinstance(next(iter(built.document.nodes)), ListNode)
    assert [use.found.quantity.value for use in built.uses] == [4]


def make_rows(city: Municipality, first: int, last: int) -> None:
    """Records of every kind that a report reads, all linked with one another."""
    for n in range(first, last):
        programme, sphere = make_programme(f"p{n}"), make_sphere(f"s{n}", parent=f"g{n}")
        fund = make_organization(f"o{n}", categories="tos", spheres=f"s{n}")
        make_support(f"money{n}", organization=fund, programme=programme, sphere=sphere, amount="1 тыс")
        make_support(f"room{n}", organization=fund, sphere=sphere, kind="property", tenure="free_use")
        held = make_round(make_contest(f"c{n}"), amount="1 тыс")
        make_share(held, "applicants", "person", "3")
        make_award(f"a{n}", held.contest, organization=fund, amount="1 тыс", round=held)
        make_meeting(make_council(f"k{n}"), 1, "3")
        make_total(f"t{n}", "4", "event")
        make_indicator(f"i{n}", "1", "1", parent=make_indicator(f"h{n}", position=n), last_year="1")


def rich_report() -> Report:
    report = make_report(plan=make_plan(("first", "sport culture"), ("second", "youth")))
    texts = (
        "<p>{{ organizations.names category=tos }}, {{ organizations.names kind=property }}</p>",
        "<p>{{ contests.applicants }}, {{ awards.amount }}, {{ meetings.count }}, {{ support.cases }}</p>",
        "<p>{{ indicators.fact code=i0 year=2022 }}, {{ reported code=t0 }}, {{ award.project code=a0 }}</p>",
    )
    for direction in report.plan.directions.all():
        for item in direction.items.all():
            add_section(report, item.code, *texts, plan_item=item)
    tables = ("financing_by_programme", "support_by_sphere", "contests", "indicators", "organizations_list")
    add_section(
        report, "tables", *map(table_block, tables), table_block("programme_recipients", programme="p0")
    )
    return report


def test_queries_do_not_grow_with_rows() -> None:
    city, report = make_city(), rich_report()
    make_rows(city, 0, 1)
    with CaptureQueriesContext(connection) as few:
        build(Report.objects.select_related("municipality").get(pk=report.pk))
    make_rows(city, 1, 5)
    with CaptureQueriesContext(connection) as many:
        build(Report.objects.select_related("municipality").get(pk=report.pk))
    assert len(few) == len(many)


def test_assembling_is_arithmetic_alone(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    city, report = make_city(), rich_report()
    make_rows(city, 0, 2)
    sections, facts = tuple(sections_of(report)), load_facts(city, report.year, {2022})
    with django_assert_num_queries(0):
        built = assemble(report, sections, facts)
    assert [problem.source for problem in built.problems] == ["award.project code=a0"] * 3
