"""A public page that has not changed since the last visit, of the same page made anew: kinds of pages, on the demo.

The application is called as a server calls it for a browser, and keeps its connection as in production, so that
nothing but its own work is measured.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from django.db import connection
from django.test import RequestFactory

from portal.wsgi import application
from tests.benchmarks.ratio import Ratio, compared, paired_seconds

LIMIT, TIMES = 1 / 10, 41
PRODUCTION = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
PAGES = (
    *("/", "/compare/", "/reports/", "/opendata/"),
    *(
        "/kemerovo/",
        "/kemerovo/organizations/",
        "/kemerovo/organizations/?q=ветеран",
        "/kemerovo/recipients/",
    ),
    *("/kemerovo/support/", "/kemerovo/contests/", "/kemerovo/opendata/"),
    *("/kemerovo/reports/", "/kemerovo/reports/2023/kemerovo_plan/"),
)


def public_page_ratios() -> Iterator[Ratio]:
    with _kept_connection():
        for address in PAGES:
            yield _ratio(address)


def _ratio(address: str) -> Ratio:
    anew = _asked(address)
    _, headers = _answer(anew)
    tag = headers["ETag"]
    assert not tag.startswith('W/"page--'), "somebody writes to this database"
    again = _asked(address, HTTP_IF_NONE_MATCH=tag)
    assert (_answer(again)[0], _answer(anew)[0]) == ("304 Not Modified", "200 OK")
    unchanged, whole = paired_seconds(partial(_answer, again), partial(_answer, anew), TIMES)
    return compared(f"unchanged {address}, of the whole", unchanged, whole, LIMIT)


@contextmanager
def _kept_connection() -> Iterator[None]:
    settings = connection.settings_dict
    before = {name: settings[name] for name in PRODUCTION}
    settings.update(PRODUCTION)
    connection.close()
    try:
        yield
    finally:
        settings.update(before)
        connection.close()


def _asked(address: str, **headers: str) -> dict[str, Any]:
    """What a server tells the application of a request."""
    return RequestFactory(HTTP_ACCEPT_ENCODING="gzip").get(address, **headers).environ


def _answer(asked: dict[str, Any]) -> tuple[str, dict[str, str]]:
    told: list[tuple[str, dict[str, str]]] = []
    body = application(dict(asked), lambda status, headers: told.append((status, dict(headers))))
    for _ in body:
        pass
    body.close()
    return told[0]
