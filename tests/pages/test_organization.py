"""The page of one organisation."""

import pytest

from ngo_registry.models import Contact, FormerName, Organization, OrganizationMark
from tests.pages.reading import assert_same_cost, links_of, words_of
from tests.people import make_city, visitor
from tests.reports.records import (
    make_award,
    make_contest,
    make_organization,
    make_report,
    make_support,
    report_with,
)

pytestmark = pytest.mark.django_db


def page(organization: Organization) -> str:
    return words_of(visitor().get(organization.get_absolute_url()))


def test_tells_names_and_register() -> None:
    fund = make_organization(
        "fund", name="Фонд «Мир»", short_name="Мир", ogrn="1157700014086", categories="tos"
    )
    FormerName.objects.create(organization=fund, name="Фонд «Дружба»")
    OrganizationMark.objects.create(organization=fund, register="sonko_federal")
    words = page(fund)
    for told in (
        "Фонд «Мир»",
        "Мир",
        "Фонд «Дружба»",
        "1157700014086",
        "Категория tos",
        "федеральный реестр СОНКО",
    ):
        assert told in words


def test_unregistered_has_no_numbers_and_says_so() -> None:
    assert "ОГРН и ИНН нет: организация не зарегистрирована" in page(
        make_organization("choir", status="unregistered")
    )


def test_head_is_named_only_with_a_recorded_basis() -> None:
    fund = make_organization("fund", head_name="Иванова А. А.", head_position="председатель")
    assert "Иванова" not in page(fund)
    Organization.objects.update(head_published_because="устав на сайте")
    assert "Председатель Иванова А. А." in page(fund)


def test_contacts_are_shown_only_when_published() -> None:
    fund = make_organization("fund")
    Contact.objects.create(organization=fund, kind="email", value="open@example.ru", is_published=True)
    Contact.objects.create(organization=fund, kind="phone", value="8 900 000-00-00")
    assert "open@example.ru" in page(fund)
    assert "8 900" not in page(fund)


def test_tells_support_and_victories_with_their_sums() -> None:
    fund = make_organization("fund")
    make_support("grant", organization=fund, amount="350,0 тыс", purpose="лагерь", money_form="grant")
    make_support("room", organization=fund, kind="property", tenure="free_use", area="100,5")
    make_award("prize", make_contest("presidential"), organization=fund, amount="1,5 млн", project="Двор")
    words = page(fund)
    assert "Финансовая, грант лагерь 350,0 тыс. рублей" in words
    assert "Имущественная, безвозмездное пользование 100,5 кв. м" in words
    assert "Двор Конкурс presidential 1,5 млн рублей" in words


def test_leads_to_public_reports_that_name_it() -> None:
    fund = make_organization("fund")
    make_organization("fund-two")
    report_with("<p>{{ organization.name code=fund }}</p>", is_public=True)
    report_with("<p>{{ organization.name code=fund-two }}</p>", is_public=True, year=2022)
    report_with("<p>{{ organization.name code=fund }}</p>", year=2021)
    reports = links_of(visitor().get(fund.get_absolute_url()), "/kemerovo/reports/2")
    assert list(reports.values()) == ["/kemerovo/reports/2023/free/"]


def test_leads_to_reports_of_the_years_of_its_support() -> None:
    fund = make_organization("fund")
    make_support("grant", organization=fund, year=2022)
    for year in (2022, 2023):
        make_report(year=year, is_public=True)
    reports = links_of(visitor().get(fund.get_absolute_url()), "/kemerovo/reports/2")
    assert list(reports.values()) == ["/kemerovo/reports/2022/free/"]


def test_organisation_of_another_city_is_not_found() -> None:
    make_city()
    stranger = make_organization("fund", city=make_city("kogalym", "Когалым"))
    assert visitor().get(f"/kogalym/organizations/{stranger.pk}/").status_code == 200
    assert visitor().get(f"/kemerovo/organizations/{stranger.pk}/").status_code == 404
    assert visitor().get(f"/kemerovo/organizations/{'9' * 30}/").status_code == 404


def test_cost_does_not_grow_with_rows() -> None:
    fund = make_organization("fund")

    def add(*names: str) -> None:
        for name in names:
            make_support(name, organization=fund, amount="5,0 тыс")
            make_award(name, make_contest(name), organization=fund, amount="5,0 тыс")

    add("first")
    assert_same_cost(fund.get_absolute_url(), lambda: add("second", "third"))
