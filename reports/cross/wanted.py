"""What a cross table is asked for. The settings of its block::

    {
      "dataset": "support",              a file of reports.cross.datasets
      "rows": "programme",               what tells rows apart
      "group": "sphere",                 and, if need be, groups of rows with subtotals
      "across": "kind",                  what tells columns apart; without it each measure is a column
      "measures": [                      what is counted or summed, in the order of print
        {"code": "m1", "measure": "amount", "title": "За пять лет", "years": {"back": 4}},
        {"code": "m2", "measure": "recipients", "where": {"status": ["active"]}},
        {"code": "m3", "measure": "amount", "share_of": "total"}       per cent of the column, or of column «m1»
      ],
      "where": {"kind": ["financial", "property"]},          conditions of the whole table
      "years": {"from": 2019, "to": 2023},   or {"back": 4}: the report's year and the four before it; or
                                             {"back": 1, "until_back": 1}: the year before it alone
      "row_total": true, "column_total": true,               «Всего» below and at the right
      "top": 10,                                             the largest rows, the others together
      "empty_rows": false,                                   members to which nothing belongs
      "row_numbers": false
    }

How it is shown (title, order, units, footnotes) is said as for every table: `reports.tables.shape`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reports.cross.base import Dataset, Dimension, Measure
from reports.discovery import UnknownCode, pick
from reports.errors import FigureError
from reports.tables.reading import read_flag, read_items, read_number, read_object, read_text, read_words

YEARS_MOST = 15
Where = Mapping[str, frozenset[str]]
"""Code of a dimension → the members that fit."""


@dataclass(frozen=True)
class Window:
    """Years from … to …, counted from the report's year where ``is_moving``."""

    since: int = 0
    until: int = 0
    is_moving: bool = True

    def years(self, year: int) -> tuple[int, ...]:
        first, last = (year + self.since, year + self.until) if self.is_moving else (self.since, self.until)
        return tuple(range(first, last + 1))


@dataclass(frozen=True)
class MeasureWanted:
    code: str
    measure: Measure
    title: str
    where: Where
    window: Window | None
    share_of: str


@dataclass(frozen=True)
class Wanted:
    dataset: Dataset
    rows: Dimension
    group: Dimension | None
    across: Dimension | None
    measures: tuple[MeasureWanted, ...]
    where: Where
    window: Window
    row_total: bool
    column_total: bool
    top: int | None
    empty_rows: bool
    row_numbers: bool

    @property
    def dimensions(self) -> tuple[Dimension, ...]:
        return tuple(each for each in (self.rows, self.group, self.across) if each is not None)

    @property
    def every_where(self) -> Where:
        """The conditions of the whole table, and those that hold until the person says otherwise."""
        told = {*self.where, *(each.code for each in self.dimensions)}
        told |= {code for each in self.measures for code in each.where}
        unsaid = {code: fit for code, fit in self.dataset.unless_asked.items() if code not in told}
        return {**unsaid, **self.where}

    def measure(self, code: str) -> MeasureWanted:
        return next(each for each in self.measures if each.code == code)

    def years(self, year: int) -> tuple[int, ...]:
        """All years that any of its columns tells of, in a report of this year."""
        windows = [self.window, *(each.window for each in self.measures if each.window)]
        return tuple(sorted({each for window in windows for each in window.years(year)}))


def wanted_of(settings: Mapping[str, Any]) -> Wanted:
    """Raises FigureError for settings that cannot be followed."""
    dataset = find_dataset(read_text(settings, "dataset"))
    measures = tuple(
        _measure(dataset, item, place) for place, item in enumerate(read_items(settings, "measures"), 1)
    )
    if not measures:
        raise FigureError("В сводной таблице нечего считать: выберите показатель.")
    wanted = Wanted(
        dataset,
        dataset.dimension(read_text(settings, "rows")),
        _dimension(dataset, read_text(settings, "group")),
        _dimension(dataset, read_text(settings, "across")),
        measures,
        _where(dataset, settings),
        read_window(settings) or Window(),
        read_flag(settings, "row_total", True),
        read_flag(settings, "column_total", True),
        read_number(settings, "top", 1, 1000),
        read_flag(settings, "empty_rows", False),
        read_flag(settings, "row_numbers", False),
    )
    _refuse_repeated(wanted)
    return wanted


def find_dataset(code: str) -> Dataset:
    try:
        return pick("reports.cross.datasets", Dataset, code, "Набор данных")
    except UnknownCode as error:
        raise FigureError(str(error)) from error


def read_window(settings: Mapping[str, Any]) -> Window | None:
    """None where nothing is said. Raises FigureError for years that run backwards or are too many."""
    years = read_object(settings, "years")
    if not years:
        return None
    back, until_back = (read_number(years, name, 0, YEARS_MOST) for name in ("back", "until_back"))
    if back is not None and (until_back or 0) <= back:
        return Window(-back, -(until_back or 0))
    since, until = (read_number(years, name, 1990, 2100) for name in ("from", "to"))
    if since is None or until is None or not 0 <= until - since <= YEARS_MOST:
        raise FigureError(
            f"Годы таблицы: нужен первый и последний год, не больше {YEARS_MOST} лет между ними."
        )
    return Window(since, until, is_moving=False)


def _measure(dataset: Dataset, item: Mapping[str, Any], place: int) -> MeasureWanted:
    return MeasureWanted(
        read_text(item, "code") or f"m{place}",
        dataset.measure(read_text(item, "measure")),
        read_text(item, "title"),
        _where(dataset, item),
        read_window(item),
        read_text(item, "share_of"),
    )


def _where(dataset: Dataset, settings: Mapping[str, Any]) -> Where:
    told = read_object(settings, "where")
    return {dataset.dimension(code).code: frozenset(read_words(told, code)) for code in told if told[code]}


def _dimension(dataset: Dataset, code: str) -> Dimension | None:
    return dataset.dimension(code) if code else None


def _refuse_repeated(wanted: Wanted) -> None:
    codes = [each.code for each in wanted.measures]
    if len(set(codes)) < len(codes):
        raise FigureError("Два столбца сводной таблицы названы одинаково: сохраните её настройки заново.")
    dimensions = [each.code for each in wanted.dimensions]
    if len(set(dimensions)) < len(dimensions):
        raise FigureError("Строки, группы и столбцы должны различаться: один признак выбран дважды.")
    for each in wanted.measures:
        if each.share_of not in ("", "total", *codes) or each.share_of == each.code:
            raise FigureError("Доля считается от столбца, которого нет: выберите другой.")
