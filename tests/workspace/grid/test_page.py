"""The page of a table and what it answers to a browser."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext

from grants.models import Programme, Support
from ngo_registry.models import Organization
from portal.workspace.grid.page import shown_columns, shown_rows
from portal.workspace.grid.sheet import Sheet
from portal.workspace.registry import ledgers
from tests.people import People, make_department, signed_in, visitor
from tests.reports.records import make_indicator, make_support
from tests.workspace.grid.sheets import SUPPORT, new_row, row_of, send, sheet_of

SHEET = f"{SUPPORT}?year=2023&programme=sport"
XSS = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
GRIDS = [(ledger.code, grid.code) for ledger in ledgers().values() for grid in ledger.grids]


def test_every_declared_grid_opens_its_scope(people: People) -> None:
    client = signed_in(people.coordinator)
    for ledger, code in GRIDS:
        page = client.get(f"/workspace/kemerovo/{ledger}/grid/{code}/")
        assert page.status_code == 200, (ledger, code)
        assert "Открыть таблицу" in page.content.decode()


@pytest.mark.parametrize(("ledger", "code"), GRIDS)
def test_every_declared_column_is_asked_for_by_its_form(people: People, ledger: str, code: str) -> None:
    sheet = sheet_of(people.coordinator, ledger, code)
    scope = {name: value for name, value in sheet.scope.items() if name in sheet.grid.scope}
    columns = shown_columns(Sheet(sheet.desk, sheet.ledger, sheet.grid, scope))
    assert [column.name for column in columns] == [column.name for column in sheet.grid.columns]


def test_table_shows_its_records(people: People, sport: Programme, veterans: Organization) -> None:
    make_support("a", programme=sport, organization=veterans, amount="350,0 тыс")
    make_support("other", organization=veterans, amount="777,0 тыс")
    page = signed_in(people.coordinator).get(SHEET).content.decode()
    assert "350,0" in page
    assert "777,0" not in page
    assert "Программа sport" in page


def test_scope_may_be_a_key_and_odd_scopes_ask_again(people: People, sport: Programme) -> None:
    client = signed_in(people.coordinator)
    assert "data-sheet" in client.get(f"{SUPPORT}?year=2023&programme={sport.pk}").content.decode()
    for odd in (
        "year=2023",
        "year=abc&programme=sport",
        "year=2023&programme=%00",
        "year=9999999&programme=sport",
    ):
        page = client.get(f"{SUPPORT}?{odd}")
        assert page.status_code == 200
        assert "Открыть таблицу" in page.content.decode()


def test_rows_of_others_can_only_be_read(people: People, sport: Programme, veterans: Organization) -> None:
    city = people.specialist.municipality
    make_support("mine", programme=sport, organization=veterans, department=people.specialist.department)
    make_support("theirs", programme=sport, organization=veterans, department=make_department(city, "social"))
    assert [row.is_locked for row in shown_rows(sheet_of(people.specialist, programme=sport))] == [
        False,
        True,
    ]
    assert [row.is_locked for row in shown_rows(sheet_of(people.auditor, programme=sport))] == [True, True]


def test_auditor_gets_no_buttons(people: People, sport: Programme) -> None:
    page = signed_in(people.auditor).get(SHEET).content.decode()
    assert "data-save" not in page


def test_strangers_are_refused(people: People, sport: Programme) -> None:
    assert signed_in(people.stranger).get(SHEET).status_code == 404
    assert send(signed_in(people.stranger), "save").status_code == 404
    assert visitor().get(SHEET).status_code == 302
    assert signed_in(people.coordinator).get("/workspace/kemerovo/support/grid/none/").status_code == 404


def test_script_is_told_that_the_session_has_ended(people: People, sport: Programme) -> None:
    """The browser keeps the table then, so no page to log in comes in place of an answer."""
    answer = visitor().post(SHEET, "{}", content_type="application/json", headers={"Sec-Fetch-Dest": "empty"})
    assert answer.status_code == 401


def test_names_are_escaped(people: People, sport: Programme) -> None:
    make_support("a", programme=sport, recipients_group=XSS, purpose=XSS, amount="1")
    page = signed_in(people.coordinator).get(SHEET).content.decode()
    assert "<img" not in page
    answer = send(signed_in(people.coordinator), "check", new_row(organization=XSS, amount="1"))
    assert answer["Content-Type"] == "application/json"


def test_check_answers_by_row_and_column(people: People, sport: Programme, veterans: Organization) -> None:
    answer = send(
        signed_in(people.coordinator),
        "check",
        new_row("r1", organization=veterans.ogrn, amount="105,0"),
        new_row("r2", organization="ветеранов", amount="1"),
    ).json()
    assert answer["rows"]["r1"] == {"state": "new", "errors": {}, "conflict": None, "gone": False}
    assert answer["rows"]["r2"]["errors"]["organization"]["choices"]
    assert answer["counts"] == {"rows": 2, "new": 2, "changed": 0, "removed": 0, "wrong": 1}
    assert answer["wrong"] == "1 строку поправить"
    assert not Support.objects.exists()


def test_save_tells_what_was_done(people: People, sport: Programme, veterans: Organization) -> None:
    record = make_support("a", programme=sport, organization=veterans, amount="1 тыс")
    sheet = sheet_of(people.coordinator, programme=sport)
    rows = new_row(organization=veterans.ogrn, amount="105,0"), row_of(sheet, record, amount="2")
    answer = send(signed_in(people.coordinator), "save", *rows)
    assert answer.json()["saved"] is True
    assert [str(told) for told in get_messages(answer.wsgi_request)] == [
        "Таблица сохранена: добавлено 1, изменено 1."
    ]


ODD = [
    b"",
    b"\xff\xfe",
    b"[]",
    b"null",
    b"[" * 100_000,
    b'{"action": "drop", "rows": []}',
    b'{"action": "check", "rows": {}}',
    b'{"action": "check", "rows": [1]}',
    b'{"action": "check", "rows": [{"key": "a", "cells": {"amount": 5}}]}',
    b'{"action": "check", "rows": [{"key": 5, "cells": {}}]}',
    b'{"action": "check", "rows": [{"key": "a", "id": true, "cells": {}}]}',
    b'{"action": "check", "rows": [{"key": "a", "id": 1e400, "cells": {}}]}',
    b'{"action": "check", "rows": [{"key": "a", "id": 99999999999999999999, "cells": {}}]}',
    b'{"action": "check", "rows": [{"key": "a", "cells": {"amount": "\\ud800"}}]}',
    b'{"action": "check", "rows": [{"key": "a", "cells": {}}, {"key": "a", "cells": {}}]}',
    json.dumps({"action": "check", "rows": [{"key": str(n), "cells": {}} for n in range(2001)]}).encode(),
    b" " * (2 * 1024 * 1024 + 1),
]


@pytest.mark.parametrize("body", ODD, ids=range(len(ODD)))
def test_odd_bodies_get_one_sentence(people: People, sport: Programme, body: bytes) -> None:
    answer = signed_in(people.coordinator).post(SHEET, body, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json()["problem"].endswith((".", "останется."))


def test_table_without_its_scope_is_not_saved(people: People, sport: Programme) -> None:
    answer = send(signed_in(people.coordinator), "save", address=SUPPORT)
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "typed", ["\0", "\u202e", "'; DROP TABLE x; --", "x" * 100_000, "😀" * 500, "\r\n\t", "=1+1"]
)
@pytest.mark.parametrize("column", ["organization", "amount", "act", "decided_on", "purpose"])
def test_odd_texts_are_answered(people: People, sport: Programme, column: str, typed: str) -> None:
    answer = send(signed_in(people.coordinator), "save", new_row(**{column: typed}))
    assert answer.status_code == 200


def test_each_indicator_is_offered_a_row(people: People) -> None:
    make_indicator("known", "5", "6")
    make_indicator("unknown")
    sheet = sheet_of(people.coordinator, "indicator-values", "year")
    rows = shown_rows(replace(sheet, grid=replace(sheet.grid, rows="indicator")))
    assert [(row.pk is None, row.cells[:2]) for row in rows] == [
        (False, ["Доля known", "5"]),
        (True, ["Доля unknown", ""]),
    ]


def test_page_keeps_its_query_count(people: People, sport: Programme, veterans: Organization) -> None:
    client = signed_in(people.coordinator)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(SHEET)
        return len(queries)

    make_support("first", programme=sport, organization=veterans, amount="1 тыс")
    asked()
    one = asked()
    for n in range(20):
        make_support(f"s{n}", programme=sport, organization=veterans, amount="1 тыс")
    assert asked() == one
