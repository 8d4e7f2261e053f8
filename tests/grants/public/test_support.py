"""The city's support in sums, each of which opens exactly its records."""

from __future__ import annotations

import pytest
from django.conf import settings

from portal.models import Municipality
from reports.imports.demo import load_demo
from tests.grants.public.following import agrees, decimal, lines_at, numbers_of, roubles_of, told_at
from tests.pages.reading import assert_same_cost, words_of
from tests.people import make_city, make_department, visitor
from tests.reports.records import (
    declare,
    make_award,
    make_contest,
    make_organization,
    make_programme,
    make_report,
    make_round,
    make_sphere,
    make_support,
)

pytestmark = pytest.mark.django_db
PAGE, RECORDS = "/kemerovo/support/", "/kemerovo/support/records/"


def test_every_number_of_the_demonstration_opens_its_records() -> None:
    load_demo(settings.BASE_DIR / "fixtures", report=lambda line: None)
    client, followed = visitor(), 0
    for city in Municipality.objects.all():
        for address, words in numbers_of(client.get(f"/{city.slug}/support/")):
            records, money = told_at(client, address)
            assert agrees(words, records, money), (address, words, records, money)
            lines = lines_at(client, address)
            assert len(lines) == decimal(records), address
            assert not money or roubles_of(lines) == decimal(money) * 1000, address
            followed += 1
    assert followed > 80


def test_money_stands_by_programme_sphere_kind_and_department() -> None:
    sphere = make_sphere("boxing", parent="sport")
    make_support(
        "a",
        amount="100 тыс",
        programme=make_programme("sport"),
        sphere=sphere,
        department=make_department(make_city()),
    )
    make_support("b", amount="50 тыс")
    words = words_of(visitor().get(PAGE))
    for told in (
        "Программа sport в том числе 1 сводная 1 100,0",
        "Без муниципальной программы в том числе 1 сводная 1 50,0",
        "Сфера sport в том числе 1 сводная 1 100,0 Сфера boxing",
        "Сфера не указана в том числе 1 сводная 1 50,0",
        "Управление culture в том числе 1 сводная 1 100,0",
        "Подразделение не указано в том числе 1 сводная 1 50,0",
        "Финансовая в том числе 2 сводные 2 150,0",
    ):
        assert told in words.replace("\u00a0", " ")


def test_a_part_of_an_aggregate_is_never_added_twice() -> None:
    aggregate = make_support("whole", amount="100 тыс", recipients="3")
    fund = make_organization("fund", name="Фонд «Ромашка»")
    make_support("part", amount="40 тыс", organization=fund, part_of=aggregate)
    client = visitor()
    assert told_at(client, RECORDS) == ("1", "100,0")
    assert told_at(client, f"{RECORDS}?part_of=whole&recipients=any") == ("1", "40,0")
    assert told_at(client, f"{RECORDS}?organization={fund.pk}") == ("1", "40,0")
    found = client.get(f"{RECORDS}?q=ромашка")
    assert "Ещё 1 запись учтена в сводных" in words_of(found).replace("\u00a0", " ")


def test_an_organisation_of_an_aggregate_of_its_own_counts_once() -> None:
    fund = make_organization("fund")
    whole = make_support("whole", amount="100 тыс", organization=fund)
    make_support("part", amount="40 тыс", organization=fund, part_of=whole)
    assert told_at(visitor(), f"{RECORDS}?organization={fund.pk}") == ("1", "100,0")


def test_what_business_gets_stands_apart() -> None:
    make_support("ngo", amount="10 тыс")
    make_support("firms", amount="900 тыс", recipient_kind="business")
    client = visitor()
    words = words_of(client.get(PAGE)).replace("\u00a0", " ")
    assert "10,0 тыс. ₽деньгами" in words.replace("₽ д", "₽д")
    assert "Субъекты МСП: 1 запись, 900 тыс. рублей" in words
    assert told_at(client, f"{RECORDS}?recipients=business") == ("1", "900,0")
    assert told_at(client, f"{RECORDS}?recipients=any") == ("2", "910,0")


def test_a_sum_that_nobody_told_is_counted_as_such() -> None:
    make_support("known", amount="10 тыс")
    make_support("unknown")
    words = words_of(visitor().get(PAGE)).replace("\u00a0", " ")
    assert "сумма не указана: 1 запись" in words
    assert told_at(visitor(), f"{RECORDS}?amount=-")[0] == "1"


def test_a_qualified_amount_qualifies_the_sum() -> None:
    make_support("exact", amount="10 тыс")
    make_support("more", amount="более 5 тыс")
    assert "более 15,0 тыс. ₽" in words_of(visitor().get(RECORDS)).replace("\u00a0", " ")


