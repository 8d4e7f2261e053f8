"""Puts each entry into the cells that it belongs to: one pass over the entries for each measure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from portal.lib.quantities import Quantity, round_to
from reports.cross.base import Context, Dimension, Entry, Member
from reports.cross.wanted import MeasureWanted, Wanted, Where

ALL = ""
"""In place of a member's code: all of them together."""

TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Key:
    """A cell: codes of its members, and of its measure."""

    group: str
    row: str
    across: str
    measure: str


@dataclass
class Counted:
    """``groups`` maps a group to its rows; the members are those to which anything belongs."""

    wanted: Wanted
    context: Context
    cells: dict[Key, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    groups: dict[Member, set[Member]] = field(default_factory=lambda: defaultdict(set))
    across: set[Member] = field(default_factory=set)
    known_years: frozenset[int] = frozenset()
    repeats_rows: bool = False
    repeats_columns: bool = False

    def value(self, key: Key, measure: MeasureWanted) -> Quantity:
        if not measure.share_of:
            return self._plain(key, measure)
        return self._share(key, measure)

    def entries(self, key: Key) -> Sequence[Entry]:
        return self.cells.get(key, ())

    def _plain(self, key: Key, measure: MeasureWanted) -> Quantity:
        """Nothing is said of years of which there is no record at all."""
        if found := self.cells.get(key):
            return measure.measure.compute(found)
        nothing = measure.measure.when_none
        if nothing is None or not self.is_known(key, measure):
            return Quantity.unknown(measure.measure.unit)
        return nothing

    def is_known(self, key: Key, measure: MeasureWanted) -> bool:
        if not self.wanted.dataset.has_years:
            return True
        years = set((measure.window or self.wanted.window).years(self.context.facts.year))
        for dimension, code in zip(self._laid_out(), (key.row, key.group, key.across), strict=True):
            if dimension is not None and dimension.code == "year" and code.isdecimal():
                years &= {int(code)}
        return bool(years & self.known_years)

    def _laid_out(self) -> tuple[Dimension | None, ...]:
        return self.wanted.rows, self.wanted.group, self.wanted.across

    def part_and_whole(self, key: Key, measure: MeasureWanted) -> tuple[Quantity, Quantity]:
        """What a share is reckoned from."""
        part = self._plain(key, measure)
        if measure.share_of == "total":
            return part, self._plain(Key(ALL, ALL, key.across, measure.code), measure)
        other = self.wanted.measure(measure.share_of)
        return part, self._plain(Key(key.group, key.row, key.across, other.code), other)

    def _share(self, key: Key, measure: MeasureWanted) -> Quantity:
        """Per cent with one decimal; unknown where there is nothing to divide by."""
        part, whole = self.part_and_whole(key, measure)
        if not (part.is_known and whole.is_known and whole.number):
            return Quantity.unknown("percent")
        return Quantity.of(round_to(part.number * 100 / whole.number, TENTH), "percent", step=TENTH)


def count(wanted: Wanted, context: Context) -> Counted:
    """Raises FigureError where a year was not read."""
    counted = Counted(wanted, context)
    entries = _entries(wanted, context)
    if wanted.dataset.has_years:
        counted.known_years = frozenset(entry.record.year for entry in entries)
    fitting = list(_filtered(entries, wanted.every_where, wanted, context))
    for measure in wanted.measures:
        _count_measure(counted, measure, fitting)
    _add_every(counted)
    return counted


def _entries(wanted: Wanted, context: Context) -> list[Entry]:
    dataset = wanted.dataset
    years = context.of_years() if dataset.has_years else (context.facts,)
    records = [record for facts in years for record in dataset.records(facts)]
    asked = {*wanted.where, *(code for each in wanted.measures for code in each.where)}
    looked_at = [*wanted.dimensions, *(dataset.dimension(code) for code in asked)]
    by_parts = any(dimension.by_parts for dimension in looked_at)
    return dataset.split(records) if by_parts else dataset.whole(records)


def _filtered(entries: Iterable[Entry], where: Where, wanted: Wanted, context: Context) -> Iterator[Entry]:
    conditions = [(wanted.dataset.dimension(code), members) for code, members in where.items()]
    for entry in entries:
        if all(
            any(member.code in members for member in dimension.members(entry, context))
            for dimension, members in conditions
        ):
            yield entry


def _count_measure(counted: Counted, measure: MeasureWanted, fitting: list[Entry]) -> None:
    wanted, context = counted.wanted, counted.context
    years = frozenset((measure.window or wanted.window).years(context.facts.year))
    for entry in _filtered(fitting, measure.where, wanted, context):
        if wanted.dataset.has_years and entry.record.year not in years:
            continue
        if not measure.measure.is_told_by(entry):
            continue
        rows = wanted.rows.members(entry, context)
        groups = wanted.group.members(entry, context) if wanted.group else (Member(ALL, ""),)
        across = wanted.across.members(entry, context) if wanted.across else ()
        _put(counted, measure.code, entry, groups, rows, across)


def _put(
    counted: Counted,
    measure: str,
    entry: Entry,
    groups: tuple[Member, ...],
    rows: tuple[Member, ...],
    across: tuple[Member, ...],
) -> None:
    """Into its cells, and once into each total."""
    cells = counted.cells
    for column in (ALL, *(member.code for member in across)):
        cells[Key(ALL, ALL, column, measure)].append(entry)
        for group in groups:
            if group.code:
                cells[Key(group.code, ALL, column, measure)].append(entry)
            for row in rows:
                cells[Key(group.code, row.code, column, measure)].append(entry)
    for group in groups:
        counted.groups[group].update(rows)
    counted.across.update(across)
    counted.repeats_rows |= len(rows) > 1 or len(groups) > 1
    counted.repeats_columns |= len(across) > 1


def _add_every(counted: Counted) -> None:
    """Members that stand though nothing belongs to them: years always, the others where asked for."""
    wanted, context = counted.wanted, counted.context
    if wanted.rows.every and (wanted.empty_rows or wanted.rows.code == "year"):
        for rows in counted.groups.values() if wanted.group else (counted.groups[Member(ALL, "")],):
            rows.update(wanted.rows.every(context))
    if wanted.across and wanted.across.every and wanted.across.code == "year":
        counted.across.update(wanted.across.every(context))
