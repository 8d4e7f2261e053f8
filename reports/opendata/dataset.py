"""A data set: one file of reports/opendata/datasets, which is found by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reports.discovery import discover
from reports.opendata.columns import Column

PACKAGE = "reports.opendata.datasets"


@dataclass(frozen=True)
class Dataset:
    """Rows of ``source``, whose table of cities is named ``m``, in the order of ``order``.

    ``order`` never changes for an unchanged record, so that the same records make the same bytes. ``key`` names
    the columns that tell one row from every other. ``position`` is the place on the page.
    """

    code: str
    title: str
    description: str
    keywords: str
    position: int
    source: str
    order: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    def __post_init__(self) -> None:
        names = [column.name for column in self.columns]
        if len(set(names)) < len(names) or not set(self.key) <= set(names):
            raise ValueError(f"{self.code}: a column is named twice, or the key is no column")

    @property
    def header(self) -> list[str]:
        return [column.name for column in self.columns]


def datasets() -> list[Dataset]:
    return sorted(_found().values(), key=lambda each: (each.position, each.code))


def find_dataset(code: str) -> Dataset | None:
    return _found().get(code)


def _found() -> Mapping[str, Dataset]:
    return discover(PACKAGE, Dataset)
