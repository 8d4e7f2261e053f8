"""What a reader finds on a page: its words, its links, what it costs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

import tinyhtml5
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

INLINE = ("a", "b", "em", "mark", "strong")


def element_of(response: HttpResponse) -> Element:
    return tinyhtml5.parse(response.content.decode(), namespace_html_elements=False)


def words_of(response: HttpResponse) -> str:
    """The text of the page's main part, or of a piece of a page; words of two elements do not run into each other."""
    page = element_of(response)
    (main,) = page.iter("main" if b"<html" in response.content else "body")
    return " ".join("".join(_pieces(main)).split())


def _pieces(element: Element) -> Iterator[str]:
    gap = "" if element.tag in INLINE else " "
    yield gap + (element.text or "")
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
    yield gap


def links_of(response: HttpResponse, start: str = "") -> dict[str, str]:
    """Words → address, for links that begin so."""
    anchors = element_of(response).iter("a")
    return {
        "".join(a.itertext()).strip(): a.get("href", "")
        for a in anchors
        if a.get("href", "").startswith(start)
    }


def cost_of(address: str, client: Client | None = None) -> int:
    """How many queries the page takes."""
    with CaptureQueriesContext(connection) as queries:
        assert (client or Client()).get(address).status_code == 200
    return len(queries)


def assert_same_cost(address: str, more: Callable[[], object]) -> None:
    """The page takes as many queries after ``more`` has added rows as before."""
    before = cost_of(address)
    more()
    assert cost_of(address) == before
