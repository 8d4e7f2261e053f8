"""A selection of the public register as a file: XLSX and CSV in words, JSON with codes beside the words.

CSV and JSON leave while they are read from the database, so a city of any size costs the same memory.

The JSON is one object: ``city`` (code and name), ``source`` (address of the selection), ``made_at`` (ISO 8601),
``columns`` (code → Russian title) and ``organizations``, a list of objects under the codes of the columns.
Dates are ``YYYY-MM-DD`` or null; what has a code is ``{"code", "name"}``; what may be several is a list.
"""

from __future__ import annotations

import csv
import datetime
import io
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Protocol

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import QuerySet
from django.utils import timezone

from ngo_registry.models import Organization
from ngo_registry.public_columns import Column, Row, columns, in_words, public
from portal.models import Municipality
from portal.records.formats import defused

CHUNK = 2000
PIECE = 64 * 1024
SHEET = "Организации"
WIDE, NARROW = 44, 18
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Selected:
    """What is written: ``site`` is the portal's own address, ``source`` that of the page of the selection."""

    city: Municipality
    found: QuerySet[Organization]
    site: str
    source: str

    @property
    def columns(self) -> tuple[Column, ...]:
        return columns(self.site, self.city.slug)

    def organizations(self) -> Iterator[Row]:
        return public(self.found).iterator(chunk_size=CHUNK)

    def rows(self) -> Iterator[list[Any]]:
        """Cells of each organisation in words, none of them a formula; dates stay dates."""
        shown = self.columns
        for organization in self.organizations():
            yield [defused(in_words(column.value(organization))) for column in shown]


class Writer(Protocol):
    def __call__(self, selected: Selected) -> Iterator[bytes]: ...


@dataclass(frozen=True)
class Format:
    content_type: str
    write: Writer


def as_csv(selected: Selected) -> Iterator[bytes]:
    """With `;` and a byte order mark, as Russian Excel opens it."""

    def lines() -> Iterator[str]:
        target = io.StringIO(newline="")
        writer = csv.writer(target, delimiter=";")
        writer.writerow([column.title for column in selected.columns])
        for row in selected.rows():
            writer.writerow(row)
            yield target.getvalue()
            target.seek(0)
            target.truncate()
        yield target.getvalue()

    yield "\N{ZERO WIDTH NO-BREAK SPACE}".encode()
    yield from _pieces(lines())


def as_json(selected: Selected) -> Iterator[bytes]:
    head = {
        "city": {"code": selected.city.slug, "name": selected.city.name},
        "source": selected.source,
        "made_at": timezone.now().isoformat(timespec="seconds"),
        "columns": {column.code: column.title for column in selected.columns},
    }

    def lines() -> Iterator[str]:
        yield _written(head).removesuffix("}") + ', "organizations": ['
        shown, comma = selected.columns, "\n"
        for organization in selected.organizations():
            yield comma + _written({column.code: column.value(organization) for column in shown})
            comma = ",\n"
        yield "\n]}\n"

    yield from _pieces(lines())


def as_xlsx(selected: Selected) -> Iterator[bytes]:
    """Rows go to a file on the disk one by one: a book is a zip whose contents stand at its end."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet(SHEET)
    sheet.freeze_panes = "B2"
    for place, column in enumerate(selected.columns, start=1):
        width = WIDE if column.code in ("name", "address") else NARROW
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.append([column.title for column in selected.columns])
    for row in selected.rows():
        sheet.append(row)
    with tempfile.TemporaryFile() as written:
        book.save(written)
        written.seek(0)
        while piece := written.read(PIECE):
            yield piece


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "xlsx": Format(SHEET_TYPE, as_xlsx),
        "csv": Format("text/csv; charset=utf-8", as_csv),
        "json": Format("application/json", as_json),
    }
)


def file_name(city: Municipality, ending: str, day: datetime.date) -> str:
    return f"{city.slug}-organizations-{day:%Y%m%d}.{ending}"


def _written(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, cls=DjangoJSONEncoder)


def _pieces(lines: Iterable[str]) -> Iterator[bytes]:
    """Lines gathered into pieces that are worth sending."""
    gathered, size = [], 0
    for line in lines:
        gathered.append(line)
        size += len(line)
        if size >= PIECE:
            yield "".join(gathered).encode()
            gathered, size = [], 0
    yield "".join(gathered).encode()
