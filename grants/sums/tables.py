"""The sums of a year by programme, sphere, kind, department and recipients, and those of all years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from urllib.parse import urlencode

from grants.models.dimensions import RecipientKind, SupportKind
from grants.sums.asked import ANYBODY, GROUP, NOT_SAID, Asked
from grants.sums.books import Books
from grants.sums.cells import NGO_OR_MIXED, Cell, Given, fitting, given_by


@dataclass(frozen=True)
class Row:
    """``query`` asks for exactly the records of the row; ``is_inner`` tells a sphere inside the group above it."""

    label: str
    query: str
    given: Given
    is_inner: bool = False
    is_unsaid: bool = False

    @property
    def of_groups(self) -> str:
        """Asks for those of the records that name no recipient but a group."""
        return _more(self.query, given=GROUP)

    @property
    def without_amount(self) -> str:
        return _more(self.query, amount=NOT_SAID)


@dataclass(frozen=True)
class Sums:
    """``has_units`` is true where the rows bring together what is not money."""

    code: str
    title: str
    heading: str
    rows: Sequence[Row]
    total: Row
    has_units: bool = False

    @property
    def has_money(self) -> bool:
        return any(row.given.money.value is not None for row in self.rows)


UNSAID = {
    "programme": "Без муниципальной программы",
    "sphere": "Сфера не указана",
    "department": "Подразделение не указано",
}


def tables_of_year(cells: Iterable[Cell], asked: Asked, books: Books) -> list[Sums]:
    """Those that tell anything: one without a single name is left out."""
    of_year = fitting(cells, asked, books)
    whole = Row("Всего", asked.query(), given_by(of_year))
    made = [
        _of_book("programme", "По программам", "Муниципальная программа", of_year, asked, books, whole),
        table_of_kinds(of_year, asked, whole),
        _of_spheres(of_year, asked, books, whole),
        _of_book("department", "По подразделениям", "Подразделение", of_year, asked, books, whole),
    ]
    return [table for table in made if any(not row.is_unsaid for row in table.rows)]


def table_of_years(cells: Sequence[Cell], books: Books) -> Sums:
    """The trend, oldest year first."""
    everything = Asked()
    fit = fitting(cells, everything, books)
    by_year: dict[int, list[Cell]] = defaultdict(list)
    for cell in fit:
        by_year[cell.year].append(cell)
    rows = [
        Row(str(year), Asked(year=str(year)).query(), given_by(by_year[year])) for year in sorted(by_year)
    ]
    return Sums("year", "По годам", "Год", rows, Row("За все годы", everything.query(), given_by(fit)))


def other_recipients(cells: Iterable[Cell], asked: Asked, books: Books) -> list[Row]:
    """What was given to others than НКО: it stands in no sum above."""
    everybody = fitting(cells, replace(asked, recipients=ANYBODY), books)
    return [
        Row(str(label), asked.query(recipients=code), given_by(found))
        for code, label in RecipientKind.choices
        if code not in NGO_OR_MIXED and (found := [cell for cell in everybody if cell.recipients == code])
    ]


def table_of_kinds(cells: Sequence[Cell], asked: Asked, whole: Row) -> Sums:
    """Of cells that fit already; ``whole`` is all of them together."""
    rows = [
        Row(str(label).capitalize(), asked.query(kind=code), given_by(found))
        for code, label in SupportKind.choices
        if (found := [cell for cell in cells if cell.kind == code])
    ]
    return Sums("kind", "По видам поддержки", "Вид", rows, whole, has_units=True)


def _of_book(
    book: str, title: str, heading: str, cells: Sequence[Cell], asked: Asked, books: Books, whole: Row
) -> Sums:
    rows = list(_rows_of(book, cells, asked, books, {}))
    return Sums(book, title, heading, rows, whole)


def _of_spheres(cells: Sequence[Cell], asked: Asked, books: Books, whole: Row) -> Sums:
    """Groups of spheres, each with its spheres below it."""
    groups = {sphere.code: books.group_of(sphere.code) for sphere in books.sphere.values()}
    rows: list[Row] = []
    for row, code in _coded_rows("sphere", cells, asked, books, groups):
        rows.append(row)
        mine = [cell for cell in cells if cell.sphere and groups[books.code("sphere", cell.sphere)] == code]
        inner = list(_rows_of("sphere", mine, asked, books, {}))
        own = {books.code("sphere", cell.sphere) for cell in mine} - {code}
        rows += [replace(each, is_inner=True) for each in inner if each.query in _queries(asked, own)]
    return Sums("sphere", "По сферам", "Сфера", rows, whole)


def _queries(asked: Asked, codes: Iterable[str]) -> set[str]:
    return {asked.query(sphere=code) for code in codes}


def _rows_of(
    book: str, cells: Sequence[Cell], asked: Asked, books: Books, groups: dict[str, str]
) -> Iterator[Row]:
    return (row for row, _ in _coded_rows(book, cells, asked, books, groups))


def _coded_rows(
    book: str, cells: Sequence[Cell], asked: Asked, books: Books, groups: dict[str, str]
) -> list[tuple[Row, str]]:
    """The largest first, what is not named last."""
    by_code: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        code = books.code(book, getattr(cell, book))
        by_code[groups.get(code, code)].append(cell)
    unsaid = by_code.pop("", [])
    rows = [
        (Row(books.name(book, code), asked.query(**{book: code}), given_by(found)), code)
        for code, found in by_code.items()
    ]
    rows.sort(key=lambda each: _weight(each[0]), reverse=True)
    if unsaid:
        rows.append(
            (Row(UNSAID[book], asked.query(**{book: NOT_SAID}), given_by(unsaid), is_unsaid=True), "")
        )
    return rows


def _more(query: str, **filters: str) -> str:
    return "&".join(filter(None, (query, urlencode(filters))))


def _weight(row: Row) -> tuple[Decimal, int]:
    return row.given.money.value or Decimal(0), row.given.records
