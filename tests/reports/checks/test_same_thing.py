import pytest

from grants.models import Programme
from ngo_registry.models import Organization, Sphere
from tests.reports.checks.told import spoken, values
from tests.reports.records import (
    declare,
    make_organization,
    make_programme,
    make_sphere,
    make_support,
    table_block,
)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


pytestmark = pytest.mark.django_db
TABLES = (
    table_block("financing_by_programme"),
    table_block("support_by_sphere"),
    table_block("programme_recipients", programme="sport"),
)


@pytest.fixture(autouse=True)
def year() -> None:
    sport, sphere = make_programme("sport"), make_sphere("sport")
    for code in ("vityaz", "pantera", "snegiri"):
        make_support(
            code, organization=make_organization(code), programme=sport, sphere=sphere, amount="30,0 тыс"
        )


def test_tables_that_agree_are_quiet() -> None:
    assert spoken("same-thing", *TABLES) == []


def test_recipients_of_money_in_two_tables() -> None:
    declare("table:support_by_sphere/sport/financial", "2", "organization")
    (finding,) = spoken("same-thing", *TABLES)
    assert list(values(finding).values()) == ["3", "2"]
    assert "«Сфера sport» — заявлено 2 организации, по записям 3 организации" in plain(finding.message)
    assert finding.place == "table:support_by_sphere/total/financial"
    assert "table:support_by_sphere/sport/financial" in finding.explains


def test_who_got_two_grants_is_one_recipient() -> None:
    make_support(
        "again",
        organization=Organization.objects.get(code="vityaz"),
        programme=Programme.objects.get(code="sport"),
        sphere=Sphere.objects.get(code="sport"),
        amount="10,0 тыс",
    )
    assert spoken("same-thing", *TABLES) == []
    declare("table:support_by_sphere/sport/financial", "2", "organization")
    assert spoken("same-thing", *TABLES)


def test_a_programmes_row_and_its_own_table() -> None:
    declare("table:programme_recipients?programme=sport/total/amount", "95,0 тыс", "rub")
    (finding,) = spoken("same-thing", *TABLES)
    assert list(values(finding).values()) == ["90,0", "95,0"]


def test_rounding_is_no_contradiction() -> None:
    declare("table:programme_recipients?programme=sport/total/amount", "90,1 тыс", "rub")
    assert spoken("same-thing", *TABLES) == []


def test_a_value_kept_with_a_reason_is_quiet() -> None:
    place = "table:support_by_sphere/total/financial"
    declare(place, "2", "organization", resolution="keep_declared", reason="Два получателя вне сфер")
    assert spoken("same-thing", *TABLES) == []


def test_one_table_alone_has_nothing_to_be_compared_with() -> None:
    declare("table:support_by_sphere/sport/financial", "2", "organization")
    assert spoken("same-thing", table_block("support_by_sphere")) == []
