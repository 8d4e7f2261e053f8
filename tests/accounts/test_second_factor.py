import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from portal.accounts import second_factor
from portal.accounts.second_factor import forget_second_factor
from tests.accounts.telephones import code_of, is_signed_in, log_in, switch_on
from tests.people import People, signed_in


def owe_code(person: str, next_page: str = "") -> Client:
    """A browser after the password."""
    client = Client()
    log_in(client, person, next=next_page)
    return client


def test_it_is_switched_on_by_a_code_and_shows_back_up_codes_once(people: People) -> None:
    client = signed_in(people.specialist)
    assert client.post("/account/second-factor/")["Location"] == "/account/second-factor/new/"
    device = TOTPDevice.objects.get(user=people.specialist)
    page = client.get("/account/second-factor/new/").content.decode()
    assert "<svg" in page
    assert second_factor.secret_of(device) in page
    assert " style=" not in page

    shown = client.post("/account/second-factor/new/", {"code": code_of(device)}).context["codes"]
    assert len(shown) == second_factor.BACKUP_CODES == len(set(shown))
    assert is_signed_in(client), "the session in which it was switched on goes on"
    assert client.get("/account/second-factor/new/")["Location"] == "/account/second-factor/"
    later = client.get("/account/second-factor/").content.decode()
    assert "Осталось 10\xa0кодов" in later
    assert not any(code in later for code in shown)


def test_a_wrong_code_does_not_switch_it_on(people: People) -> None:
    client = signed_in(people.specialist)
    client.post("/account/second-factor/")
    page = client.post("/account/second-factor/new/", {"code": "12345"})
    assert "Код не подходит" in page.content.decode()
    assert not second_factor.is_on(people.specialist)
    assert is_signed_in(signed_in(people.specialist)), "what was begun asks nobody for a code"


def test_the_code_is_the_second_step(people: People) -> None:
    device = switch_on(people.specialist)
    client = Client()
    answer = log_in(client, "specialist", next="/account/password/")
    assert answer["Location"] == "/account/code/?next=/account/password/"
    assert not is_signed_in(client)
    page = client.get(answer["Location"])
    assert page.context["next"] == "/account/password/"
    code = code_of(device)
    answer = client.post("/account/code/", {"code": f"{code[:3]} {code[3:]}", "next": "/account/password/"})
    assert answer["Location"] == "/account/password/"
    assert is_signed_in(client)


@pytest.mark.parametrize(
    "page",
    ["/account/", "/account/password/", "/account/second-factor/", "/account/second-factor/off/", "/admin/"],
)
def test_without_the_code_no_page_of_staff_opens(people: People, page: str) -> None:
    switch_on(people.superuser)
    client = owe_code("superuser")
    assert client.get(page, follow=True).redirect_chain[-1][0].startswith("/account/code/?next=")
    assert client.post(page).status_code == 302
    assert second_factor.is_on(people.superuser)


def test_a_session_from_before_owes_the_code_as_well(people: People) -> None:
    client = signed_in(people.specialist)
    assert is_signed_in(client)
    switch_on(people.specialist)
    assert not is_signed_in(client)


@pytest.mark.urls("tests.accounts.workspace")
def test_asynchronous_pages_see_a_visitor_too(people: People) -> None:
    client = signed_in(people.specialist)
    assert client.get("/async/").content == b"specialist"
    switch_on(people.specialist)
    assert client.get("/async/").content == b"visitor"


def test_public_pages_stay_open_to_who_owes_the_code(people: People) -> None:
    switch_on(people.specialist)
    page = owe_code("specialist").get("/")
    assert page.status_code == 200
    assert "Войти" in page.content.decode()


def test_another_host_is_never_led_to_after_the_code(people: People) -> None:
    device = switch_on(people.specialist)
    client = owe_code("specialist", "//example.com/")
    answer = client.post("/account/code/", {"code": code_of(device), "next": "//example.com/"})
    assert answer["Location"] == "/workspace/"


def test_a_code_works_once(people: People) -> None:
    device = switch_on(people.specialist)
    code = code_of(device)
    owe_code("specialist").post("/account/code/", {"code": code})
    second = owe_code("specialist")
    assert "Код не подходит" in second.post("/account/code/", {"code": code}).content.decode()
    assert not is_signed_in(second)


