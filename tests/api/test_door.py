"""What the API does for any program at all: CORS, HEAD, refusals in JSON, no cookie, a limit of requests."""

from __future__ import annotations

import threading
from typing import Any
from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.db import connection, connections
from django.test import Client, RequestFactory

from portal.api.rate import seconds_to_wait
from tests.api.asking import KEMEROVO, Records, ask, refused
from tests.people import make_people, signed_in

HOSTILE = (
    *("'; DROP TABLE x; --", "<script>alert(1)</script>", "%", "\\", "\ud83d\ude00", "\u202e", "{{7*7}}"),
    *("-1", "0", "1e999", "NaN", "9" * 400, "2023-02-30", "../../etc/passwd", "=1+1", "", " ", "А" * 199),
)
PARAMETERS = {
    "/organizations": ("q", "status", "form", "category", "sphere", "activity", "mark", "year", "sort"),
    "/support": (
        "year",
        "kind",
        "programme",
        "recipients",
        "given",
        "amount",
        "part_of",
        "organization",
        "q",
    ),
    "/recipients": ("on", "year", "q"),
    "/contests": ("level", "money_source"),
    "/rounds": ("year", "level", "money_source"),
    "/awards": ("year", "level", "contest", "organization", "q"),
    "/councils": (),
    "/indicators": (),
    "/reports": (),
}


@pytest.mark.parametrize("path", PARAMETERS)
def test_hostile_values_are_refused_with_a_sentence(records: Records, path: str, settings: Any) -> None:
    settings.API_RATE = 0
    for name in (*PARAMETERS[path], "after", "limit"):
        for value in HOSTILE:
            response = ask(f"{path}?{name}={quote(value.encode('utf-16', 'surrogatepass').decode('utf-16'))}")
            assert response.status_code in (200, 400, 404, 422), (name, value)
            assert "application/json" in response["Content-Type"]
            if response.status_code != 200:
                assert response.json()["detail"].endswith(".")


@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [
        ("/api/v1/cities/nowhere", 404, "Такого города на портале нет. Список городов: /api/v1/cities."),
        ("/nothing", 404, "Такого адреса в API нет. Что есть: /api/."),
        ("/api/v2/cities", 404, "Такого адреса в API нет. Что есть: /api/."),
        ("/api/v1/cities/", 404, "Такого адреса в API нет. Что есть: /api/."),
        ("/organizations/first", 422, "id: нужно целое число."),
        ("/organizations/0", 422, "id: число не меньше 1."),
        ("/organizations/99999999999999999999", 422, "id: число не больше 9223372036854775807."),
        ("/organizations/999999", 404, "Такой организации в городе нет."),
        ("/support?year=last", 422, "year: нужно целое число."),
        ("/support?limit=1000", 422, "limit: число не больше 100."),
        ("/support?kind=bribe", 422, "kind: такого значения нет; список — в описании API."),
        (
            "/support?after=1",
            400,
            "after: такой страницы нет. Начните с первой и идите по адресам из поля next.",
        ),
        (
            "/recipients?after=x",
            400,
            "after: такой страницы нет. Начните с первой и идите по адресам из поля next.",
        ),
        ("/recipients?on=2023-02-30", 422, "on: нужна дата ГГГГ-ММ-ДД."),
        ("/councils?colour=red", 422, "Параметра «colour» нет: возможны after, limit."),
        ("/api/v1/books?x=1", 422, "Параметра «x» нет: здесь параметров нет."),
        ("/support?sphere=a%00b", 400, "Уберите из адреса нулевой знак (%00)."),
        ("/councils/a%00b", 400, "Уберите из адреса нулевой знак (%00)."),
        ("/support?" + "kind=grant&" * 10_000, 400, "Слишком много параметров. Оставьте нужные."),
    ],
)
def test_refusals_say_what_to_do(records: Records, path: str, status: int, sentence: str) -> None:
    assert refused(path, status) == sentence


def test_anybodys_page_may_read(records: Records) -> None:
    for response in (ask("/support"), ask("/nothing"), ask("/api/v1/openapi.json")):
        assert response["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in response


def test_preflight() -> None:
    response = Client().options(
        f"{KEMEROVO}/support",
        headers={"Origin": "https://example.org", "Access-Control-Request-Method": "GET"},
    )
    assert response.status_code == 204
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(records: Records, method: str) -> None:
    response = getattr(Client(), method)(f"{KEMEROVO}/support")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert "только читает" in response.json()["detail"]


def test_head_says_what_get_would(records: Records) -> None:
    path = f"{KEMEROVO}/support"
    head, whole = Client().head(path), Client().get(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head["Content-Type"] == whole["Content-Type"]


def test_who_is_signed_in_reads_as_anybody_and_gets_no_cookie(records: Records) -> None:
    person = signed_in(make_people().coordinator)
    theirs, anybodys = person.get(f"{KEMEROVO}/reports"), ask("/reports")
    assert theirs.json() == anybodys.json()
    assert not theirs.cookies
    assert "cookie" not in theirs.get("Vary", "").lower()


def test_an_address_that_asks_too_often_waits(records: Records, settings: Any) -> None:
    settings.API_RATE = 3
    answers = [ask("/councils") for _ in range(5)]
    while len({answer.status_code for answer in answers}) == 1:  # a new minute began in between
        answers = [ask("/councils") for _ in range(5)]
    last = answers[-1]
    assert last.status_code == 429
    assert 1 <= int(last["Retry-After"]) <= 60
    assert last.json()["detail"] == f"Слишком много запросов. Повторите через {last['Retry-After']} с."
    assert last["Access-Control-Allow-Origin"] == "*"
    assert Client(REMOTE_ADDR="203.0.113.9").get(f"{KEMEROVO}/councils").status_code == 200


def test_behind_a_proxy_the_visitor_is_counted(settings: Any) -> None:
    settings.API_RATE, settings.TRUST_PROXY = 1, True
    first = {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": "1.1.1.1, 203.0.113.1"}
    second = {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": "1.1.1.1, 203.0.113.2"}
    assert any(_wait(first) for _ in range(4))
    assert _wait(second) == 0


def test_one_household_of_ipv6_is_one_address(settings: Any) -> None:
    settings.API_RATE = 2
    waits = [_wait({"REMOTE_ADDR": f"2001:db8::{number:x}"}) for number in range(1, 8)]
    assert any(waits)
    assert _wait({"REMOTE_ADDR": "2001:db8:0:1::1"}) == 0


def test_an_unknown_address_is_not_counted(settings: Any) -> None:
    settings.API_RATE = 1
    assert [_wait({"REMOTE_ADDR": ""}) for _ in range(3)] == [0, 0, 0]


def _wait(meta: dict[str, str]) -> int:
    return seconds_to_wait(RequestFactory().get("/", **meta))


@pytest.mark.django_db(transaction=True)
def test_processes_that_count_at_once_lose_nothing() -> None:
    """Each thread has a connection of its own, as each process has."""
    cache.set("counted", 0, 60)
    threads = [threading.Thread(target=_count, args=(25,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert cache.get("counted") == 100


def _count(times: int) -> None:
    for _ in range(times):
        cache.incr("counted")
    connections.close_all()


def test_the_table_of_the_cache_comes_with_the_migrations(db: None) -> None:
    assert "portal_cache" in connection.introspection.table_names()
    cache.set("kept", {"a": 1}, 60)
    assert cache.get("kept") == {"a": 1}
    with pytest.raises(ValueError, match="not found"):
        cache.incr("never-set")


def test_an_answer_that_has_not_changed_is_not_sent_again(records: Records) -> None:
    first = ask("/councils")
    again = ask("/councils", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"
