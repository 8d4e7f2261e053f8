"""The page of one organisation."""

import datetime
import re

import pytest
from django.utils import timezone

from grants.models import RegisterEntry
from ngo_registry.models import Contact, CouncilOrganization, FormerName, Organization, OrganizationMark
from portal.models import LegalAct
from tests.pages.reading import assert_same_cost, element_of, links_of, words_of
from tests.people import make_city, visitor
from tests.reports.records import (
    make_award,
    make_contest,
    make_council,
    make_organization,
    make_report,
    make_support,
    report_with,
)

pytestmark = pytest.mark.django_db
SVG = "{http://www.w3.org/2000/svg}"


def page(organization: Organization) -> str:
    return words_of(visitor().get(organization.get_absolute_url()))


def test_tells_names_and_register() -> None:
    fund = make_organization(
        "fund", name="Фонд «Мир»", short_name="Мир", ogrn="1157700014086", categories="tos"
    )
    FormerName.objects.create(organization=fund, name="Фонд «Дружба»", until=datetime.date(2020, 3, 1))
    OrganizationMark.objects.create(organization=fund, register="sonko_federal")
    words = page(fund)
    for told in (
        "Фонд «Мир»",
        "Мир",
        "Фонд «Дружба» до 1 марта 2020",
        "1157700014086",
        "Категория tos",
        "федеральный реестр СОНКО",
    ):
        assert told in words


def test_status_is_told_as_of_its_day_and_source_and_nothing_is_invented() -> None:
    fund = make_organization("fund")
    assert "как на" not in page(fund)
    assert "источнику" not in page(fund)
    Organization.objects.update(status_on=datetime.date(2026, 3, 5), status_source="ЕГРЮЛ")
    assert "Статус действует как на 5 марта 2026 по источнику: ЕГРЮЛ" in page(fund)


def test_a_mark_that_has_ended_is_no_tag() -> None:
    fund = make_organization("fund")
    OrganizationMark.objects.create(
        organization=fund, register="sonko_federal", until=datetime.date(2024, 2, 1)
    )
    answer = visitor().get(fund.get_absolute_url())
    assert "федеральный реестр СОНКО по 1 февраля 2024" in words_of(answer)
    assert not [each for each in element_of(answer).iter("span") if each.get("class") == "tag ok"]


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
    fund = make_organization("fund", note="заметка для своих")
    Contact.objects.create(organization=fund, kind="email", value="open@example.ru", is_published=True)
    Contact.objects.create(organization=fund, kind="phone", value="8 900 000-00-00")
    assert "open@example.ru" in page(fund)
    assert "8 900" not in page(fund)
    assert "заметка" not in page(fund)


def test_tells_the_councils_it_sits_in() -> None:
    fund = make_organization("fund")
    CouncilOrganization.objects.create(council=make_council("old-age"), organization=fund)
    assert "Общественные советы Совет old-age" in page(fund)


def test_tells_support_and_victories_with_their_sums() -> None:
    fund = make_organization("fund")
    make_support("grant", organization=fund, amount="350,0 тыс", purpose="лагерь", money_form="grant")
    make_support("room", organization=fund, kind="property", tenure="free_use", area="100,5")
    make_award("prize", make_contest("presidential"), organization=fund, amount="1,5 млн", project="Двор")
    words = page(fund)
    assert "Финансовая, грант лагерь 350,0 тыс. рублей" in words
    assert "Имущественная, безвозмездное пользование 100,5 кв. м" in words
    assert "Двор Конкурс presidential Всероссийский уровень 1,5 млн рублей" in words


def test_support_stands_by_year_and_kind_with_its_act_and_register_entry() -> None:
    fund = make_organization("fund")
    act = LegalAct.objects.create(
        municipality=make_city(), code="act", kind="order", number="17", date=datetime.date(2023, 4, 3)
    )
    make_support("talk", organization=fund, kind="consulting", year=2023)
    given = make_support("grant", organization=fund, amount="5", year=2023, act=act)
    make_support("older", organization=fund, amount="6", year=2022)
    RegisterEntry.objects.create(
        municipality=make_city(), number=12, entered_on=datetime.date(2023, 4, 6), support=given
    )
    words = page(fund)
    order = ["2023 год", "Финансовая", "Консультационная", "2022 год", "Финансовая"]
    assert re.search(".*?".join(order), words)
    assert str(act).replace("\u00a0", " ") in words
    assert "№ 12 от 6 апреля 2023" in words


