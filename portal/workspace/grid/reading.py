"""What the browser sends: the rows that were touched. Odd input is refused in one sentence."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from portal.workspace.grid.sheet import MAX_ROWS

MAX_BYTES = 2 * 1024 * 1024
MAX_KEY, MAX_VERSION, MAX_REASON = 40, 200, 500
MAX_ID = 2**63 - 1
ODD = "Таблица пришла повреждённой: обновите страницу и повторите, набранное останется."


class Refused(ValueError):
    """The request is no table; the message says what to do."""


@dataclass(frozen=True)
class Row:
    """A touched row. ``key`` is the browser's name for it, ``pk`` and ``version`` those of its record, if any."""

    key: str
    pk: int | None
    version: str
    is_removed: bool
    cells: Mapping[str, str]

    @property
    def is_empty(self) -> bool:
        return self.pk is None and not any(text.strip() for text in self.cells.values())


@dataclass(frozen=True)
class Sent:
    rows: list[Row]
    is_to_save: bool
    reason: str


def read_request(request: HttpRequest) -> Sent:
    """Raises Refused."""
    length = request.headers.get("Content-Length") or "0"
    if not length.isdecimal() or int(length) > MAX_BYTES:
        raise Refused("Таблица больше 2 МБ: сохраните её частями или загрузите файлом.")
    return read(request.body)


def read(body: bytes) -> Sent:
    """``{"action": "check" | "save", "reason": "…", "rows": [{"key", "id", "version", "removed", "cells"}]}``."""
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):
        raise Refused(ODD) from None
    if not isinstance(sent, dict) or sent.get("action") not in ("check", "save"):
        raise Refused(ODD)
    rows = sent.get("rows")
    if not isinstance(rows, list):
        raise Refused(ODD)
    if len(rows) > MAX_ROWS:
        raise Refused(f"За один раз сохраняется не больше {MAX_ROWS} строк: загрузите остальные файлом.")
    read_rows = [_row(row) for row in rows]
    _refuse_twins(read_rows)
    return Sent(read_rows, sent["action"] == "save", _text(sent.get("reason", ""), MAX_REASON))


def _row(given: Any) -> Row:
    if not isinstance(given, dict) or not isinstance(given.get("cells"), dict):
        raise Refused(ODD)
    pk = given.get("id")
    is_key = isinstance(pk, int) and not isinstance(pk, bool) and 0 < pk <= MAX_ID
    if pk is not None and not is_key:
        raise Refused(ODD)
    return Row(
        _text(given.get("key"), MAX_KEY),
        pk,
        _text(given.get("version", ""), MAX_VERSION),
        given.get("removed") is True,
        {str(name): _text(text, MAX_BYTES) for name, text in given["cells"].items()},
    )


def _text(given: Any, longest: int) -> str:
    if not isinstance(given, str) or len(given) > longest:
        raise Refused(ODD)
    try:
        given.encode()
    except UnicodeEncodeError:
        raise Refused(
            "Во вставленном есть половины знаков, которых не бывает: вставьте текст ещё раз."
        ) from None
    return given


def _refuse_twins(rows: list[Row]) -> None:
    keys, records = [row.key for row in rows], [row.pk for row in rows if row.pk is not None]
    if len(set(keys)) < len(keys) or len(set(records)) < len(records):
        raise Refused(ODD)
