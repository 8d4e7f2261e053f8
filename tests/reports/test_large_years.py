"""A year with more records than a page reads says what it would say if it read them."""

import re

import pytest

from portal.lib.quantities import Quantity
from portal.models import Municipality
from reports import large_years
from reports.comparison.comparing import compare_sides
from reports.comparison.sides import Side
from reports.large_years import FIGURES
from reports.told_of_support import told_of_support
from tests.pages.reading import cost_of
from tests.people import make_city, visitor
from tests.reports.records import (
    YEAR,
    declare,
    make_organization,
    make_programme,
    make_report,
    make_support,
    make_total,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a year of more records than a page reads."""
    monkeypatch.setattr(large_years, "MOST_READ", 0)


def compared(city: Municipality) -> dict[str, Quantity]:
    rows = compare_sides([Side(city, YEAR, str(YEAR), None)])
    return {row.measure.figure: row.values[0].quantity for row in rows if row.measure.figure in FIGURES}


def money() -> None:
    """Two programmes that share a recipient, two grants outside them to one, unnamed groups, an unsaid sum."""
    one, two = make_organization("one"), make_organization("two")
    art, sport = make_programme("art"), make_programme("sport")
    make_support("art-1", programme=art, organization=one, amount="10,5 тыс")
    make_support("art-2", programme=art, organization=one, amount="20 тыс")
    make_support("sport-1", programme=sport, organization=one, amount="более 5 тыс")
    whole = make_support("sport-2", programme=sport, recipients="более 7", amount="1,25 млн")
    make_support("sport-3", programme=sport, organization=two, amount="9 тыс", part_of=whole)
    make_support("out-1", organization=two, amount="3 тыс")
    make_support("out-2", organization=two)
    make_support("out-3", recipients="4", amount="1 тыс")
    make_support("people", recipient_kind="person", recipients="9", amount="77 тыс")
    make_support("mixed", recipient_kind="mixed", recipients="6", amount="55 тыс")
    make_support("earlier", year=YEAR - 1, organization=one, amount="8 тыс")


def other_kinds() -> None:
    one = make_organization("one")
    make_support("room-1", kind="property", tenure="reduced_rent", organization=one, area="40,5")
    make_support("room-2", kind="property", tenure="free_use", organization=one, area="более 100")
    make_support("advice", kind="consulting", recipients="5", services="12", service_unit="consultation")
    make_support("course", kind="consulting", recipients="5", services="2", service_unit="event")


def only_mixed() -> None:
    make_support("mixed-1", recipient_kind="mixed", organization=make_organization("one"), amount="5 тыс")
    make_support("mixed-2", recipient_kind="mixed", recipients="6", amount="5 тыс")


@pytest.mark.parametrize("make_records", [money, other_kinds, only_mixed])
def test_the_sums_are_those_of_the_figures(make_records: object, monkeypatch: pytest.MonkeyPatch) -> None:
    city = make_city()
    make_records()  # type: ignore[operator]
    read = compared(city)
    monkeypatch.setattr(large_years, "MOST_READ", 0)
    assert read
    assert compared(city) == read


@pytest.mark.usefixtures("nothing_is_read")
def test_a_number_leads_to_the_page_of_its_records() -> None:
    one = make_organization("one")
    make_support("s", organization=one, amount="5 тыс")
    page = visitor().get("/kemerovo/compare/").content.decode()
    links = {link.replace("&amp;", "&") for link in re.findall(r'href="([^"]+/support/records/[^"]+)"', page)}
    assert links == {f"/kemerovo/support/records/?year={YEAR}&kind=financial"}
    assert one.get_absolute_url() in visitor().get(links.pop()).content.decode()


@pytest.mark.usefixtures("nothing_is_read")
def test_what_a_department_reports_of_the_whole_year_goes_before_its_records() -> None:
    make_support(
        "room", kind="property", tenure="reduced_rent", organization=make_organization("one"), area="40"
    )
    make_total("all", "7", "contract", subject="property.contracts")
    assert compared(make_city())["property.contracts"] == Quantity.of(7, "contract")


@pytest.mark.usefixtures("nothing_is_read")
def test_pages_of_the_city_cost_the_same_however_many_records_it_has() -> None:
    make_report(is_public=True)
    programme = make_programme("art")
    make_support("first", programme=programme, organization=make_organization("first"), amount="1 тыс")
    addresses = ("/kemerovo/", "/kemerovo/compare/", "/kemerovo/support/")
    before = [cost_of(address) for address in addresses]
    for number in range(5):
        organization = make_organization(f"more-{number}")
        make_support(f"more-{number}", programme=programme, organization=organization, amount="1 тыс")
    assert [cost_of(address) for address in addresses] == before


@pytest.mark.usefixtures("nothing_is_read")
def test_records_that_were_not_read_contradict_nothing() -> None:
    city = make_report(is_public=True).municipality
    make_support("s", organization=make_organization("one"), amount="5 тыс")
    declare("table:financing_by_programme/total/amount", "5 тыс", "rub")
    assert list(told_of_support(city, YEAR)) == []
