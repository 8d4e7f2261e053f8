"""A city at a glance."""

from datetime import date
from pathlib import Path

import pytest
from pytest_django import Settings

from grants.models import RegisterEntry
from tests.pages.reading import assert_same_cost, links_of, words_of
from tests.people import make_city, make_people, signed_in, visitor
from tests.reports.editions.made import make_edition
from tests.reports.records import (
    make_contest,
    make_council,
    make_meeting,
    make_organization,
    make_programme,
    make_report,
    make_round,
    make_support,
    make_total,
    report_with,
)

pytestmark = pytest.mark.django_db
CITY = "/kemerovo/"
NUMBER = "/kemerovo/reports/2023/free/number/"


def test_each_key_figure_opens_the_records_behind_it() -> None:
    make_report(is_public=True)
    make_support("grant", amount="21984,5 тыс", recipients="27", programme=make_programme("sport"))
    make_round(make_contest("presidential"), amount="410,2 млн", winners="5")
    page = visitor().get(CITY)
    figures = links_of(page, NUMBER)
    for words in ("22,0\u00a0млн\u00a0₽организациям из бюджета города", "27получателей финансовой поддержки"):
        opened = visitor().get(figures[words])
        assert "Получатели grant" in words_of(opened)
    assert "410,2 млн ₽" in words_of(visitor().get(CITY))


def test_what_is_unknown_or_zero_is_no_key_figure() -> None:
    make_report(is_public=True)
    make_support("silent", recipients="0")
    assert "год в числах" not in words_of(visitor().get(CITY))


def test_qualified_number_takes_the_genitive() -> None:
    make_report(is_public=True)
    make_total("all", "более 301", "organization", subject="organizations")
    assert "более 301 организации в городе" in words_of(visitor().get(CITY))


def test_money_stands_by_programme_the_largest_first() -> None:
    make_report(is_public=True)
    make_support("small", amount="100,0 тыс", programme=make_programme("sport"))
    make_support("large", amount="900,0 тыс", programme=make_programme("youth"))
    make_support("outside", amount="50,0 тыс", purpose="Возмещение затрат")
    words = words_of(visitor().get(CITY))
    assert words.index("youth") < words.index("sport") < words.index("Возмещение затрат вне программ")
    assert "Всего 1 050,0" in words


def test_city_with_nothing_says_what_will_come() -> None:
    make_city()
    words = words_of(visitor().get(CITY))
    assert "Сведений о поддержке пока нет" in words
    assert "Отчёты города ещё не опубликованы" in words


def test_draft_feeds_no_figures_and_shows_itself_to_own_people_only() -> None:
    make_report(is_public=False)
    make_support("grant", amount="5,0 млн", recipients="2")
    people = make_people()
    draft = "/kemerovo/reports/2023/free/"
    assert "5,0" not in words_of(visitor().get(CITY))
    assert not links_of(visitor().get(CITY), draft)
    assert not links_of(signed_in(people.stranger).get(CITY), draft)
    assert links_of(signed_in(people.auditor).get(CITY), draft)


def test_unknown_city_is_not_found() -> None:
    page = visitor().get("/atlantis/")
    assert page.status_code == 404
    assert "Такой страницы нет" in words_of(page)


def test_cost_does_not_grow_with_records() -> None:
    make_report(is_public=True)

    def add(*names: str) -> None:
        for name in names:
            programme, fund = make_programme(name), make_organization(name)
            make_support(name, amount="5,0 тыс", organization=fund, programme=programme)
            make_meeting(make_council(name), 1)
            make_round(make_contest(name), amount="1,0 млн", winners="2")

    add("first")
    assert_same_cost(CITY, lambda: add("second", "third"))


def test_figures_that_the_edition_does_not_print_open_their_records_too(
    settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    make_support("grant", amount="21984,5 тыс", recipients="27", programme=make_programme("sport"))
    make_edition(report_with("<p>Рассказ без чисел.</p>"))
    figures = links_of(visitor().get(CITY), NUMBER)
    assert figures
    for address in figures.values():
        assert "Получатели grant" in words_of(visitor().get(address))


def test_the_years_of_support_stand_as_a_picture_and_a_table() -> None:
    for year, amount in ((2022, "100 тыс"), (2023, "150 тыс")):
        make_support(f"s{year}", year=year, amount=amount)
    page = visitor().get(CITY)
    words = words_of(page)
    assert "Поддержка по годам" in words
    assert "2022 1 100,0 2023 1 150,0" in words
    assert "<svg" in page.content.decode()
    assert links_of(page, "/kemerovo/support/")["150,0"] == "/kemerovo/support/records/?year=2023"
    assert "Виды поддержки за 2023 год" in words.replace("\u00a0", " ")


def test_the_register_of_recipients_tells_its_newest_entries() -> None:
    for number in (1, 2):
        support = make_support(f"s{number}", organization=make_organization(f"fund{number}"))
        RegisterEntry.objects.create(
            municipality=support.municipality,
            number=number,
            entered_on=date(2023, 5, number),
            support=support,
        )
    words = words_of(visitor().get(CITY)).replace("\u00a0", " ")
    assert words.index("№ 2, внесено 2 мая 2023") < words.index("№ 1, внесено 1 мая 2023")
