"""«У нас иначе»: from the visitor's form over the letter to the department's answer on the page."""

import datetime
import re
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from grants.models import Support
from ngo_registry.actions.claims import OF_ADDRESS_A_DAY, confirm_claim, make_claim
from ngo_registry.claim_letters import ask_to_confirm, secret_of, tell_answer, tell_officials
from ngo_registry.models import Claim, ClaimState, Organization
from ngo_registry.views.claims.public import FROM_ONE_PLACE
from tests.pages.reading import words_of
from tests.people import People, make_department, make_people, signed_in, visitor
from tests.reports.records import make_organization, make_support

pytestmark = pytest.mark.django_db
TYPED = {"subject": "address", "text": "Мы переехали на Весеннюю, 5", "email": "ngo@example.ru"}
ROOT = "https://nko.example.ru"


@pytest.fixture(autouse=True)
def _nothing_counted() -> None:
    cache.clear()


@pytest.fixture
def fund() -> Organization:
    return make_organization("fund")


def page_of(organization: Organization) -> str:
    return f"/kemerovo/organizations/{organization.pk}/claim/"


def sent(organization: Organization, **changes: str) -> Any:
    return visitor().post(page_of(organization), {**TYPED, **changes})


def confirmed(organization: Organization, **changes: str) -> Claim:
    claim = make_claim(organization=organization, **{**TYPED, **changes})
    assert confirm_claim(claim)
    claim.refresh_from_db()
    return claim


def test_a_claim_counts_once_its_address_is_confirmed(fund: Organization) -> None:
    assert "Проверьте почту" in words_of(visitor().get(sent(fund).url))
    claim = Claim.objects.get()
    assert claim.state == ClaimState.UNCONFIRMED

    ask_to_confirm.call(claim.pk, ROOT)
    link = re.search(rf"{ROOT}(/kemerovo/claims/\S+)", str(mail.outbox[0].body))
    assert mail.outbox[0].to == ["ngo@example.ru"]
    assert link is not None
    asked = visitor().get(link[1])
    assert "Подтвердить" in words_of(asked)
    claim.refresh_from_db()
    assert claim.state == ClaimState.UNCONFIRMED, "a program that opens links confirms nothing"

    visitor().post(link[1])
    claim.refresh_from_db()
    assert claim.state == ClaimState.OPEN
    assert claim.due_on == timezone.localdate() + datetime.timedelta(days=30)


def test_the_department_answers_and_everybody_reads_it(fund: Organization) -> None:
    people = make_people()
    people.coordinator.email = "coordinator@example.ru"
    people.coordinator.save()
    claim = confirmed(fund)
    tell_officials.call(claim.pk, ROOT)
    assert mail.outbox[0].to == ["coordinator@example.ru"]
    assert "Весеннюю" not in str(mail.outbox[0].body), "the words stay at the desk"

    desk = signed_in(people.coordinator)
    assert "Мы переехали на Весеннюю, 5" in words_of(desk.get(f"/workspace/kemerovo/claims/{claim.pk}/"))
    desk.post(
        f"/workspace/kemerovo/claims/{claim.pk}/answer/",
        {"state": "corrected", "answer": "Адрес исправили по вашему уставу."},
    )
    tell_answer.call(claim.pk, ROOT)
    assert "Адрес исправили" in str(mail.outbox[1].body)
    claim.refresh_from_db()
    assert (claim.state, claim.email, claim.resolved_by) == ("corrected", "", people.coordinator)

    shown = words_of(visitor().get(f"/kemerovo/organizations/{fund.pk}/"))
    assert "Адрес исправили по вашему уставу." in shown
    assert "Весеннюю" not in shown
    assert "ngo@example.ru" not in shown
    assert "На обращение ответили" in words_of(visitor().get(f"/kemerovo/claims/{secret_of(claim)}/"))


def test_no_page_sets_a_cookie(fund: Organization) -> None:
    client = visitor()
    for answer in (
        client.get(page_of(fund)),
        client.post(page_of(fund), TYPED),
        client.get(page_of(fund) + "sent/"),
    ):
        assert answer.status_code < 400
        assert not answer.cookies


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"subject": ""}, "Отметьте, что неверно."),
        ({"subject": "other' OR 1=1"}, "Отметьте|вариант"),
        ({"text": ""}, "Напишите, как на самом деле."),
        ({"text": "я" * 2001}, "Сократите текст: не больше 2000 знаков."),
        ({"text": "а\x00б"}, "."),
        ({"email": "ngo"}, "Проверьте адрес: name@example.ru."),
        ({"email": "a@example.ru\nBcc: b@example.ru"}, "Проверьте адрес: name@example.ru."),
    ],
)
def test_bad_input_is_told_at_its_field_and_nothing_is_lost(
    fund: Organization, typed: dict[str, str], sentence: str
) -> None:
    answer = sent(fund, **typed)
    assert answer.status_code == 422
    assert re.search(sentence, words_of(answer))
    if "text" not in typed:
        assert "Мы переехали на Весеннюю, 5" in answer.text
    assert not Claim.objects.exists()


def test_who_fills_in_the_trap_hears_the_same_and_nothing_is_kept(fund: Organization) -> None:
    assert sent(fund, site="https://spam.example").url == sent(fund, email="b@example.ru").url
    assert Claim.objects.count() == 1


