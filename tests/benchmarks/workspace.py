"""The workspace over 200,000 organisations of one city: a list at any depth and a saved form, of an empty view."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.test import Client, override_settings

from ngo_registry.models import Organization
from portal.models import Municipality
from portal.workspace.listing.keyset import cursor, in_order, terms_of
from portal.workspace.registry import ledgers
from portal.workspace.version import version_of
from tests.benchmarks.ratio import Ratio, compared
from tests.people import make_city, make_person

ROWS = 200_000
DEPTH = 199_900
TIMES = 60
EMPTY = "/workspace/empty/page/"
CITY = "large"
LIST = f"/workspace/{CITY}/organizations/"
LIST_LIMIT, FORM_LIMIT = 12, 20

FILL = """
INSERT INTO ngo_registry_organization (
    municipality_id, code, name, short_name, legal_form_id, status, ogrn, inn, ministry_number, registered_on,
    address, district, site, head_name, head_position, head_published_because, note, status_source
)
SELECT %(city)s, 'made-' || n, 'Общественная организация «Содружество № ' || n || '»', 'ОО «Содружество № ' || n || '»',
    (SELECT min(id) FROM ngo_registry_legalform), 'active',
    (102420000000 + n)::text || ((102420000000 + n) %% 11 %% 10)::text, '', '',
    date '2000-01-01' + n %% 9000, 'пр. Советский, ' || n, '', '', '', '', '', '', ''
FROM generate_series(1, %(rows)s) AS n
"""


def workspace_ratios() -> Iterator[Ratio]:
    city = make_city(CITY, "Большой город")
    _fill(city)
    client = Client()
    client.force_login(make_person("benchmark", "coordinator", city))
    with override_settings(ROOT_URLCONF="tests.benchmarks.urls"):
        yield _of_empty(client, "a list of 50 of 200,000, first page", lambda: _got(client, LIST))
        deep = f"{LIST}?after={_cursor_at(city, DEPTH)}"
        yield _of_empty(client, f"the same after {DEPTH:,} rows", lambda: _got(client, deep))
        yield _saving(client, city)


def _fill(city: Municipality) -> None:
    """By one statement; the history of made-up rows is of no use to anybody."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ngo_registry_organization DISABLE TRIGGER USER")
        cursor.execute(FILL, {"city": city.pk, "rows": ROWS})
        cursor.execute("ALTER TABLE ngo_registry_organization ENABLE TRIGGER USER")
        cursor.execute("VACUUM ANALYZE")


def _cursor_at(city: Municipality, depth: int) -> str:
    """The cursor that a person who walked so far holds."""
    order = ledgers()["organizations"].order
    return cursor(_ordered(city, order)[depth - 1], order, depth)


def _ordered(city: Municipality, order: tuple[str, ...]) -> QuerySet:
    return in_order(Organization.objects.filter(municipality=city), terms_of(Organization, order))


def _of_empty(client: Client, name: str, page: Callable[[], object], limit: float = LIST_LIMIT) -> Ratio:
    """Both take turns, so that a busy moment of the machine falls on both."""
    pairs = [(_seconds(page), _seconds(lambda: _got(client, EMPTY))) for _ in range(TIMES)]
    ours, empty = (statistics.median(times) for times in zip(*pairs[1:], strict=True))
    return compared(f"{name}, of an empty view", ours, empty, limit)


def _got(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _saving(client: Client, city: Municipality) -> Ratio:
    """One changed field, saved as the browser sends it; what it prepares is not measured."""
    record = Organization.objects.get(municipality=city, code="made-777")
    address = f"{LIST}{record.pk}/"
    fields = _posted(client.get(address).context["form"])
    pairs = []
    for number in range(TIMES):
        fields |= {"note": f"Изменение {number}", "version": version_of(record), "sure": "1"}
        send = partial(_sent, client, address, fields)
        pairs.append((_seconds(send), _seconds(lambda: _got(client, EMPTY))))
    ours, empty = (statistics.median(times) for times in zip(*pairs[1:], strict=True))
    record.refresh_from_db()
    assert record.note == f"Изменение {TIMES - 1}"
    return compared("a form of an organisation saved, of an empty view", ours, empty, FORM_LIMIT)


def _sent(client: Client, address: str, fields: dict[str, Any]) -> None:
    assert client.post(address, fields).status_code == 302


def _posted(form: Any) -> dict[str, Any]:
    """What the browser sends of a form that nobody has touched; an empty set is not sent."""
    values = {field.html_name: field.value() for field in form}
    return {name: "" if value is None else value for name, value in values.items() if value != []}
