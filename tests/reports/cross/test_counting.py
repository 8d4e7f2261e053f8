"""What stands in the cells of a cross table: nothing twice, nothing lost."""

from __future__ import annotations

import time
from typing import Any

import pytest

from grants.models import Support
from reports.cross.table import cross_table
from reports.errors import FigureError
from reports.facts import Facts, load_facts
from reports.tables.base import ResolvedTable
from reports.tables.layout import table_node
from tests.people import make_city, make_department
from tests.reports.records import (
    YEAR,
    make_council,
    make_meeting,
    make_organization,
    make_programme,
    make_sphere,
    make_support,
    make_total,
)
from tests.reports.tables.cells import printed

pytestmark = pytest.mark.django_db


def made(*other_years: int, **settings: Any) -> ResolvedTable:
    return cross_table(settings, "own", load_facts(make_city(), YEAR, other_years))


def rows(*other_years: int, **settings: Any) -> list[list[str]]:
    return printed(table_node(made(*other_years, **settings)))


@pytest.mark.parametrize(
    ("measure", "whole", "parts", "left"),
    [
        ("area", {"kind": "property", "tenure": "free_use", "area": "500"}, ("100", "50"), "350"),
        (
            "services",
            {"kind": "consulting", "service_unit": "consultation", "services": "100"},
            ("40", "30"),
            "30",
        ),
    ],
)
def test_parts_and_what_they_leave_are_the_whole(
    measure: str, whole: dict[str, Any], parts: tuple[str, str], left: str
) -> None:
    """The recipients of the aggregate are all named in its parts, and yet not all of it is theirs."""
    aggregate = make_support("whole", recipients="2", **whole)
    for code, part in zip(("fund", "union"), parts, strict=True):
        make_support(
            code, part_of=aggregate, organization=make_organization(code), **{**whole, measure: part}
        )
    asked = {"dataset": "support", "measures": [{"measure": measure}]}
    assert [row[1] for row in rows(rows="kind", **asked)] == [whole[measure]]
    assert [row[1] for row in rows(rows="recipient", **asked)[:3]] == [left, *parts]


def test_an_aggregate_counts_its_parts_once() -> None:
    named = make_organization("named")
    whole = make_support("whole", kind="consulting", recipients="10")
    make_support("part", kind="consulting", organization=named, part_of=whole)
    settings = {
        "dataset": "support",
        "rows": "kind",
        "measures": [{"measure": "recipients"}, {"measure": "records"}],
    }
    assert rows(**settings) == [["консультационная", "10", "1"]]
    by_recipient = rows(**{**settings, "rows": "recipient"})
    assert by_recipient == [["Получатели whole", "9", "0"], ["Фонд «named»", "1", "1"], ["Всего", "10", "1"]]


def test_what_is_left_of_an_aggregate_is_told_and_all_of_it_together_is_the_whole() -> None:
    whole = make_support("whole", amount="100 тыс", recipients="2", purpose="")
    make_support("rent", amount="30 тыс", part_of=whole, purpose="Аренда", recipients="1")
    make_support("unknown", amount="", part_of=whole, purpose="Ремонт", recipients="1")
    assert rows(dataset="support", rows="purpose", measures=[{"measure": "amount"}]) == [
        ["Аренда", "30,0"],
        ["Ремонт", ""],
        ["не распределено", "70,0"],
        ["Всего", "100,0"],
    ]


def test_parts_without_a_purpose_have_that_of_their_aggregate() -> None:
    whole = make_support("whole", amount="100 тыс", recipients="2", purpose="Спорт")
    make_support("one", amount="100 тыс", part_of=whole, recipients="2")
    assert rows(dataset="support", rows="purpose", measures=[{"measure": "amount"}]) == [["Спорт", "100,0"]]


def test_persons_are_left_out_until_they_are_asked_for() -> None:
    make_support("ngo", amount="10 тыс")
    make_support("person", amount="5 тыс", recipient_kind="person")
    money = [{"measure": "amount"}]
    assert rows(dataset="support", rows="kind", measures=money) == [["финансовая", "10,0"]]
    assert rows(dataset="support", rows="recipients", measures=money)[-1] == ["Всего", "15,0"]


def test_an_organization_helped_in_two_ways_is_counted_once_in_both_totals() -> None:
    twice = make_organization("twice")
    sport, culture = make_sphere("sport"), make_sphere("culture", position=1)
    for code, kind, sphere in (
        ("a", "financial", sport),
        ("b", "consulting", sport),
        ("c", "consulting", culture),
    ):
        make_support(code, kind=kind, sphere=sphere, organization=twice)
    table = made(dataset="support", rows="sphere", across="kind", measures=[{"measure": "recipients"}])
    assert printed(table_node(table)) == [
        ["Сфера sport", "1", "1", "1"],
        ["Сфера culture", "0", "1", "1"],
        ["Всего", "1", "1", "1"],
    ]
    assert {(note.row, note.column) for note in table.footnotes} == {
        ("total", "c-consulting"),
        ("total", "all"),
        ("", "all"),
    }