def test_one_address_says_only_so_much_a_day(fund: Organization) -> None:
    for _ in range(OF_ADDRESS_A_DAY):
        assert sent(fund).status_code == 302
    refused = sent(fund, email=TYPED["email"].upper())
    assert refused.status_code == 422
    assert "Продолжите завтра" in words_of(refused)


def test_one_place_says_only_so_much_an_hour(fund: Organization) -> None:
    for n in range(FROM_ONE_PLACE):
        assert sent(fund, email=f"{n}@example.ru").status_code == 302
    refused = sent(fund, email="more@example.ru")
    assert "Попробуйте через час" in words_of(refused)
    assert Claim.objects.count() == FROM_ONE_PLACE


@pytest.mark.parametrize("secret", ["x", "MQ:1abc:def", "%00", "../../etc"])
def test_a_link_that_nobody_sent_leads_nowhere(fund: Organization, secret: str) -> None:
    assert visitor().get(f"/kemerovo/claims/{secret}/").status_code == 404


def test_a_link_of_another_city_leads_nowhere(fund: Organization) -> None:
    make_people()
    claim = make_claim(organization=fund, **TYPED)
    assert visitor().post(f"/kogalym/claims/{secret_of(claim)}/").status_code == 404
    claim.refresh_from_db()
    assert claim.state == ClaimState.UNCONFIRMED


def test_what_nobody_confirmed_is_forgotten_after_a_week(fund: Organization) -> None:
    old = make_claim(organization=fund, **TYPED)
    Claim.objects.update(made_at=timezone.now() - datetime.timedelta(days=8))
    link = secret_of(old)
    make_claim(organization=fund, **{**TYPED, "email": "other@example.ru"})
    assert list(Claim.objects.values_list("email", flat=True)) == ["other@example.ru"]
    assert visitor().get(f"/kemerovo/claims/{link}/").status_code == 404


def test_a_claim_about_support_goes_to_the_department_that_gave_it(fund: Organization) -> None:
    culture = make_department(fund.municipality)
    make_support("grant", organization=fund, amount="1,0 тыс", department=culture)
    assert confirmed(fund, subject="support").department == culture
    assert confirmed(fund, subject="address").department is None
    assert Support.objects.count() == 1


def at_desk(people: People, name: str) -> Client:
    return signed_in(getattr(people, name))


def test_a_specialist_answers_only_for_the_own_department(fund: Organization) -> None:
    people = make_people()
    claim = confirmed(fund)
    answer = f"/workspace/kemerovo/claims/{claim.pk}/answer/"
    typed = {"state": "declined", "answer": "Всё верно."}
    client = at_desk(people, "specialist")
    assert client.post(answer, typed).status_code == 403
    assert "ngo@example.ru" not in client.get(f"/workspace/kemerovo/claims/{claim.pk}/").text
    hand = {"department": people.specialist.department_id}
    assert (
        at_desk(people, "coordinator").post(f"/workspace/kemerovo/claims/{claim.pk}/hand/", hand).status_code
        == 302
    )
    assert "Обращения об ошибках" in words_of(client.get("/workspace/kemerovo/"))
    assert client.post(answer, typed).status_code == 302
    claim.refresh_from_db()
    assert (claim.state, claim.resolved_by) == ("declined", people.specialist)


def test_two_who_answer_at_once(fund: Organization) -> None:
    people = make_people()
    claim = confirmed(fund)
    address = f"/workspace/kemerovo/claims/{claim.pk}/answer/"
    client = at_desk(people, "coordinator")
    assert client.post(address, {"state": "corrected", "answer": "Первый"}).status_code == 302
    second = client.post(address, {"state": "declined", "answer": "Второй"})
    assert second.status_code == 409
    assert "уже ответили" in words_of(second)
    claim.refresh_from_db()
    assert claim.answer == "Первый"


def test_an_answer_without_words_is_not_published(fund: Organization) -> None:
    people = make_people()
    claim = confirmed(fund)
    answer = at_desk(people, "coordinator").post(
        f"/workspace/kemerovo/claims/{claim.pk}/answer/", {"state": "corrected", "answer": " "}
    )
    assert answer.status_code == 422
    assert "Напишите ответ" in words_of(answer)


def test_a_claim_is_handed_only_within_the_city(fund: Organization) -> None:
    people = make_people()
    claim = confirmed(fund)
    stranger = {"department": people.stranger_specialist.department_id}
    answer = at_desk(people, "coordinator").post(f"/workspace/kemerovo/claims/{claim.pk}/hand/", stranger)
    assert answer.status_code == 422


def test_without_mail_the_page_says_where_to_write(fund: Organization, settings: Settings) -> None:
    settings.SENDS_MAIL = False
    assert "не отправляет почту" in words_of(visitor().get(page_of(fund))).replace("\xa0", " ")
    assert visitor().post(page_of(fund), TYPED).status_code == 200
    assert not Claim.objects.exists()


def test_the_history_never_knows_the_address(fund: Organization) -> None:
    confirmed(fund)
    columns = {field.name for field in Claim.pgh_event_model._meta.fields}
    assert "text" in columns
    assert "email" not in columns
