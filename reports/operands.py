"""What a number was reckoned from, where no table prints it: both years of a change, part and whole of a share."""

from __future__ import annotations

from dataclasses import dataclass

from portal.lib.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Operand:
    """``place`` is its own address, empty where it has none: «2022 год» has one, «числитель» has not."""

    title: str
    value: Quantity
    place: str = ""
