"""A public page that has not changed since the last visit, of the same page made anew: kinds of pages, on the demo."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from django.test import Client

from tests.benchmarks.ratio import Ratio, compared, paired_seconds

LIMIT, TIMES = 1 / 10, 41
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
    for address in PAGES:
        tag = _tag(address)
        again, anew = partial(_got, address, 304, tag), partial(_got, address, 200, "")
        unchanged, whole = paired_seconds(again, anew, TIMES)
        yield compared(f"unchanged {address}, of the whole", unchanged, whole, LIMIT)


def _tag(address: str) -> str:
    tag = Client().get(address)["ETag"]
    assert not tag.startswith('W/"page--'), "somebody writes to this database"
    return str(tag)


def _got(address: str, status: int, tag: str) -> None:
    assert Client().get(address, headers={"if-none-match": tag}).status_code == status
