import pytest

from tests.reports.records import make_organization
from tests.reports.tables.cells import laid, printed

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
