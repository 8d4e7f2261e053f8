import pytest

from reports.document import Inline, Link
from reports.figures import FigureError, Reference
from reports.figures.base import find_declared
from reports.renderers.wording import plain_text
from tests.reports.records import (
    make_contest,
    make_council,
    make_organization,
    make_programme,
    make_support,
    scope,
)

pytestmark = pytest.mark.django_db


def content(code: str, /, **params: str) -> tuple[Inline, ...]:
    declared = find_declared(code)
    assert isinstance(declared, Reference)
    return declared.find(scope(), params)


def words(code: str, /, **params: str) -> str:
    return plain_text(content(code, **params))


def test_an_organization_is_named_shortly_and_leads_to_its_page() -> None:
    fund = make_organization("fund", short_name="АНО «Мама»")
    assert content("organization.name", code="fund") == (Link("АНО «Мама»", fund.get_absolute_url()),)


def test_names_of_the_register_stand_in_alphabetical_order() -> None:
    make_organization("b", name="Ёлка", categories="tos")
    make_organization("a", name="Ель", categories="tos")
    make_organization("gone", name="Дуб", categories="tos", status="dissolved")
    assert words("organizations.names", category="tos") == "Ёлка, Ель"


def test_names_of_the_supported_stand_once_each() -> None:
    sport = make_programme("sport")
    vityaz = make_organization("vityaz", name="Витязь")
    make_support("money", organization=vityaz, programme=sport)
    make_support("room", organization=vityaz, kind="property", tenure="free_use")
    make_support("more-room", organization=vityaz, kind="property", tenure="free_use")
    make_support("rent", organization=make_organization("fund"), kind="property", tenure="reduced_rent")
    assert words("organizations.names", kind="property", tenure="free_use") == "Витязь"
    assert words("organizations.names", programme="sport") == "Витязь"


def test_programmes_contests_and_councils_are_named() -> None:
    make_support("money", programme=make_programme("sport", position=2))
    make_support("more", programme=make_programme("culture", position=1))
    make_programme("unused")
    make_contest("president", name="Президентские гранты")
    make_council("youth")
    make_council("chamber", kind="chamber")
    assert words("programme.name", code="unused") == "«Программа unused»"
    assert words("programmes.names") == "«Программа culture», «Программа sport»"
    assert words("contest.name", code="president") == "Президентские гранты"
    assert words("council.name", code="youth") == "Совет youth"
    assert words("councils.names", kind="chamber") == "Совет chamber"
    assert words("councils.names") == "Совет chamber, Совет youth"


@pytest.mark.parametrize(
    ("code", "params", "sentence"),
    [
        ("organization.name", {}, "нужно условие «code»"),
        ("organization.name", {"code": "none"}, "Организация с кодом «none» не найдена"),
        ("organizations.names", {"status": "alive"}, "Статус: значения «alive» нет."),
        ("organizations.names", {"kind": "money"}, "Вид поддержки: значения «money» нет."),
        ("programme.name", {"code": "none"}, "Программа с кодом «none» не найдена"),
        ("contest.name", {"code": "none"}, "Запись конкурса с кодом «none» не найдена"),
        ("council.name", {"code": "none"}, "Запись совета с кодом «none» не найдена"),
        ("councils.names", {"kind": "club"}, "Вид совета: значения «club» нет."),
    ],
)
def test_a_slip_of_the_pen_is_refused(code: str, params: dict[str, str], sentence: str) -> None:
    with pytest.raises(FigureError) as refused:
        content(code, **params)
    assert sentence in str(refused.value)
