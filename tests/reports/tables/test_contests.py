import pytest

from reports.document import RowKind
from tests.reports.records import make_contest, make_round, make_share
from tests.reports.tables.cells import laid, printed, resolved

pytestmark = pytest.mark.django_db


def test_contests_stand_under_their_levels_and_are_numbered_through() -> None:
    make_round(
        make_contest("veche", level="municipal"), amount="300 тыс", applicants="88", winners="32", position=1
    )
    president = make_contest("president")
    make_round(president, amount="5 тыс", applicants="более 800", winners="5", position=2)
    make_round(president, number=2, amount="1,2 тыс", applicants="–", winners="", position=3)
    make_round(make_contest("other"), amount="9 тыс", in_report_table=False)
    table = laid("contests")
    assert printed(table) == [
        ["Всероссийские конкурсы:"],
        ["1", "Конкурс president", "Направление president", "более 800", "5", "5,0"],
        ["2", "Конкурс president", "Направление president", "–", "", "1,2"],
        ["Муниципальные конкурсы:"],
        ["3", "Конкурс veche", "Направление veche", "88", "32", "300,0"],
        ["Итого по всем конкурсам:", "306,2"],
    ]
    assert [row.key for row in table.rows] == [
        *("level-federal", "president", "president-2"),
        *("level-municipal", "veche", "total"),
    ]
    assert [row.kind for row in table.rows if row.kind is not RowKind.DATA] == [
        *(RowKind.GROUP, RowKind.GROUP),
        RowKind.TOTAL,
    ]


def test_a_contest_that_is_called_like_the_second_round_of_another_stands_beside_it() -> None:
    grant = make_contest("grant")
    make_round(grant, amount="100 тыс", position=1)
    make_round(grant, number=2, amount="1000 тыс", position=2)
    make_round(make_contest("grant-2"), amount="7 тыс", position=3)
    table = laid("contests")
    assert [row.key for row in table.rows if row.kind is RowKind.DATA] == ["grant", "grant--2", "grant-2"]
    assert printed(table)[-1] == ["Итого по всем конкурсам:", "1 107,0"]


def test_a_group_and_a_total_span_the_columns_that_they_do_not_fill() -> None:
    make_round(make_contest("president"), amount="5 тыс")
    group, _, total = laid("contests").rows
    assert [cell.colspan for cell in group.cells] == [6]
    assert [cell.colspan for cell in total.cells] == [5, 1]


def test_shares_stand_one_above_the_other() -> None:
    held = make_round(make_contest("president"), amount="5 тыс", winners="2")
    make_share(held, "applicants", "association", "3")
    make_share(held, "applicants", "person", "36")
    make_share(held, "winners", "person", "36")
    row = printed(laid("contests"))[1]
    assert (row[3], row[4]) == ("3 объединения 36 физлиц", "2")


def test_the_caption_names_the_year() -> None:
    assert resolved("contests").caption == "Грантовая деятельность НКО по итогам 2023 года"
