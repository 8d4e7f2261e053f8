"""Passports of data sets as Russian authorities publish them: list.csv, meta.csv, structure-….csv.

The shape is that of the methodical recommendations, version 3.0, as portals of authorities use it.
"""

from __future__ import annotations

from collections.abc import Iterable

from reports.opendata.dataset import Dataset
from reports.opendata.files.rows import csv_of
from reports.opendata.publisher import Publisher

STANDARD = "http://opendata.gosmonitor.ru/standard/3.0"


def structure(dataset: Dataset) -> bytes:
    """What the columns are. The English description is the name in words."""
    rows = [
        (
            column.name,
            column.name.replace("_", " "),
            _described(column.title, column.description),
            column.type.value,
        )
        for column in dataset.columns
    ]
    return csv_of([("field name", "english description", "russian description", "format"), *rows])


def meta(
    publisher: Publisher,
    dataset: Dataset,
    *,
    created: str,
    modified: str,
    versions: Iterable[str],
    structures: Iterable[str],
) -> bytes:
    """The passport. Days are YYYYMMDD; versions and structures are names of files, the newest first."""
    rows = [
        ("standardversion", STANDARD),
        ("identifier", publisher.folder(dataset.code)),
        ("title", f"{dataset.title}: {publisher.place}"),
        ("description", dataset.description),
        ("creator", publisher.creator),
        ("created", created),
        ("modified", modified),
        ("subject", dataset.keywords),
        ("format", "csv"),
        ("provenance", "Обновление записей на портале"),
        ("valid", modified),
        ("publishername", publisher.creator),
        ("publisherphone", ""),
        ("publishermbox", ""),
        ("licence", "; ".join(f"{each.title}: {each.url}" for each in publisher.licences)),
    ]
    rows += [(_stem(name), publisher.url(name)) for name in (*versions, *structures)]
    return csv_of([("property", "value"), *rows])


def listing(publisher: Publisher, datasets: Iterable[Dataset]) -> bytes:
    rows = [
        (
            publisher.folder(each.code),
            each.title,
            publisher.url(f"{publisher.folder(each.code)}/meta.csv"),
            "csv",
        )
        for each in datasets
    ]
    first = ("standardversion", "Версия методических рекомендаций", STANDARD, "")
    return csv_of([("property", "title", "value", "format"), first, *rows])


def _described(title: str, description: str) -> str:
    return f"{title}. {description}" if description else title


def _stem(name: str) -> str:
    return name.rpartition("/")[2].removesuffix(".csv")
