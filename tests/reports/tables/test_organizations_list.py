import pytest

from reports.cross.dimensions import told
from reports.errors import FigureError
from reports.tables.layout import table_node
from reports.tables.shaping import shape
from tests.reports.records import make_organization, make_support
from tests.reports.tables.cells import laid, printed, resolved

pytestmark = pytest.mark.django_db


def test_organizations_of_a_category_by_name() -> None:
    make_organization("b", name="Ёлка", categories="tos")
    make_organization("a", name="Жасмин", categories="tos", status="unregistered")
    make_organization("c", name="Дуб", categories="disability")
    make_organization("d", name="Бук", categories="tos", status="dissolved")
    assert printed(laid("organizations_list", category="tos")) == [
        ["1", "Ёлка", "действует"],
        ["2", "Жасмин", "не зарегистрирована"],
    ]
    assert printed(laid("organizations_list", category="tos", status="dissolved")) == [
        ["1", "Бук", "ликвидирована"]
    ]


def test_nobody_is_an_empty_list() -> None:
    assert printed(laid("organizations_list")) == []


def test_of_a_district_and_supported_in_the_year() -> None:
    near = make_organization("near", name="Ёлка", district="Ленинский")
    make_organization("far", name="Дуб", district="Заводский")
    make_support("now", organization=near)
    assert [row[1] for row in printed(laid("organizations_list", supported="yes"))] == ["Ёлка"]
    assert [row[1] for row in printed(laid("organizations_list", district=told("Заводский").code))] == ["Дуб"]


def test_in_groups_with_running_numbers_one_of_two_groups_stands_in_both() -> None:
    make_organization("a", name="Ёлка", categories="tos veterans", district="Ленинский")
    make_organization("b", name="Дуб", categories="tos")
    assert printed(laid("organizations_list", group="category")) == [
        ["Категория tos"],
        ["1", "Дуб", "действует"],
        ["2", "Ёлка", "действует"],
        ["Категория veterans"],
        ["3", "Ёлка", "действует"],
    ]
    assert [row[0] for row in printed(laid("organizations_list", group="district"))] == [
        "Ленинский",
        "1",
        "не указано",
        "2",
    ]
    with pytest.raises(FigureError, match="category, district"):
        laid("organizations_list", group="colour")


def test_columns_to_choose_from_tell_the_head_only_where_there_is_a_basis() -> None:
    make_organization(
        "a", name="Ёлка", ogrn="1027700132195", head_name="Иванов", head_published_because="Согласие"
    )
    make_organization("b", name="Дуб", head_name="Петров", address="Советский, 54")
    shown = [{"code": code, "shown": True} for code in ("ogrn", "address", "head")]
    settings = {"columns": [{"code": "status", "shown": False}, *shown]}
    assert printed(table_node(shape(resolved("organizations_list"), settings))) == [
        ["1", "Дуб", "", "Советский, 54", ""],
        ["2", "Ёлка", "1027700132195", "", "Иванов"],
    ]
