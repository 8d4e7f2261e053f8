"""Faults of the API looked for by its own schema: each operation is asked with many made-up parameters."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from portal.wsgi import application
from reports.api.description import schema
from reports.models import Report
from tests.api.asking import Records

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
]
EXAMPLES = 10

REAL = {"city": ["kemerovo", "nowhere"], "code": ["contest-1", "council-1"], "year": [2021], "form": ["form"]}


def with_records(described: dict[str, Any]) -> dict[str, Any]:
    """The schema with the city and the codes of the test's records: a made-up one is never there."""
    narrowed = copy.deepcopy(described)
    for path in narrowed["paths"].values():
        for parameter in path["get"]["parameters"]:
            if parameter["in"] == "path" and parameter["name"] in REAL:
                parameter["schema"] = {"enum": REAL[parameter["name"]]}
    return narrowed


api = schemathesis.openapi.from_dict(with_records(schema()))
api.app = application


@pytest.fixture(autouse=True)
def _one_connection(db: None) -> Iterator[None]:
    """The records are in the test's transaction, so the requests must not leave its connection."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.slow
@api.parametrize()
@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_no_fault_is_found(case: Case, records: Records, settings: Any) -> None:
    settings.API_RATE = 0
    Report.objects.update(is_public=True)
    plain = {"Accept-Encoding": "identity"}  # what calls a WSGI application directly unpacks nothing
    case.call_and_validate(base_url="http://testserver", checks=CHECKS, headers=plain)
