"""The headings of an incoming table: named by field or by Russian label, complete, each once."""

from collections.abc import Iterator, Mapping, Sequence

from tablib import Dataset

from portal.records.cells import as_text
from portal.records.columns import Column
from portal.records.refusals import TableError

CITY_COLUMN = "municipality"


def settle_headings(
    dataset: Dataset, columns: Mapping[str, Column], key: Sequence[str], city: str | None
) -> None:
    """Renames the headings to field names and adds key columns that may be left out; ``city`` fills its own.

    Raises TableError for a heading that is unknown, twice there, or missing from the key.
    """
    headers = [named(as_text(header).lower(), columns) for header in dataset.headers or []]
    implied = dict(left_out(columns, key, city))
    refuse_twice(headers)
    refuse_missing([name for name in (CITY_COLUMN, *key) if name in columns], {*headers, *implied})
    dataset.headers = headers
    for name, value in implied.items():
        if name not in headers:
            dataset.append_col([value] * dataset.height, header=name)


def named(header: str, columns: Mapping[str, Column]) -> str:
    for name, column in columns.items():
        if header in (name, column.label.lower()):
            return name
    known = ", ".join(columns)
    raise TableError(f"столбца «{header}» в этой таблице нет; переименуйте или удалите его (есть: {known})")


def left_out(
    columns: Mapping[str, Column], key: Sequence[str], city: str | None
) -> Iterator[tuple[str, str]]:
    """Key columns that need not be there, and what then stands in their cells."""
    # Absence implies no city: an act without one is an act of the state, and that must be said.
    yield from ((name, "") for name in key if columns[name].optional and name != CITY_COLUMN)
    if city is not None and CITY_COLUMN in columns:
        yield CITY_COLUMN, city


def refuse_twice(headers: Sequence[str]) -> None:
    if twice := {header for header in headers if headers.count(header) > 1}:
        raise TableError(f"столбец «{min(twice)}» стоит в таблице дважды; оставьте один")


def refuse_missing(needed: Sequence[str], given: set[str]) -> None:
    for name in needed:
        if name not in given:
            raise TableError(f"не хватает столбца «{name}»: по нему узнаются записи; добавьте его")
