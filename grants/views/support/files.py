"""Records of support and victories as lines of a CSV file, read from the database by portions."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db.models import QuerySet

from grants.models import Award, Support
from portal.lib.parse import write_quantity
from portal.records.formats import defused

CHUNK = 2000
MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Russian Excel takes a file that begins so for UTF-8."""

Column = tuple[str, Callable[[Any], Any]]


class _Line:
    """What the writer of the standard library writes into: a line at a time is handed on, none is kept."""

    def write(self, line: str) -> str:
        return line


SUPPORT: tuple[Column, ...] = (
    ("Код", lambda row: row.code),
    ("Год", lambda row: row.year),
    ("Дата решения", lambda row: row.decided_on),
    ("Вид поддержки", lambda row: row.get_kind_display()),
    ("Форма", lambda row: row.get_money_form_display() or row.get_tenure_display()),
    ("Организация", lambda row: row.organization.name if row.organization else ""),
    ("ОГРН", lambda row: row.organization.ogrn if row.organization else ""),
    ("ИНН", lambda row: row.organization.inn if row.organization else ""),
    ("Получатели без имён", lambda row: row.recipients_group),
    ("Кто получатели", lambda row: row.get_recipient_kind_display()),
    ("Число получателей", lambda row: write_quantity(row.recipients)),
    ("Предоставлено, рублей", lambda row: _plain(row.amount_value)),
    ("Предоставлено, как известно", lambda row: write_quantity(row.amount)),
    ("Выплачено, как известно", lambda row: write_quantity(row.paid)),
    ("Возвращено, как известно", lambda row: write_quantity(row.returned)),
    ("Площадь, кв. м", lambda row: write_quantity(row.area)),
    ("Адрес помещения", lambda row: row.address),
    ("Срок с", lambda row: row.term_from),
    ("Срок по", lambda row: row.term_to),
    ("Услуг", lambda row: write_quantity(row.services)),
    ("Единица услуг", lambda row: row.service_unit),
    ("Программа", lambda row: row.programme.name if row.programme else ""),
    ("Сфера", lambda row: row.sphere.name if row.sphere else ""),
    ("Подразделение", lambda row: row.department.name if row.department else ""),
    ("Правовой акт", lambda row: str(row.act) if row.act else ""),
    ("На что", lambda row: row.purpose),
    ("Учтено в записи", lambda row: row.part_of.code if row.part_of else ""),
)

AWARDS: tuple[Column, ...] = (
    ("Код", lambda row: row.code),
    ("Год", lambda row: row.year),
    ("Конкурс", lambda row: row.contest.name),
    ("Уровень", lambda row: row.contest.get_level_display()),
    ("Источник средств", lambda row: row.contest.get_money_source_display()),
    ("Организация", lambda row: row.organization.name if row.organization else ""),
    ("ОГРН", lambda row: row.organization.ogrn if row.organization else ""),
    ("ИНН", lambda row: row.organization.inn if row.organization else ""),
    ("Физических лиц", lambda row: write_quantity(row.persons)),
    ("Проект", lambda row: row.project if row.organization else ""),
    ("Номинация", lambda row: row.nomination),
    ("На что", lambda row: row.purpose if row.organization else ""),
    ("Дата решения", lambda row: row.decided_on),
    ("Выделено, рублей", lambda row: _plain(row.amount_value)),
    ("Выделено, как известно", lambda row: write_quantity(row.amount)),
)


def support_lines(found: QuerySet[Support]) -> Iterator[str]:
    return _lines(
        SUPPORT, found.select_related("organization", "programme", "sphere", "department", "act", "part_of")
    )


def award_lines(found: QuerySet[Award]) -> Iterator[str]:
    return _lines(AWARDS, found.select_related("organization", "contest"))


def _lines(columns: Iterable[Column], found: QuerySet) -> Iterator[str]:
    columns = tuple(columns)
    writer = csv.writer(_Line(), delimiter=";")
    yield MARK + writer.writerow([title for title, _ in columns])
    for record in found.iterator(chunk_size=CHUNK):
        yield writer.writerow([defused(read(record)) for _, read in columns])


def _plain(value: Any) -> str:
    """Roubles with a comma, as spreadsheets of this country read a number."""
    return "" if value is None else f"{value:.2f}".replace(".", ",")