@pytest.mark.parametrize(
    ("since", "days", "runs"),
    [(-10, 0, True), (-10, 10, True), (None, 5, True), (-10, -1, False), (1, 10, False), (-10, None, False)],
)
def test_only_a_lease_whose_term_covers_today_runs_now(
    since: int | None, days: int | None, runs: bool
) -> None:
    fund, today = make_organization("fund"), timezone.localdate()
    term = {
        name: today + datetime.timedelta(days=shift)
        for name, shift in (("term_from", since), ("term_to", days))
        if shift is not None
    }
    make_support(
        "room", organization=fund, kind="property", tenure="reduced_rent", address="ул. Мира, 5", **term
    )
    words = page(fund)
    assert ("Сейчас в пользовании действует ул. Мира, 5" in words) is runs
    assert words.count("действует ") == (1 + 2 * runs), "the status, and the lease in both places"


def test_running_leases_stand_before_all_support() -> None:
    fund, today = make_organization("fund"), timezone.localdate()
    make_support("room", organization=fund, kind="property", tenure="free_use", term_to=today)
    words = page(fund)
    assert words.index("Сейчас в пользовании") < words.index("Поддержка города")


def test_money_by_year_is_drawn_with_its_table() -> None:
    fund = make_organization("fund")
    whole = make_support("a", organization=fund, amount="100", year=2022)
    make_support("part", organization=fund, amount="40", year=2022, part_of=whole)
    make_support("b", organization=fund, amount="250", year=2023)
    make_support("c", organization=fund, kind="consulting", year=2021)
    answer = visitor().get(fund.get_absolute_url())
    (chart,) = element_of(answer).iter(f"{SVG}svg")
    drawn = ["".join(each.itertext()).replace("\u00a0", " ") for each in chart.iter(f"{SVG}text")]
    assert drawn == ["2022 год", "100 рублей", "2023 год", "250 рублей"]
    assert "2023 250 рублей нет сведений 2022 100 рублей нет сведений" in words_of(answer)


def test_one_sum_is_no_chart_and_an_unknown_one_is_confessed() -> None:
    fund = make_organization("fund")
    make_support("a", organization=fund, amount="100")
    make_support("unknown", organization=fund)
    answer = visitor().get(fund.get_absolute_url())
    assert not list(element_of(answer).iter(f"{SVG}svg"))
    assert "Сумма указана не во всех записях" in words_of(answer)


def test_without_money_nothing_is_told_of_it() -> None:
    fund = make_organization("fund")
    make_support("talk", organization=fund, kind="consulting")
    assert "Деньги по годам" not in page(fund)


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


def test_a_very_long_story_is_cut_and_says_so() -> None:
    fund = make_organization("fund")
    for place in range(201):
        make_support(f"s{place}", organization=fund, amount="10")
    words = page(fund)
    assert "Здесь 200 последних записей из 201" in words
    assert "2 010 рублей" in words, "money is summed of them all"


def test_cost_does_not_grow_with_rows() -> None:
    fund = make_organization("fund")

    def add(*names: str) -> None:
        for place, name in enumerate(names):
            given = make_support(name, organization=fund, amount="5,0 тыс")
            make_award(name, make_contest(name), organization=fund, amount="5,0 тыс")
            CouncilOrganization.objects.create(council=make_council(name), organization=fund)
            number = RegisterEntry.objects.count() + 1 + place
            RegisterEntry.objects.create(
                municipality=make_city(), number=number, entered_on=datetime.date(2023, 1, 9), support=given
            )

    add("first")
    assert_same_cost(fund.get_absolute_url(), lambda: add("second", "third"))
