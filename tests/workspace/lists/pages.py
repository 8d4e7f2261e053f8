"""Reading lists of the workspace as a person does."""

from __future__ import annotations

import csv
import io
from typing import Any

import openpyxl
from django.http import HttpResponse
from django.test import Client

from tests.pages.reading import element_of

CITY = "/workspace/kemerovo/"


def names_of(page: HttpResponse) -> list[str]:
    """The first cells of the rows, which lead to the records."""
    return [
        "".join(cell.itertext()).strip() for cell in element_of(page).iter("th") if cell.get("scope") == "row"
    ]


def names_at(client: Client, address: str, **query: Any) -> list[str]:
    return names_of(client.get(f"{CITY}{address}", query))


def table_at(client: Client, address: str, **query: Any) -> list[dict[str, Any]]:
    """A file's rows by its headings: texts from CSV, typed values from XLSX."""
    response = client.get(f"{CITY}{address}", query)
    assert response.status_code == 200
    content = b"".join(response.streaming_content)
    if address.endswith(".csv"):
        return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    heads, *rows = openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows()
    assert all(cell.data_type != "f" for row in rows for cell in row)
    return [{str(head.value): cell.value for head, cell in zip(heads, row, strict=True)} for row in rows]
