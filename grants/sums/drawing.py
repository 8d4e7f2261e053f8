"""A table of sums with its picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString, mark_safe

from grants.sums.tables import Row, Sums
from portal.charts import Bar, draw
from portal.lib.numbers import format_number, format_quantity

MOST_BARS = 12
BESIDE = "Те же числа — в таблице рядом."


@dataclass(frozen=True)
class Shown:
    """A table with its picture; the picture is left out where there is nothing to compare."""

    table: Sums
    chart: SafeString | str


def drawn(table: Sums) -> Shown:
    """Bars of money where the rows are money, of records where they are not."""
    by_money = table.has_money and not table.has_units
    bars = [_money_bar(row) if by_money else _records_bar(row) for row in _drawn(table, by_money=by_money)]
    if len(bars) < 2:
        return Shown(table, "")
    measure = "тыс. рублей" if by_money else "число записей"
    return Shown(table, mark_safe(draw(bars, f"{table.title}, {measure}", f"by-{table.code}", BESIDE)))


def _drawn(table: Sums, *, by_money: bool) -> Sequence[Row]:
    """The largest, or the newest of the years; a row without a known sum has no bar."""
    rows = [row for row in table.rows if not row.is_inner and (row.given.money.is_known or not by_money)]
    return rows[-MOST_BARS:] if table.code == "year" else rows[:MOST_BARS]


def _money_bar(row: Row) -> Bar:
    money = row.given.money
    return Bar(row.label, money.number, format_quantity(money, scale="тыс.", decimals=1, with_unit=False))


def _records_bar(row: Row) -> Bar:
    return Bar(row.label, Decimal(row.given.records), format_number(Decimal(row.given.records), 0))
