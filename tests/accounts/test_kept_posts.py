import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from portal.accounts import kept_posts
from tests.accounts.telephones import code_of, log_in, switch_on
from tests.people import People

pytestmark = pytest.mark.urls("tests.accounts.workspace")

FORM = "/workspace/form/"
TYPED = {"name": "Фонд «Надежда»", "kinds": ["1", "2"], "amount": ""}


def browser_of(login: str) -> Client:
    """Has worked under /workspace/ and whose session has then ended."""
    client = Client()
    log_in(client, login)
    client.get(FORM)
    Session.objects.all().delete()
    return client


def submit(client: Client, address: str = FORM, fields: dict | None = None, **headers: str) -> HttpResponse:
    return client.post(address, fields or TYPED, headers=headers)


def kept(client: Client, address: str = FORM) -> dict | None:
    return client.get(address).json()["kept"]


def told(client: Client) -> str:
    return client.get("/account/login/").content.decode()


def test_what_was_typed_comes_back_once(people: People) -> None:
    client = browser_of("specialist")
    answer = submit(client, f"{FORM}?year=2023")
    assert answer["Location"] == f"/account/login/?next={FORM}%3Fyear%3D2023"
    page = client.get(answer["Location"])
    assert kept_posts.SAVED in page.content.decode()
    assert log_in(client, "specialist", next=page.context["next"])["Location"] == f"{FORM}?year=2023"
    assert kept(client) == {"name": ["Фонд «Надежда»"], "kinds": ["1", "2"], "amount": [""]}
    assert kept(client) is None


def test_another_person_never_sees_it(people: People) -> None:
    client = browser_of("specialist")
    submit(client)
    log_in(client, "coordinator")
    assert kept(client) is None
    client.post("/account/logout/")
    log_in(client, "specialist")
    assert kept(client) is None
    assert not any("Надежда" in str(each.get_decoded()) for each in Session.objects.all())


def test_a_browser_in_which_nobody_has_worked_keeps_nothing(client: Client, people: People) -> None:
    submit(client)
    assert kept_posts.NOT_SAVED in told(client)
    log_in(client, "specialist")
    assert kept(client) is None


def test_a_forged_name_in_the_cookie_is_nobody(client: Client, people: People) -> None:
    client.cookies[kept_posts.COOKIE] = f"{people.specialist.pk}:forged:signature"
    submit(client)
    log_in(client, "specialist")
    assert kept(client) is None


def test_passwords_tokens_and_files_are_not_kept(people: People) -> None:
    client = browser_of("specialist")
    secrets = {"csrfmiddlewaretoken": "t", "password": "p", "new_password1": "n", "api_Password": "a"}
    submit(client, fields={**secrets, "name": "x", "scan": SimpleUploadedFile("scan.pdf", b"%PDF")})
    log_in(client, "specialist")
    assert kept(client) == {"name": ["x"]}


@pytest.mark.parametrize(("signs", "is_kept"), [(200 * 1024, True), (257 * 1024, False)])
def test_only_so_much_is_kept(people: People, signs: int, is_kept: bool) -> None:
    client = browser_of("specialist")
    submit(client, fields={"text": "x" * signs})
    assert (kept_posts.SAVED in told(client)) is is_kept
    log_in(client, "specialist")
    assert (kept(client) is not None) is is_kept


def test_each_page_gets_its_own_and_the_newest(people: People) -> None:
    client = browser_of("specialist")
    submit(client, fields={"a": "1"})
    submit(client, "/workspace/other/", {"b": "2"})
    submit(client, fields={"a": "3"})
    log_in(client, "specialist")
    assert kept(client) == {"a": ["3"]}
    assert kept(client, "/workspace/other/") == {"b": ["2"]}


def test_a_button_leads_back_to_the_page_where_it_stands(people: People) -> None:
    client = browser_of("specialist")
    answer = submit(client, "/workspace/other/", referer=f"http://testserver{FORM}?q=1")
    assert answer["Location"] == f"/account/login/?next={FORM}%3Fq%3D1"
    assert kept_posts.NOT_SAVED in told(client)


@pytest.mark.parametrize("referer", ["https://example.com/workspace/form/", "http://testserver/admin/", "::"])
def test_a_strange_referer_leads_nowhere(people: People, referer: str) -> None:
    answer = submit(browser_of("specialist"), referer=referer)
    assert answer["Location"] == f"/account/login/?next={FORM}"


@pytest.mark.parametrize("header", ["Sec-Fetch-Dest", "HX-Request"])
def test_a_script_is_told_and_its_page_stays(people: People, header: str) -> None:
    client = browser_of("specialist")
    answer = client.post(FORM, TYPED, headers={header: "true"})
    assert (answer.status_code, answer.content.decode()) == (401, kept_posts.STAY)
    log_in(client, "specialist")
    assert kept(client) is None


def test_a_post_from_another_site_is_refused_and_not_kept(people: People) -> None:
    client = browser_of("specialist")
    client.handler.enforce_csrf_checks = True
    assert submit(client).status_code == 403
    assert submit(client, origin="https://example.com").status_code == 403
    client.handler.enforce_csrf_checks = False
    log_in(client, "specialist")
    assert kept(client) is None


def test_a_form_from_before_signing_in_on_another_tab_is_kept(people: People) -> None:
    client = browser_of("specialist")
    log_in(client, "specialist")
    client.handler.enforce_csrf_checks = True
    assert submit(client, origin="http://testserver")["Location"] == FORM
    assert kept(client) == {"name": ["Фонд «Надежда»"], "kinds": ["1", "2"], "amount": [""]}


def test_it_waits_for_the_second_factor(people: People) -> None:
    device = switch_on(people.specialist)
    client = Client()
    log_in(client, "specialist")
    client.post("/account/code/", {"code": code_of(device)})
    client.get(FORM)
    Session.objects.all().delete()
    submit(client)
    log_in(client, "specialist")
    submit(client)
    client.post("/account/code/", {"code": code_of(device, steps_later=1)})
    assert kept(client) == {"name": ["Фонд «Надежда»"], "kinds": ["1", "2"], "amount": [""]}


def test_other_places_are_left_alone(people: People) -> None:
    client = browser_of("specialist")
    assert submit(client, "/elsewhere/")["Location"] == "/account/login/?next=/elsewhere/"
    assert kept_posts.SAVED not in told(client)


def test_a_signed_in_person_posts_as_ever(people: People) -> None:
    client = Client()
    log_in(client, "specialist")
    assert submit(client).json() == {"posted": True, "kept": None}