def test_the_largest_rows_stand_and_the_others_are_one() -> None:
    for place, amount in enumerate(("1 тыс", "50 тыс", "20 тыс", "3 тыс")):
        make_support(f"s{place}", programme=make_programme(f"p{place}", position=place), amount=amount)
    table = made(
        dataset="support", rows="programme", measures=[{"measure": "amount"}], top=2, row_numbers=True
    )
    assert printed(table_node(table)) == [
        ["1", "«Программа p1»", "50,0"],
        ["2", "«Программа p2»", "20,0"],
        ["3", "прочие", "4,0"],
        ["Всего", "74,0"],
    ]
    others = table.cell("others", "m1")
    assert others is not None
    assert {record.code for record in others.records} == {"s0", "s3"}


def test_groups_of_rows_have_subtotals() -> None:
    first = make_sphere("sport", position=0)
    for code, programme, amount in (("a", "p1", "1 тыс"), ("b", "p2", "2 тыс")):
        make_support(code, sphere=first, programme=make_programme(programme), amount=amount)
    make_support(
        "c", sphere=make_sphere("culture", position=1), programme=make_programme("p1"), amount="4 тыс"
    )
    told = rows(dataset="support", rows="programme", group="sphere", measures=[{"measure": "amount"}])
    assert told == [
        ["Сфера sport"],
        ["«Программа p1»", "1,0"],
        ["«Программа p2»", "2,0"],
        ["Итого", "3,0"],
        ["Сфера culture"],
        ["«Программа p1»", "4,0"],
        ["Итого", "4,0"],
        ["Всего", "7,0"],
    ]


def test_services_of_different_units_are_refused_until_one_is_chosen() -> None:
    for code, unit in (("a", "consultation"), ("b", "publication")):
        make_support(code, kind="consulting", services="5", service_unit=unit)
    settings = {"dataset": "support", "rows": "kind", "measures": [{"measure": "services"}]}
    with pytest.raises(FigureError, match="«консультаций», «публикаций»"):
        made(**settings)
    assert rows(**settings, where={"service_unit": ["consultation"]}) == [["консультационная", "5"]]


def test_meetings_and_totals_of_departments() -> None:
    council = make_council("one")
    for number in (1, 2):
        make_meeting(council, number, "3")
    measures = [{"measure": "meetings"}, {"measure": "questions"}]
    assert rows(dataset="meetings", rows="council", measures=measures) == [["Совет one", "2", "6"]]
    make_total("visits", "59", "meeting", title="Заседаний", department=make_department(make_city()))
    make_total("people", "7", "person", title="Человек")
    totals = rows(dataset="totals", rows="title", group="department", measures=[{"measure": "value"}])
    assert totals[:2] == [["Управление culture"], ["Заседаний", "59"]]


def test_each_cell_leads_to_its_records() -> None:
    sport = make_programme("sport")
    make_support("a", programme=sport, amount="1 тыс")
    make_support("b", programme=sport, amount="2 тыс", kind="financial")
    cell = made(dataset="support", rows="programme", measures=[{"measure": "amount"}]).cell("sport", "m1")
    assert cell is not None
    assert cell.place == "table:block?block=own/sport/m1"
    assert {record.code for record in cell.records} == {"a", "b"}


def test_twenty_thousand_records_are_one_pass() -> None:
    """A pass for each cell would take eighty times what one cell takes."""
    city = make_city()
    programmes = [make_programme(f"p{place}") for place in range(20)]
    kinds = ("financial", "consulting", "educational", "organizational")
    organization = make_organization("one")
    same = {"municipality": city, "year": YEAR, "organization": organization}
    support = tuple(
        Support(pk=place, kind=kinds[place % 4], programme=programmes[place % 20], **same)
        for place in range(20_000)
    )
    facts = Facts(load_facts(city, YEAR).city, YEAR, support=support)
    wanted = {"dataset": "support", "measures": [{"measure": "recipients"}]}
    seconds = {1: 60.0, 21: 60.0}
    for _ in range(3):
        for lines, laid_out in ((1, {"rows": "year"}), (21, {"rows": "programme", "across": "kind"})):
            begun = time.perf_counter()
            assert len(cross_table({**wanted, **laid_out}, "own", facts).rows) == lines
            seconds[lines] = min(seconds[lines], time.perf_counter() - begun)
    assert seconds[21] < 10 * seconds[1]
