"""The addresses of the builder, and what its answers show."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from reports.models import Report

HTMX: dict[str, Any] = {"headers": {"HX-Request": "true"}}
BLOCK_DOINGS = ["block-move", "block-duplicate", "block-remove", "block-settings", "block-preview"]


def address(name: str, *args: int) -> str:
    return reverse(f"workspace:{name}", args=["kemerovo", *args])


def page(report: Report, **query: int) -> str:
    asked = "&".join(f"{name}={value}" for name, value in query.items())
    return f"{address('report-builder', report.pk)}?{asked}"


def shown_blocks(response: HttpResponse) -> list[int]:
    return [int(pk) for pk in re.findall(r'data-block="(\d+)" data-type', response.text)]


def posted(client: Client, page: str, /, *args: int, **data: Any) -> HttpResponse:
    return client.post(address(page, *args), data)
