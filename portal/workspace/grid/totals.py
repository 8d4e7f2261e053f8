"""Totals under a table, compared with what the city or a department declares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from portal.lib.numbers import format_quantity
from portal.lib.quantities import Agreement, Quantity, compare, total
from portal.lib.units import scale_factor
from portal.models.quantity_field import QuantityField
from portal.records.columns import quantities_of
from portal.workspace.grid.checked import ColumnTotal
from portal.workspace.grid.sheet import Sheet
from portal.workspace.grid_declaration import GridColumn

AGREES = "сходится с заявленной"
ROUNDED = "в пределах округления"


def totals(sheet: Sheet, terms: Mapping[str, Sequence[Quantity]]) -> list[ColumnTotal]:
    """Of the columns that are summed; ``terms`` are their quantities by column."""
    declared = sheet.grid.declared(sheet.desk.city, sheet.scope) if sheet.grid.declared else {}
    known = quantities_of(sheet.model)
    return [
        _total(sheet, column, known[column.name], terms[column.name], declared.get(column.name))
        for column in sheet.summed
    ]


def _total(
    sheet: Sheet,
    column: GridColumn,
    quantity: QuantityField,
    terms: Sequence[Quantity],
    declared: Quantity | None,
) -> ColumnTotal:
    whole = total(terms, quantity.unit)
    finest = min((term.step for term in terms if term.value is not None), default=Decimal(1))
    text = _written(whole, column.scale, finest) or "нет сведений"
    title = sheet.title_of(column).partition(",")[0]
    agreement = compare(declared, whole) if declared else None
    if declared is None or agreement is None:
        return ColumnTotal(column.name, title, text)
    return ColumnTotal(
        column.name, title, text, agreement, _judged(agreement, declared, whole, column, finest)
    )


def _judged(
    agreement: Agreement, declared: Quantity, whole: Quantity, column: GridColumn, finest: Decimal
) -> str:
    if agreement is Agreement.AGREES:
        return AGREES
    if agreement is Agreement.WITHIN_ROUNDING:
        return ROUNDED
    difference = whole.number - declared.number
    step = finest if declared.value is None else min(finest, declared.step)
    told = _written(Quantity(abs(difference), whole.unit, step), column.scale, step)
    side = "больше" if difference > 0 else "меньше"
    return f"противоречие: на {told} {side} заявленной ({_written(declared, column.scale, declared.step)})"


def _written(quantity: Quantity, scale: str, finest: Decimal) -> str:
    """In the scale of the heading, to the finest digit that any term has: an official adds up what is written."""
    decimals = max(0, (scale_factor(scale) / finest).adjusted())
    return format_quantity(quantity, scale=scale, decimals=decimals)
