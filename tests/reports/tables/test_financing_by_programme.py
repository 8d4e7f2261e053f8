import pytest

from reports.document import RowKind
from tests.reports.records import declare, make_organization, make_programme, make_sphere, make_support
from tests.reports.tables.cells import laid, printed, resolved

pytestmark = pytest.mark.django_db


def make_year() -> None:
    sport, culture = make_programme("sport", position=2), make_programme("culture", position=1)
    make_programme("unused", position=3)
    vityaz = make_organization("vityaz")
    make_support("sport-a", programme=sport, organization=vityaz, amount="350,0 тыс")
    make_support("sport-b", programme=sport, organization=vityaz, amount="120,0 тыс")
    whole = make_support("culture", programme=culture, recipients="5", amount="1250,0 тыс")
    make_support("part", programme=culture, organization=vityaz, amount="200 тыс", part_of=whole)
    make_support("business", programme=sport, recipient_kind="business", recipients="32", amount="6212,8 тыс")
    make_support("room", organization=vityaz, kind="property", tenure="free_use", sphere=make_sphere("x"))


def test_programmes_in_their_order_then_what_stands_outside_them() -> None:
    make_year()
    make_support(
        "heat",
        purpose="Возмещение коммунальных услуг",
        organization=make_organization("school"),
        amount="2856,2 тыс",
    )
    assert printed(laid("financing_by_programme")) == [
        ["«Программа culture»", "1 250,0", "5"],
        ["«Программа sport»", "470,0", "1"],
        ["Итого:", "1 720,0", "6"],
        ["Возмещение коммунальных услуг", "2 856,2", "1"],
        ["Всего:", "4 576,2", "7"],
    ]


def test_rows_have_keys_and_kinds_and_sums_do_not_count_twice() -> None:
    make_year()
    make_support("heat", purpose="Тепло", recipients="1", amount="1 тыс")
    rows = resolved("financing_by_programme").rows
    assert [(row.key, row.kind) for row in rows] == [
        ("culture", RowKind.DATA),
        ("sport", RowKind.DATA),
        ("in_programmes", RowKind.SUBTOTAL),
        ("heat", RowKind.DATA),
        ("total", RowKind.TOTAL),
    ]


def test_without_money_outside_programmes_there_is_one_total() -> None:
    make_year()
    assert [row.key for row in resolved("financing_by_programme").rows] == ["culture", "sport", "total"]


def test_sums_are_made_of_the_printed_terms() -> None:
    make_year()
    declare("table:financing_by_programme/sport/amount", "469,9 тыс", "rub")
    assert printed(laid("financing_by_programme"))[-1] == ["Всего:", "1 719,9", "6"]


def test_a_year_without_money_has_a_blank_total() -> None:
    assert printed(laid("financing_by_programme")) == [["Всего:", "", ""]]
