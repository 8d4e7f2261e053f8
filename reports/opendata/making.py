"""All files of one publisher: made one after another, each from a stream, each kept only if it is new."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.utils import timezone

from reports.models import OpenFile
from reports.opendata.dataset import Dataset, datasets
from reports.opendata.files.grants import write_grants
from reports.opendata.files.made import being_made, made_of
from reports.opendata.files.package import package
from reports.opendata.files.passports import listing, meta, structure
from reports.opendata.files.rows import write_rows
from reports.opendata.files.workbook import MOST_ROWS, write_workbook
from reports.opendata.publisher import Publisher
from reports.opendata.shelf import Place, Shelf
from reports.opendata.state import stamp_of

LOCK_CLASS = 7_067_825  # any number that nothing else in the database locks
LIST, PACKAGE = Place("list", "list", "list.csv"), Place("package", "package", "datapackage.json")
GRANTS = Place("grants", "360giving")


def make(publisher: Publisher) -> bool:
    """Whether there was anything to do. A second making at the same time waits, and finds the first one's work."""
    with _alone(publisher):
        stamp = stamp_of(publisher)
        shelf = Shelf(publisher, timezone.now(), stamp.value)
        listed = shelf.current(LIST)
        if listed is not None and listed.stamp == stamp.value:
            return False
        files = [(dataset, _make(shelf, dataset)) for dataset in datasets()]
        _put(shelf, PACKAGE, package(publisher, files), len(files))
        _make_grants(shelf)
        last = _put(shelf, LIST, listing(publisher, datasets()), len(files))
        # While somebody wrote, the stamp is none to rely on: then the next making looks again.
        publisher.files.filter(pk=last.pk).update(stamp=stamp.value if stamp.is_settled else "")
    return True


def _make(shelf: Shelf, dataset: Dataset) -> OpenFile:
    folder = shelf.publisher.folder(dataset.code)
    with made_of(structure(dataset), len(dataset.columns)) as made:
        name = shelf.day_of(f"{folder}/structure-{{}}.csv")
        shape = shelf.put(Place(dataset.code, "structure"), made, name)
    version = shape.name.rpartition("/")[2].removesuffix(".csv")
    with being_made() as rows:
        with connection.cursor() as cursor:
            rows.rows = write_rows(cursor, dataset, shelf.publisher.city_id, rows.take)
        name = shelf.day_of(f"{folder}/data-{{}}-{version}.csv")
        data = shelf.put(Place(dataset.code, "csv"), rows, name)
        book = Place(dataset.code, "xlsx")
        if rows.rows > MOST_ROWS:
            shelf.retire(book)
        elif not _is_of(shelf.current(book), data):
            with being_made() as made_book:
                write_workbook(dataset, rows, made_book)
                shelf.put(book, made_book, f"{data.name.removesuffix('.csv')}.xlsx")
    _make_passport(shelf, dataset)
    return data


def _make_passport(shelf: Shelf, dataset: Dataset) -> None:
    files = shelf.publisher.files.filter(dataset=dataset.code).order_by("-made_at", "-pk")
    versions = list(files.filter(format="csv"))
    structures = files.filter(format="structure").values_list("name", flat=True)
    passport = meta(
        shelf.publisher,
        dataset,
        created=f"{timezone.localtime(versions[-1].made_at):%Y%m%d}",
        modified=f"{timezone.localtime(versions[0].made_at):%Y%m%d}",
        versions=[each.name for each in versions],
        structures=structures,
    )
    name = f"{shelf.publisher.folder(dataset.code)}/meta.csv"
    _put(shelf, Place(dataset.code, "meta", name), passport, 0)


def _make_grants(shelf: Shelf) -> None:
    """No grants make no file: the standard wants at least one."""
    with being_made() as made:
        write_grants(shelf.publisher, made)
        if made.rows:
            shelf.put(GRANTS, made, shelf.day_of(f"{shelf.publisher.folder('grants')}/360giving-{{}}.json"))
        else:
            shelf.retire(GRANTS)


def _put(shelf: Shelf, place: Place, content: bytes, rows: int) -> OpenFile:
    with made_of(content, rows) as made:
        return shelf.put(place, made, place.fixed)


def _is_of(book: OpenFile | None, data: OpenFile) -> bool:
    return book is not None and book.name.removesuffix(".xlsx") == data.name.removesuffix(".csv")


@contextmanager
def _alone(publisher: Publisher) -> Iterator[None]:
    """The database lets go of the lock when the process dies."""
    key = [LOCK_CLASS, publisher.city_id or 0]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", key)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", key)
