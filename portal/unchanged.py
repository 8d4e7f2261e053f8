"""A visitor who comes again to a public page that has not changed is told so, mostly before the page is made.

The tag of a page has two halves. The first is a digest of all that the page is made of: the records (by their stamp),
the release, the day, and what was asked for; it is compared before anything else is done, at the cost of one short
query. The second is a digest of the page itself, for when something else has changed somewhere. Who is signed in
sees more than visitors do, and always gets the page anew.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, HttpResponseBase, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from portal.records.stamp import records_stamp
from portal.release import release

Answering = Callable[[HttpRequest], HttpResponseBase]

NOT_PUBLIC = frozenset({"account", "admin", "media", "static", "workspace"})
"""First words of the addresses that are nobody's but their owners', or have rules of their own."""

ASKED_AGAIN = "public, no-cache"
FOR_ONE = "private, no-cache"
VARY = ("Cookie", "HX-Request")

HELD = re.compile(r'W/"page-([0-9a-f]*)-([0-9a-f]*)"')
MAX_HELD = 20
DIGITS = 32


@dataclass(frozen=True)
class Tag:
    """Either half is empty where it is not known: the first while somebody writes, the second of a long file."""

    made_of: str
    content: str

    def __str__(self) -> str:
        return f'W/"page-{self.made_of}-{self.content}"'


def unchanged_middleware(get_response: Answering) -> Answering:
    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD") or _first_word(request) in NOT_PUBLIC:
            return get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            return _kept_by_nobody_else(get_response(request))
        if CookieStorage.cookie_name in request.COOKIES:  # a message waits to be told once
            return get_response(request)
        return _answer(request, get_response)

    return middleware


def _answer(request: HttpRequest, get_response: Answering) -> HttpResponseBase:
    # Before the page is made: what is written in between makes the tag old, never the page.
    stamp, held = records_stamp(), _held(request)
    made_of = _digest(
        repr([stamp.value, release(), timezone.localdate().isoformat(), *_asked(request)]).encode()
    )
    for tag in held:
        if tag.made_of == made_of:
            return _tagged(HttpResponseNotModified(), tag)
    response = get_response(request)
    if not _is_same_for_all(response):
        return response
    content = "" if response.streaming else _digest(response.content)
    now = Tag(made_of if stamp.is_settled else "", content)
    is_held = bool(content) and content in {tag.content for tag in held}
    return _tagged(HttpResponseNotModified() if is_held else response, now)


def _asked(request: HttpRequest) -> list[str]:
    """All that an answer may depend on."""
    sent = request.META
    return [
        *(request.scheme, request.get_host(), request.path_info, sent.get("QUERY_STRING", "")),
        *(sent.get("HTTP_ACCEPT", ""), sent.get("HTTP_RANGE", "")),
        *sorted(f"{name}: {value}" for name, value in sent.items() if name.startswith("HTTP_HX_")),
    ]


def _held(request: HttpRequest) -> list[Tag]:
    """Of the pages at this address that the visitor's browser holds."""
    sent = request.META.get("HTTP_IF_NONE_MATCH") or ""
    return [Tag(*found.groups()) for found in islice(HELD.finditer(sent), MAX_HELD)]


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:DIGITS]


def _first_word(request: HttpRequest) -> str:
    return request.path_info.removeprefix("/").partition("/")[0]


def _is_same_for_all(response: HttpResponseBase) -> bool:
    """A page with a form of its own gives a cookie; a file that is kept has a tag of its own bytes."""
    if response.status_code != 200 or response.cookies or "no-store" in response.get("Cache-Control", ""):
        return False
    return not response.has_header("ETag") or _is_page(response)


def _is_page(response: HttpResponseBase) -> bool:
    return response.get("Content-Type", "").startswith("text/html")


def _tagged(response: HttpResponseBase, tag: Tag) -> HttpResponseBase:
    response["ETag"] = str(tag)
    response["Cache-Control"] = ASKED_AGAIN
    patch_vary_headers(response, VARY)
    return response


def _kept_by_nobody_else(response: HttpResponseBase) -> HttpResponseBase:
    response.headers.setdefault("Cache-Control", FOR_ONE)
    patch_vary_headers(response, ("Cookie",))
    return response
