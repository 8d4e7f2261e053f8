"""A part of a file, as a reader asks for it to go on where a download broke off (RFC 9110, section 14)."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from django.http import HttpRequest
from django.utils.http import parse_http_date_safe

ONE_RANGE = re.compile(r"bytes=\s*(\d{0,19})-(\d{0,19})\s*", re.ASCII)


class NothingThere(Exception):
    """The range lies beyond the end of the file."""


def asked_part(request: HttpRequest, size: int, etag: str, changed: datetime) -> range | None:
    """The bytes that are wanted, or None for the whole file.

    Several ranges at once, and what is no range at all, get the whole file, as the standard allows. Raises
    NothingThere.
    """
    match = ONE_RANGE.fullmatch(request.headers.get("Range", ""))
    if request.method != "GET" or match is None or not _is_same(request, etag, changed):
        return None
    first, last = match.groups()
    if not first:
        return _end_of(last, size)
    if last and int(last) < int(first):
        return None
    if int(first) >= size:
        raise NothingThere
    return range(int(first), min(int(last) + 1 if last else size, size))


def _end_of(length: str, size: int) -> range | None:
    if not length:
        return None
    if not int(length) or not size:
        raise NothingThere
    return range(max(size - int(length), 0), size)


def _is_same(request: HttpRequest, etag: str, changed: datetime) -> bool:
    """If-Range: a reader who has the beginning of another version must not get the end of this one."""
    given = request.headers.get("If-Range", "").strip()
    if not given or given == etag:
        return True
    seconds = parse_http_date_safe(given)
    return seconds is not None and datetime.fromtimestamp(seconds, UTC) == changed.replace(microsecond=0)
