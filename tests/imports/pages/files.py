"""Files as offices send them, and a load brought to the step that a test is about."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile

from ngo_registry.models import Organization
from portal.imports import actions
from portal.models import FileImport, User

HEADING = ("№", "Наименование НКО", "ОГРН", "Адрес", "Дата регистрации")
KNOWN = (1, "Фонд «Ёлка»", "1027700132195", "ул. Ленина, 1", "05.06.2010")
NEW = (
    (2, "АНО «Дом дружбы»", "1027739642281", "пр. Мира, 3", "12.03.2015"),
    (3, "Совет ветеранов Рудничного района", "", "ул. Кирова, 5", ""),
)
DOUBTFUL = (4, "Общество «Будущее»", "", "ул. Дальняя, 9", "01.02.2098")
BAD = (
    (5, "Союз «Радуга»", "1037739010892", "ул. Новая", "01.02.2012"),
    (6, "", "", "ул. Пустая, 7", "01.02.2012"),
    (7, "Клуб «Старт»", "", "", "31.02.2012"),
)
REGISTER = (("Реестр НКО города",), HEADING, KNOWN, *NEW, DOUBTFUL, *BAD)
MAPPING = {1: "name", 2: "ogrn", 3: "address", 4: "registered_on"}


def workbook(*sheets: tuple[str, Iterable[Sequence[Any]]]) -> bytes:
    """XLSX of these sheets: name and rows."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets or (("НКО", REGISTER),):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def table_of_csv(rows: Iterable[Sequence[Any]] = REGISTER) -> bytes:
    """As Russian Excel saves it: cp1251 and semicolons."""
    return "\r\n".join(";".join(map(str, row)) for row in rows).encode("cp1251")


def upload(content: bytes | None = None, name: str = "Реестр НКО.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, workbook() if content is None else content)


def make_known(person: User) -> Organization:
    """The organisation that the register changes."""
    return Organization.objects.create(
        municipality=person.municipality, code="elka", name=KNOWN[1], ogrn=KNOWN[2], address="ул. Ленина, 2"
    )


def started(person: User, content: bytes | None = None) -> FileImport:
    return actions.start(person.municipality, "organizations", upload(content), by=person)


def checked(person: User, content: bytes | None = None) -> FileImport:
    """Needs a test that commits: the check tells how far it is through a connection of its own."""
    load = started(person, content)
    actions.map_columns(load, sheet=0, mapping=MAPPING, defaults={}, by=person)
    actions.check(load.pk)
    load.refresh_from_db()
    return load


def applied(person: User, *, with_suspicious: bool = False) -> FileImport:
    load = checked(person)
    actions.confirm(load, with_suspicious=with_suspicious, by=person)
    actions.apply(load.pk)
    load.refresh_from_db()
    return load
