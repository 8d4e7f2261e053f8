"""Made files as their readers find them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from django.test import Client

from portal.models import Municipality
from reports.models import OpenFile
from reports.opendata.making import make
from reports.opendata.publisher import Publisher
from tests.people import make_city


def made(city: Municipality | None = None) -> Publisher:
    """A city's files, made now."""
    publisher = Publisher(city or make_city())
    make(publisher)
    return publisher


def current(publisher: Publisher, dataset: str, ending: str = "csv") -> OpenFile:
    return publisher.files.get(dataset=dataset, format=ending, is_current=True)


def content_of(file: OpenFile) -> bytes:
    with file.file.open("rb") as stream:
        return bytes(stream.read())


def cells(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


def rows_of(publisher: Publisher, dataset: str) -> list[dict[str, str]]:
    header, *rows = cells(content_of(current(publisher, dataset)))
    return [dict(zip(header, row, strict=True)) for row in rows]


def downloaded(publisher: Publisher, folder: Path) -> Path:
    """All current files as a visitor takes them, under the names they have there."""
    for file in publisher.files.filter(is_current=True):
        response = Client().get(publisher.address(file.name))
        assert response.status_code == 200, file.name
        target = folder / file.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(b"".join(response))
    return folder
