"""The Frictionless data package: one description of all CSV files, with types, rules, digests and licence."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from reports.models import OpenFile
from reports.opendata.columns import Column, Type
from reports.opendata.dataset import Dataset
from reports.opendata.publisher import Publisher

DIALECT = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True}


def package(publisher: Publisher, files: Iterable[tuple[Dataset, OpenFile]]) -> bytes:
    """``files`` are the current CSV files. Raises ValueError without any."""
    files = list(files)
    described = {
        "profile": "tabular-data-package",
        "name": f"{publisher.slug}-open-data",
        "title": f"Открытые данные о поддержке НКО: {publisher.place}",
        "description": "Организации, получатели поддержки, меры поддержки, конкурсы, советы и показатели.",
        "homepage": publisher.home,
        "created": max(file.made_at for _, file in files).isoformat(timespec="seconds"),
        "contributors": [{"title": publisher.creator, "role": "publisher"}],
        "licenses": _licences(publisher),
        "sources": _sources(publisher),
        "resources": [_resource(publisher, dataset, file) for dataset, file in files],
    }
    return json.dumps(described, ensure_ascii=False, indent=1).encode()


def table_schema(dataset: Dataset) -> dict[str, Any]:
    return {
        "fields": [_field(column) for column in dataset.columns],
        "primaryKey": list(dataset.key),
        "missingValues": [""],
    }


def _resource(publisher: Publisher, dataset: Dataset, file: OpenFile) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": dataset.code,
        "path": file.name,
        "title": dataset.title,
        "description": dataset.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "dialect": DIALECT,
        "licenses": _licences(publisher),
        "sources": _sources(publisher),
        "schema": table_schema(dataset),
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.is_required:
        constraints["required"] = True
    if column.pattern:
        constraints["pattern"] = column.pattern
    if column.values:
        constraints["enum"] = [value for value, _ in column.values]
    field = {
        "name": column.name,
        "title": column.title,
        "type": column.type.value,
        "description": column.description,
        "constraints": constraints,
    }
    if column.type is Type.BOOLEAN:
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    return {key: value for key, value in field.items() if value}


def _licences(publisher: Publisher) -> list[dict[str, str]]:
    return [{"title": each.title, "path": each.url} for each in publisher.licences]


def _sources(publisher: Publisher) -> list[dict[str, str]]:
    return [{"title": publisher.creator, "path": publisher.home}]
