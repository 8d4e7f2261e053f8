from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reports.models import Block, Report
from reports.preview import writing_for
from reports.texts.offers import Ground, find_offers, ground_of, number_of, offers_equal_to, titles_of
from reports.texts.offers.find import subjects
from tests.reports.records import (
    declare,
    make_award,
    make_category,
    make_contest,
    make_council,
    make_indicator,
    make_legal_form,
    make_meeting,
    make_organization,
    make_programme,
    make_round,
    make_sphere,
    make_support,
    make_total,
    report_with,
    table_block,
)

pytestmark = pytest.mark.django_db


def ground(*blocks: dict[str, object] | str) -> Ground:
    report = report_with(*(blocks or ("",)), form=f"free-{Report.objects.count()}")
    return ground_of(writing_for(Block.objects.filter(section__report=report).first()).scope)


def found(query: str, *blocks: dict[str, object] | str) -> dict[str, tuple[str, str]]:
    """Title → token and value."""
    offers = find_offers(ground(*blocks), query)
    return {
        each.title.replace("\u00a0", " "): (each.source, each.words.replace("\u00a0", " ")) for each in offers
    }


def fill() -> None:
    form = make_legal_form("fund")
    fund = make_organization("fund", categories="veterans", spheres="sport", legal_form=form)
    programme = make_programme("sport")
    make_support("run", organization=fund, programme=programme, amount="100 тыс", money_form="subsidy")
    make_support("hall", kind="property", organization=fund, tenure="free_use", area="50")
    make_support(
        "advice", kind="consulting", services="24", service_unit="consultation", sphere=make_sphere("sport")
    )
    contest = make_contest("veche", level="municipal", source="city_budget")
    make_round(contest, applicants="30", winners="5", amount="1397,2 тыс")
    make_award("first", contest, organization=fund, amount="50 тыс", project="Двор")
    make_meeting(make_council("youth"), 1, "7")
    make_total("raised", "12", "event", title="Проведено праздников")
    make_indicator("share", plan="0,15 %", fact="0,13 %")


def test_victories_and_subsidies_are_found_by_any_of_their_forms() -> None:
    fill()
    assert found("победы")["Число побед в конкурсах"] == ("awards.count | победа", "1 победа")
    subsidy = ("support.amount money_form=subsidy", "100 тыс. рублей")
    assert found("субсидии")["Сумма финансовой поддержки: субсидия"] == subsidy
    assert found("СУБСИДИЮ сумма")["Сумма финансовой поддержки: субсидия"] == subsidy


def test_what_the_city_has_is_offered_and_nothing_else() -> None:
    fill()
    titles = set(titles_of(ground()).values())
    for expected in (
        "Сумма финансовой поддержки, программа: «Программа sport»",
        "Получатели поддержки: консультационная",
        "Договоры об имуществе: безвозмездное пользование",
        "Выделено по итогам конкурсов, уровень: муниципальный",
        "Участники (заявки) конкурсов: Конкурс veche",
        "Число организаций: Категория veterans",
        "Заседания: Совет youth",
        "Проведено праздников",
        "Доля share: факт",
        "Название организации: Фонд «fund»",
        "Название проекта: Двор",
    ):
        assert any(title.startswith(expected.replace("«Программа sport»", "")) for title in titles), expected
    assert not any("всероссийский" in title or "льготная" in title for title in titles)


def test_values_are_those_that_the_report_prints() -> None:
    fill()
    declare("figure:contests.applicants", "31", "participant")
    assert found("участники")["Участники (заявки) конкурсов"] == (
        "contests.applicants | участник",
        "31 участник",
    )


def test_cells_of_the_reports_tables_are_offered_with_their_table() -> None:
    fill()
    offers = found("таблица итого", table_block("contests"))
    assert any(
        source.startswith("table.cell table=contests row=total column=") and "Таблица № 1" in title
        for title, (source, _) in offers.items()
    )


def test_what_only_a_departments_total_tells_of_is_offered() -> None:
    make_organization("club", categories="veterans")
    make_category("disability")
    make_total("d", "5", "organization", subject="organizations", breakdown={"category": "disability"})
    offered = found("организаций категория")
    assert offered["Число организаций: Категория disability"] == (
        "organizations.count category=disability | организация",
        "5 организаций",
    )


def test_what_has_no_value_this_year_is_not_offered() -> None:
    make_contest("veche")
    assert "Выделено по итогам конкурсов" not in found("выделено")


def test_a_typed_number_finds_the_figures_that_print_it() -> None:
    fill()
    asked = ground()
    assert [each.source for each in offers_equal_to(asked, "24")][:1] == [
        "support.services kind=consulting unit=consultation | консультация"
    ]
    assert "contests.amount" in [each.source for each in offers_equal_to(asked, "1\u00a0397,2")]
    assert "contests.amount" in [each.source for each in offers_equal_to(asked, "1397200")]
    assert offers_equal_to(asked, "77") == []
    assert offers_equal_to(asked, "много") == []


@pytest.mark.parametrize(
    ("typed", "value", "step"),
    [
        ("24", "24", "1"),
        ("1\u00a0397,20", "1397.20", "0.01"),
        ("1.5", "1.5", "0.1"),
        ("9" * 15 + ",999999", "9" * 15 + ".999999", "0.000001"),
    ],
)
def test_what_is_typed_is_read_with_its_last_digit(typed: str, value: str, step: str) -> None:
    assert number_of(typed) == (Decimal(value), Decimal(step))


@pytest.mark.parametrize(
    "typed", ["1e9999999", "1." + "3" * 37, "9" * 16, "-5", "+5", "NaN", "Infinity", "1,", ",5", "1,2,3", ""]
)
def test_what_no_report_prints_is_no_number_to_look_for(typed: str) -> None:
    fill()
    assert number_of(typed) is None
    assert offers_equal_to(ground(), typed) == []


def test_a_small_number_is_not_taken_for_millions_rounded_to_it() -> None:
    make_round(make_contest("veche"), amount="23546 тыс")
    asked = ground()
    assert offers_equal_to(asked, "24") == []
    assert offers_equal_to(asked, "23,546")


def test_a_page_holds_no_more_than_forty_and_of_all_subjects() -> None:
    for place in range(60):
        make_organization(f"club-{place}")
        make_total(f"t{place}", str(place + 1), "event", title=f"Сведение о клубе {place}")
    offers = find_offers(ground(), "клуб")
    assert len(offers) <= 40
    at_first = find_offers(ground_of(writing_for(Block.objects.first()).scope), "")
    assert len(at_first) <= 40
    assert all(sum(each.subject == subject.title for each in at_first) <= 5 for subject in subjects())


def test_offers_ask_the_database_nothing_more() -> None:
    fill()
    scope = ground().scope
    with CaptureQueriesContext(connection) as few:
        find_offers(ground_of(scope), "")
    for place in range(5):
        make_organization(f"o{place}", categories=f"c{place}", spheres=f"s{place}")
    scope = writing_for(Block.objects.first()).scope
    with CaptureQueriesContext(connection) as many:
        find_offers(ground_of(scope), "")
        titles_of(ground_of(scope))
        offers_equal_to(ground_of(scope), "5")
    assert len(few) == len(many) == 0
