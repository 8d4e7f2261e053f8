"""A list as its page shows it: headings to sort by, rows of words, how many there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.forms import BoundField
from django.utils.text import capfirst

from portal.lib import units
from portal.lib.units import Kind
from portal.records.columns import quantities_of
from portal.workspace.ledger import Column, Ledger
from portal.workspace.listing.cells import has_own_units, reader_of, shown, shown_with_unit
from portal.workspace.listing.keyset import COUNTED, SIZE, Page, bounded_count, page_of
from portal.workspace.listing.selection import Selection, with_touched
from portal.workspace.listing.years import SHOWN, years_of

WAYS = (("", "по возрастанию"), ("-", "по убыванию"))
UNITS_IN_HEADING = {Kind.MONEY: "руб.", Kind.AREA: "кв.\u00a0м", Kind.PERCENT: "%"}


@dataclass(frozen=True)
class Heading:
    """``query`` sorts by the column, empty where it cannot be sorted by; ``direction`` is for ``aria-sort``."""

    title: str
    is_number: bool
    query: str = ""
    direction: str = ""


@dataclass(frozen=True)
class Cell:
    text: str
    title: str
    is_number: bool


@dataclass(frozen=True)
class Row:
    pk: int
    name: str
    cells: list[Cell]


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    is_chosen: bool


class Listing(Selection):
    """One page of a list, with the form that filters it."""

    @cached_property
    def words(self) -> BoundField:
        return self.form["q"]

    @cached_property
    def fields(self) -> list[tuple[BoundField, list[Choice]]]:
        """The other fields of the form, each with its choices where it is a list."""
        return [(field, list(choices_of(field))) for field in self.form if field.name != "q"]

    @cached_property
    def errors(self) -> list[tuple[BoundField, str]]:
        return [(self.form[name], messages[0]) for name, messages in self.form.errors.items()]

    @cached_property
    def orders(self) -> list[Choice]:
        """For pages without headings to click."""
        asked = self.query.get("sort", "")
        sortable = [column for column in self.ledger.columns if column.sort]
        values = [(f"{sign}{column.name}", column, way) for column in sortable for sign, way in WAYS]
        return [
            Choice(value, f"{title_of(self.ledger, column)}, {way}", value == asked)
            for value, column, way in values
        ]

    @cached_property
    def own_department(self) -> tuple[str, bool] | None:
        """The query of the own department's records, and whether they are what the list shows."""
        department = self.desk.department
        if department is None or "department" not in self.ledger.filters:
            return None
        is_shown = self.form.cleaned_data.get("department") == department
        return self.query_with(department=None if is_shown else str(department.pk)), is_shown

    @cached_property
    def page(self) -> Page:
        records = with_touched(self.found, self.ledger)
        return page_of(records, self.sorting.order, self.query.get("after", ""))

    @cached_property
    def total(self) -> int:
        """Exact up to the bound; beyond it `is_more` is true."""
        return min(self._counted, COUNTED)

    @property
    def is_more(self) -> bool:
        return self._counted > COUNTED

    @cached_property
    def _counted(self) -> int:
        is_whole = not self.page.position and not self.page.after
        return len(self.page.rows) if is_whole else bounded_count(self.found)

    @property
    def next_size(self) -> int:
        left = self.total - self.page.position - len(self.page.rows)
        return SIZE if self.is_more else max(1, min(SIZE, left))

    @property
    def first_number(self) -> int:
        return self.page.position + 1

    @property
    def last_number(self) -> int:
        return self.page.position + len(self.page.rows)

    @cached_property
    def rows(self) -> list[Row]:
        return list(rows_of(self.ledger, self.page.rows))

    @cached_property
    def headings(self) -> list[Heading]:
        return [self._heading(column) for column in self.ledger.columns]

    def _heading(self, column: Column) -> Heading:
        title = title_of(self.ledger, column)
        if not column.sort:
            return Heading(title, column.is_number)
        query = self.query_with(sort=self.sorting.after_click(column))
        return Heading(title, column.is_number, query, self.sorting.direction_of(column))

    @cached_property
    def years(self) -> list[tuple[int, str]]:
        """(year, query of the list) from the newest; none where all is of one year."""
        years = years_of(self.desk.records(self.ledger.model), self.ledger) if self.ledger.years else []
        if len(years) < 2 and self.year is None:
            return []
        return [(year, self.query_with(year=str(year))) for year in years]

    @property
    def newest_years(self) -> list[tuple[int, str]]:
        return self.years[:SHOWN]

    @property
    def older_years(self) -> list[tuple[int, str]]:
        return self.years[SHOWN:]

    @property
    def is_older_year(self) -> bool:
        return self.year in [year for year, _ in self.older_years]

    @property
    def query_of_all_years(self) -> str:
        return self.query_with(year=None)

    @property
    def query_of_nothing(self) -> str:
        """Without a filter; the year and the order stay."""
        return self.query_with(**dict.fromkeys(self.form.fields))

    @property
    def query_of_next(self) -> str:
        return self.query_with(after=self.page.after)

    @property
    def query_of_start(self) -> str:
        return self.query_with()


def choices_of(field: BoundField) -> Iterator[Choice]:
    """Drawn by our own template: Django's widget renders a template for each choice."""
    chosen = str(field.value() or "")
    for value, label in getattr(field.field, "choices", ()):
        yield Choice(str(value), str(label), str(value) == chosen)


def rows_of(ledger: Ledger, records: list[Any]) -> Iterator[Row]:
    """The first cell names the row."""
    columns = [
        (_writer(ledger, column), title_of(ledger, column), column.is_number) for column in ledger.columns
    ]
    for record in records:
        cells = [Cell(write(record), title, is_number) for write, title, is_number in columns]
        yield Row(record.pk, cells[0].text or str(record), cells[1:])


def _writer(ledger: Ledger, column: Column) -> Callable[[Any], str]:
    read, is_number = reader_of(ledger.model, column), column.is_number
    quantity = quantities_of(ledger.model).get(column.name)
    show = shown_with_unit if quantity and has_own_units(quantity) else shown
    return lambda record: show(read(record), is_number=is_number)


def title_of(ledger: Ledger, column: Column) -> str:
    """The heading; a quantity's unit stands in it unless the ledger says it already."""
    quantity = quantities_of(ledger.model).get(column.name)
    if quantity is None:
        return column.title or _title_of_field(ledger, column.name)
    title = column.title or capfirst(quantity.label)
    unit = "" if has_own_units(quantity) else UNITS_IN_HEADING.get(units.unit(quantity.unit).kind, "")
    return title if not unit or unit[:3] in title else f"{title}, {unit}"


def _title_of_field(ledger: Ledger, name: str) -> str:
    return ledger.labels.get(name) or capfirst(str(ledger.model._meta.get_field(name).verbose_name))
