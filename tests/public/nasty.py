"""What visitors, robots and scanners send."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.utils.encoding import iri_to_uri

PARAMETERS = (
    *(
        "q",
        "sort",
        "after",
        "page",
        "year",
        "from",
        "to",
        "on",
        "date",
        "kind",
        "programme",
        "sphere",
        "status",
        "form",
    ),
    *(
        "category",
        "activity",
        "mark",
        "organization",
        "department",
        "level",
        "source",
        "city",
        "cities",
        "add",
    ),
    *("figure", "years", "with", "place", "now", "edition", "format", "size", "limit", "fields", "code"),
)
VALUES = (
    "%00",
    "%FF%FE%C3%28",
    "%ED%A0%80",  # half of a pair, as UTF-8
    "9" * 5000,
    "-99999999999999999999",
    "' OR 1=1; DROP TABLE portal_user --",
    "<script>alert(1)</script>\"'>",
    "../../../../etc/passwd",
    "%D9%A2%D9%A0%D9%A2%D9%A3",  # ٢٠٢٣: digits, but not those of a year
    "2023-02-31",
    "{{ 7|add:7 }}%s%(x)s{0}",
    "%D1%8F" * 300,
    "\xff\xd1\x8f\x00",  # bytes as the server gives them
)
HEADERS = (
    {
        "accept": "\x00/*;q=\xff",
        "accept-language": "xx-" * 300,
        "accept-encoding": "gzip;q=-1",
        "if-none-match": 'W/"page-' + "f" * 5000,
        "if-modified-since": "Sun, 99 \xff 99999 99:99:99 GMT",
        "referer": "http://[/",
        "x-forwarded-for": "1.2.3.4, \xff, ::1",
    },
    {
        "accept": "application/json, */*;q=" + "9" * 400,
        "range": "bytes=99999999999999999999-1,0-0,-5",
        "if-range": '"' * 300,
        "if-none-match": "*",
        "origin": "null",
        "content-length": "-1",
    },
    {"range": "rows=a-b", "cookie": "csrftoken=" + "\xff" * 50 + "; messages=[[x", "content-length": "x"},
    {
        "cookie": "sessionid=\x00'--",
        "hx-request": "true",
        "hx-target": "<script>",
        "hx-current-url": "http://[::1",
    },
    {"host": "evil.example:99999999"},
)


def answered(address: str, query: str = "", headers: dict[str, str] | None = None) -> HttpResponse:
    """What a visitor gets, read to its end; a fault is an answer of 500, and leaves the records as they are."""
    client = Client(raise_request_exception=False)
    path, _, own = iri_to_uri(address).partition("?")
    with transaction.atomic():
        answer = client.get(path, QUERY_STRING=query or own, headers=headers or {})
        if answer.streaming:
            b"".join(answer.streaming_content)
    return answer


def all_with(value: str) -> str:
    return "&".join(f"{name}={value}" for name in PARAMETERS)