def test_another_number_of_the_report_is_told() -> None:
    make_report(is_public=True)
    make_support("grant", amount="100,1 тыс", programme=make_programme("sport"))
    declare("table:financing_by_programme/sport/amount", "100,0 тыс", "rub")
    words = words_of(visitor().get(PAGE)).replace("\u00a0", " ")
    assert "Программа «Программа sport»: в отчёте 100,0 тыс. ₽, по записям 100,1 тыс. ₽" in words
    assert "Деньги из бюджета города, всего: в отчёте 100,0 тыс. ₽" in words


def test_equal_numbers_need_no_words() -> None:
    make_report(is_public=True)
    make_support("grant", amount="100,0 тыс", programme=make_programme("sport"))
    declare("table:financing_by_programme/sport/amount", "100,0 тыс", "rub")
    assert "другие числа" not in words_of(visitor().get(PAGE))


def test_victories_are_found_by_level() -> None:
    contest = make_contest("c", level="regional")
    make_round(contest, amount="5 млн")
    make_award("one", contest, organization=make_organization("fund"), amount="100 тыс")
    make_award("people", contest, persons="7", amount="50 тыс", project="Имя человека")
    page = visitor().get(f"{RECORDS}?level=regional&year=2023")
    words = words_of(page).replace("\u00a0", " ")
    assert "2 записи · 150,0 тыс. ₽" in words
    assert "Физические лица — 7 человек" in words
    assert "Имя человека" not in page.content.decode()
    assert "Имя человека" not in str(lines_at(visitor(), f"{RECORDS}?level=regional"))


def test_no_answer_confirms_the_name_of_a_person() -> None:
    contest = make_contest("city", level="municipal")
    make_award("man", contest, persons="1", project="Лекции Ивана Петровича")
    make_award("fund", contest, organization=make_organization("fund"), project="Лекции о лесе")
    found = lines_at(visitor(), f"{RECORDS}?level=any&q=лекции")
    assert ["Лекции о лесе" in str(line) for line in found] == [True]
    assert lines_at(visitor(), f"{RECORDS}?level=any&q=Петровича") == []


def test_pages_go_on_to_the_last_record() -> None:
    for number in range(120):
        make_support(f"s{number}", recipients_group=f"Группа № {number:03}", amount="1 тыс")
    client, address, seen = visitor(), RECORDS, []
    while address:
        page = client.get(address)
        seen += words_of(page).split("Группа № ")[1:]
        after = page.context["page"].after
        address = f"{RECORDS}?after={after}" if after else ""
    assert [line[:3] for line in seen] == [f"{number:03}" for number in reversed(range(120))]


def test_a_spreadsheet_never_takes_a_cell_for_a_formula() -> None:
    make_support("evil", recipients_group="=cmd|' /C calc'!A0", purpose="+1")
    (line,) = lines_at(visitor(), RECORDS)
    assert line["Получатели без имён"].startswith("'=")
    assert line["На что"] == "'+1"


@pytest.mark.parametrize(
    "query",
    [
        "year=20x3",
        "year=99999999999999999999",
        "programme=%27%3B--",
        "organization=1e9",
        "organization=" + "9" * 40,
        "kind=" + "x" * 500,
        "q=" + "я" * 300,
        "q=%00",
        "q=" + "+".join(["а"] * 60),
        "level=federal&programme=sport",
        "sphere=%00",
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(query: str) -> None:
    make_city()
    page = visitor().get(f"{RECORDS}?{query}")
    assert page.status_code == 400
    assert page.context["refused"]
    assert visitor().get(f"/kemerovo/support/records.csv?{query}").status_code == 400


@pytest.mark.parametrize(
    "query",
    ["year=1999", "kind=magic", "sphere=none", "q=%25%5C_", "after=zzz", "after=%00", "organization=1"],
)
def test_what_is_not_there_is_not_found(query: str) -> None:
    make_support("s")
    assert visitor().get(f"{RECORDS}?{query}").status_code == 200


def test_an_unknown_year_and_a_city_without_support_say_what_to_do() -> None:
    make_city()
    assert "Сведений о поддержке пока нет" in words_of(visitor().get(PAGE))
    make_support("s")
    assert "За этот год записей нет" in words_of(visitor().get(f"{PAGE}?year=1999"))


def test_cost_does_not_grow_with_records() -> None:
    def add(*names: str) -> None:
        for name in names:
            fund, programme = make_organization(name), make_programme(name)
            make_support(
                name, amount="1 тыс", organization=fund, programme=programme, sphere=make_sphere(name)
            )
            make_award(name, make_contest(name), organization=fund, amount="1 тыс")

    add("first")
    assert_same_cost(PAGE, lambda: add("second", "third"))
    assert_same_cost(RECORDS, lambda: add("fourth", "fifth"))
    assert_same_cost(f"{RECORDS}?level=any", lambda: add("sixth", "seventh"))


def test_a_visitor_gets_no_cookie() -> None:
    make_support("s")
    for address in (PAGE, RECORDS, "/kemerovo/support/records.csv"):
        assert not visitor().get(address).cookies
