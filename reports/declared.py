"""A declared value in the unit of the place that it was declared for."""

from __future__ import annotations

from dataclasses import replace

from portal.lib.quantities import Quantity
from portal.lib.units import unit
from reports.errors import FigureError
from reports.models import DeclaredValue


def declared_quantity(declared: DeclaredValue, counted_in: str) -> Quantity:
    """One that names no unit is meant in that of its place. Raises FigureError for another unit."""
    value: Quantity = declared.value
    if value.unit and counted_in and value.unit != counted_in:
        raise FigureError(
            f"Для «{declared.place}» заявлено значение в единицах «{unit(value.unit).many}», "
            f"а здесь считаются «{unit(counted_in).many}»."
        )
    return replace(value, unit=counted_in)
