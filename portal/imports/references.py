"""Readers of cells that name another record: small tables are kept in memory, organisations asked for in SQL."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any

from django.db import connection, models
from django.db.models import F, Q

from portal.imports.readers import FieldReader, Parts, Reader, Slot, clean_text
from portal.imports.sql import plain
from portal.models import Municipality
from portal.records.lookup import Lookup, NotOne, lookup_of, plain_name
from portal.records.references import DATED, is_dated

SEVERAL = re.compile(r"[;,\n]")


def records_of(model: type[models.Model], city: Municipality) -> models.QuerySet:
    """Of the city, and those that belong to none."""
    records = model._default_manager.all()
    if any(field.name == "municipality" for field in model._meta.fields):
        records = records.filter(Q(municipality=city) | Q(municipality=None))
    return records


class Names:
    """The records of a small table by the names that officials use."""

    def __init__(self, model: type[models.Model], city: Municipality) -> None:
        self.lookup = lookup_of(model)
        self.found: dict[str, dict[Any, int]] = defaultdict(dict)
        self.labels: dict[int, str] = {}
        records = records_of(model, city).select_related(*self.lookup.related)
        if is_dated(model):  # of one code the newest wording is meant
            records = records.order_by(F(DATED).asc(nulls_first=True))
        for record in records:
            self.labels[record.pk] = self.lookup.label(record)
            for name in (*self.lookup._called(record), plain_name(str(record.natural_key()[-1]))):
                if name:
                    self.found[name][getattr(record, "code", record.pk)] = record.pk

    def find(self, text: str) -> int:
        found = self.found.get(plain_name(text), {})
        if len(found) == 1:
            return next(iter(found.values()))
        if found:
            told = "», «".join(self.labels[pk] for pk in found.values())
            raise ValueError(f"так называются несколько записей: «{told}»; укажите код")
        near = get_close_matches(plain_name(text), self.found, 2, 0.7)
        likely = [self.labels[next(iter(self.found[name].values()))] for name in near]
        offered = (
            f"возможно, это «{'» или «'.join(dict.fromkeys(likely))}»" if likely else self.lookup.nothing
        )
        raise ValueError(f"нет такой записи: {offered}" if likely else offered)


class ReferenceReader(FieldReader):
    def __init__(self, field: models.Field, names: Names) -> None:
        super().__init__(field)
        self.names = names

    def read(self, cell: Any) -> Parts:
        text = clean_text(cell)
        return (str(self.names.find(text)),) if text else (None,)

    def shown(self, parts: Sequence[Any]) -> str:
        return self.names.labels.get(int(parts[0]), "удалённая запись") if parts[0] else ""


class SearchedReader(FieldReader):
    """Legal acts: too many to keep, too oddly written for a join; a file names few, each is searched once."""

    def __init__(self, field: models.Field, city: Municipality) -> None:
        super().__init__(field)
        self.lookup = lookup_of(field.related_model)
        self.records = records_of(field.related_model, city)

    def read(self, cell: Any) -> Parts:
        text = clean_text(cell)
        try:
            return (str(self.lookup.resolve(self.records, text).pk),) if text else (None,)
        except NotOne as error:
            likely = "; ".join(self.lookup.label(each) for each in error.candidates[:2])
            raise ValueError(f"{error} {likely}".strip()) from error

    def shown(self, parts: Sequence[Any]) -> str:
        record = self.records.filter(pk=parts[0]).first() if parts[0] else None
        return self.lookup.label(record) if record else ""


class ListReader(Reader):
    """Several records in one cell, between «;» or «,»; a name may itself hold a comma."""

    def __init__(self, field: models.ManyToManyField, names: Names) -> None:
        self.field, self.names, self.slots = field, names, (Slot(field.name, "text"),)

    def read(self, cell: Any) -> Parts:
        text = clean_text(cell)
        if not text:
            return (None,)
        found = {self.names.find(name) for name in self._split(text)}
        return (",".join(map(str, sorted(found))),)

    def _split(self, text: str) -> Iterable[str]:
        if plain_name(text) in self.names.found:
            return [text]
        separator = ";" if ";" in text else ","
        return [name.strip() for name in text.split(separator) if name.strip()]

    def shown(self, parts: Sequence[Any]) -> str:
        keys = map(int, filter(None, (parts[0] or "").split(",")))
        return ", ".join(self.names.labels.get(key, "удалённая запись") for key in keys)


class RegisterReader(FieldReader):
    """Organisations: by ОГРН, ИНН or exact plain name, many cells in one query.

    A row may name one in several columns (name, ИНН); the cell is then a tuple of their texts.
    """

    def __init__(self, field: models.Field, city: Municipality) -> None:
        super().__init__(field)
        self.city, self.model = city, field.related_model
        self.lookup: Lookup = lookup_of(self.model)
        self.found: dict[tuple[str, str], dict[int, str]] = {}
        self.has_names = False

    def prepare(self, cells: Sequence[Any]) -> None:
        texts = {text for cell in cells for text in self._texts(cell)}
        self.found = {}
        rest = {plain_name(text) for text in texts}
        for column, digits in self.lookup.numbers:
            numbers = {number for text in texts if (number := number_in(text, digits))}
            records = self.model._default_manager.filter(municipality=self.city, **{f"{column}__in": numbers})
            for record in records if numbers else ():
                self.found.setdefault((column, getattr(record, column)), {})[record.pk] = self.lookup.label(
                    record
                )
        self._find_names({text for text in rest if re.search("[а-яa-z]", text)})

    def read(self, cell: Any) -> Parts:
        texts = self._texts(cell)
        if not texts:
            return (None,)
        for column, digits in self.lookup.numbers:
            for text in texts:
                if found := self.found.get((column, number_in(text, digits))):
                    return (self._only(found),)
        for text in texts:
            if found := self.found.get(("", plain_name(text))):
                return (self._only(found),)
        raise ValueError(
            "такой организации в реестре нет: сначала загрузите организации или исправьте название, ОГРН, ИНН"
        )

    def shown(self, parts: Sequence[Any]) -> str:
        record = self.model._default_manager.filter(pk=parts[0]).first() if parts[0] else None
        return self.lookup.label(record) if record else ""

    def _only(self, found: dict[int, str]) -> str:
        if len(found) > 1:
            told = " и ".join(found[pk] for pk in sorted(found)[:2])
            raise ValueError(f"подходят несколько организаций: {told}; укажите ОГРН")
        return str(next(iter(found)))

    def _texts(self, cell: Any) -> list[str]:
        cells = cell if isinstance(cell, tuple) else (cell,)
        return [text for each in cells if (text := clean_text(each))]

    def _find_names(self, names: set[str]) -> None:
        if not names:
            return
        with connection.cursor() as cursor:
            if not self.has_names:
                self._collect_names(cursor)
                self.has_names = True
            cursor.execute("SELECT plain, id, label FROM import_names WHERE plain = ANY(%s)", [sorted(names)])
            for name, pk, label in cursor.fetchall():
                self.found.setdefault(("", name), {})[pk] = label

    def _collect_names(self, cursor: Any) -> None:
        """All names of the city's organisations once a check, former ones too, so that each chunk is a join."""
        cursor.execute(
            "CREATE TEMP TABLE IF NOT EXISTS import_names (plain text, id bigint, label text) ON COMMIT DROP"
        )
        cursor.execute("TRUNCATE import_names")
        records = self.model._default_manager.filter(municipality=self.city).order_by()
        for path in self.lookup.names:
            sql, params = records.values_list(path, "pk", "name").query.sql_with_params()
            cursor.execute(
                f"INSERT INTO import_names SELECT {plain('n')}, id, label FROM ({sql}) AS named (n, id, label) "
                "WHERE n <> ''",
                params,
            )
        cursor.execute("CREATE INDEX ON import_names (plain)")
        cursor.execute("ANALYZE import_names")


def number_in(text: str, digits: int) -> str:
    found = re.search(rf"(?<!\d)\d{{{digits}}}(?!\d)", text)
    return found[0] if found else ""
