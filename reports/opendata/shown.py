"""What the pages of open data show: the data sets with their files as they now stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from reports.models import OpenFile
from reports.opendata.dataset import Dataset, datasets
from reports.opendata.files.workbook import MOST_ROWS
from reports.opendata.publisher import Publisher

LABELS = {
    "csv": "CSV",
    "xlsx": "Excel",
    "meta": "Паспорт",
    "structure": "Структура",
    "list": "Список наборов",
    "package": "Описание пакета",
    "360giving": "360Giving",
}


@dataclass(frozen=True)
class ShownFile:
    file: OpenFile
    address: str

    @property
    def label(self) -> str:
        return LABELS[self.file.format]

    @property
    def is_main(self) -> bool:
        """What people come for; the rest is for programs."""
        return self.file.format in ("csv", "xlsx")


@dataclass(frozen=True)
class ShownDataset:
    """``data`` is the CSV file, None until it is made."""

    dataset: Dataset
    data: ShownFile | None
    others: tuple[ShownFile, ...]
    live: str

    @property
    def has_no_book(self) -> bool:
        return self.data is not None and self.data.file.rows > MOST_ROWS

    @property
    def files(self) -> tuple[ShownFile, ...]:
        return (self.data, *self.others) if self.data else self.others


@dataclass(frozen=True)
class Shown:
    datasets: tuple[ShownDataset, ...]
    listing: ShownFile | None
    package: ShownFile | None
    grants: ShownFile | None

    @property
    def is_made(self) -> bool:
        return self.listing is not None


def shown(publisher: Publisher) -> Shown:
    """In one query, however many files there are."""
    files = list(publisher.files.filter(is_current=True).defer("stamp"))
    by_place = {(each.dataset, each.format): ShownFile(each, publisher.address(each.name)) for each in files}
    return Shown(
        tuple(_dataset(publisher, dataset, by_place) for dataset in datasets()),
        by_place.get(("list", "list")),
        by_place.get(("package", "package")),
        by_place.get(("grants", "360giving")),
    )


def _dataset(
    publisher: Publisher, dataset: Dataset, by_place: dict[tuple[str, str], ShownFile]
) -> ShownDataset:
    others: Iterable[ShownFile | None] = (
        by_place.get((dataset.code, code)) for code in ("xlsx", "meta", "structure")
    )
    arguments = [publisher.slug, dataset.code] if publisher.city else [dataset.code]
    return ShownDataset(
        dataset,
        by_place.get((dataset.code, "csv")),
        tuple(each for each in others if each),
        reverse("open-data-live", args=arguments),
    )