def test_wrong_codes_make_the_next_one_wait(people: People) -> None:
    device = switch_on(people.specialist)
    client = owe_code("specialist")
    page = client.post("/account/code/", {"code": "000000" if code_of(device) != "000000" else "000001"})
    assert "Код не подходит" in page.content.decode()
    TOTPDevice.objects.update(throttling_failure_count=6)
    page = client.post("/account/code/", {"code": code_of(device)})
    assert "Введите новый код через 32\xa0секунды." in page.content.decode()
    assert not is_signed_in(client)


def test_a_back_up_code_works_once_and_tells_how_many_are_left(people: People) -> None:
    switch_on(people.specialist)
    code = StaticToken.objects.filter(device__user=people.specialist).first().token
    client = owe_code("specialist")
    typed = f"{code[:4].upper()} {code[4:]}"
    assert client.post("/account/code/", {"code": typed}).status_code == 302
    assert "Использован резервный код. Осталось: 9\xa0кодов." in client.get("/account/").content.decode()
    again = owe_code("specialist")
    assert "Код не подходит" in again.post("/account/code/", {"code": code}).content.decode()


def test_a_colleague_s_code_does_not_fit(people: People) -> None:
    switch_on(people.specialist)
    theirs = switch_on(people.auditor)
    client = owe_code("specialist")
    client.post("/account/code/", {"code": code_of(theirs)})
    assert not is_signed_in(client)


@pytest.mark.parametrize("odd", ["", "\0", "😀", "1" * 21, "²²²²²²", "١٢٣٤٥٦"])
def test_odd_codes_are_refused_at_the_field(people: People, odd: str) -> None:
    switch_on(people.specialist)
    page = owe_code("specialist").post("/account/code/", {"code": odd})
    assert page.status_code == 200
    assert page.context["form"].errors["code"]


def test_who_owes_the_code_can_go_away(people: People) -> None:
    switch_on(people.specialist)
    client = owe_code("specialist")
    client.post("/account/logout/")
    assert client.get("/account/login/").status_code == 200


def test_the_code_page_is_only_for_who_owes_it(client: Client, people: People) -> None:
    assert client.get("/account/code/")["Location"].startswith("/account/login/")
    device = switch_on(people.specialist)
    assert client.post("/account/code/", {"code": code_of(device)})["Location"].startswith("/account/login/")
    assert not is_signed_in(client)


# Switching off and new back-up codes ask for the password


def signed_in_twice(people: People) -> Client:
    device = switch_on(people.specialist)
    client = owe_code("specialist")
    client.post("/account/code/", {"code": code_of(device)})
    return client


def test_it_is_switched_off_with_the_password(people: People) -> None:
    client = signed_in_twice(people)
    page = client.post("/account/second-factor/off/", {"password": "wrong"})
    assert "Пароль не подходит" in page.content.decode()
    assert second_factor.is_on(people.specialist)
    client.post("/account/second-factor/off/", {"password": "specialist"})
    assert not second_factor.is_on(people.specialist)
    assert not StaticToken.objects.exists()
    assert is_signed_in(client)


def test_guessing_the_password_there_locks_out_too(people: People) -> None:
    client = signed_in_twice(people)
    for _ in range(5):
        page = client.post("/account/second-factor/off/", {"password": "wrong"})
    assert page.status_code == 429
    assert client.post("/account/second-factor/off/", {"password": "specialist"}).status_code == 429
    assert second_factor.is_on(people.specialist)


def test_new_back_up_codes_make_the_old_worthless(people: People) -> None:
    client = signed_in_twice(people)
    old = set(StaticToken.objects.values_list("token", flat=True))
    new = client.post("/account/second-factor/codes/", {"password": "specialist"}).context["codes"]
    assert set(StaticToken.objects.values_list("token", flat=True)) == set(new)
    assert not old & set(new)


# A colleague has lost the telephone


def test_an_administrator_of_the_city_switches_it_off(people: People) -> None:
    switch_on(people.specialist)
    forget_second_factor(people.specialist, by=people.administrator)
    assert not second_factor.is_on(people.specialist)
    assert is_signed_in(owe_code("specialist"))


@pytest.mark.parametrize(
    ("by", "whose"),
    [
        ("coordinator", "specialist"),
        ("auditor", "specialist"),
        ("stranger", "specialist"),
        ("administrator", "stranger"),
        ("administrator", "superuser"),
    ],
)
def test_nobody_else_does(people: People, by: str, whose: str) -> None:
    person = getattr(people, whose)
    switch_on(person)
    with pytest.raises(PermissionDenied):
        forget_second_factor(person, by=getattr(people, by))
    assert second_factor.is_on(person)
