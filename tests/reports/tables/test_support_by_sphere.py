import pytest

from reports.document import HeaderCell
from tests.reports.records import declare, make_organization, make_sphere, make_support
from tests.reports.tables.cells import laid, printed, resolved

pytestmark = pytest.mark.django_db


def make_year() -> None:
    youth = make_sphere("youth", parent="group")
    sport, social = make_sphere("sport", parent="group"), make_sphere("social", position=5)
    vityaz = make_organization("vityaz")
    make_support("a", sphere=youth, organization=vityaz)
    make_support("b", sphere=sport, organization=vityaz)
    make_support("c", sphere=social, recipients="3", kind="consulting")
    make_support("d", sphere=youth, recipients="265", kind="consulting", recipient_kind="mixed")
    make_support("e", sphere=youth, recipients="9", kind="consulting", recipient_kind="person")
    make_support("f", sphere=youth, recipients="9", kind="educational")
    make_support("g", recipients="9", kind="consulting")


def test_an_organization_stands_once_in_its_group_and_kind() -> None:
    make_year()
    assert printed(laid("support_by_sphere")) == [
        ["Сфера group", "266", "265", "0", "1"],
        ["Сфера social", "3", "3", "0", "0"],
        ["Итого:", "269", "268", "0", "1"],
    ]


def test_sums_follow_what_is_declared_in_their_terms_and_may_be_declared_themselves() -> None:
    make_year()
    declare("table:support_by_sphere/group/financial", "16", "organization")
    declare("table:support_by_sphere/total/consulting", "258", "organization")
    rows = printed(laid("support_by_sphere"))
    assert rows[0] == ["Сфера group", "281", "265", "0", "16"]
    assert rows[2] == ["Итого:", "284", "258", "0", "16"]
    cell = resolved("support_by_sphere").cell("total", "consulting")
    assert cell is not None
    assert cell.computed is not None
    assert cell.computed.value == 268


def test_the_kinds_stand_under_one_heading() -> None:
    top, kinds = resolved("support_by_sphere").header
    assert top[-1] == HeaderCell("Виды поддержки", colspan=3)
    assert [cell.text for cell in kinds] == ["Консультационная", "Имущественная", "Финансовая"]
