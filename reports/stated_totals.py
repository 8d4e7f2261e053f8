"""What departments and older documents state for the totals of grids."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from portal.lib.quantities import Quantity
from portal.models import Municipality
from portal.workspace.stated_totals import Stated
from reports.models import DeclaredValue
from reports.place import cell_place, table_place


def of_programme(city: Municipality, scope: Mapping[str, Any]) -> dict[str, Quantity]:
    """The total of the programme's own table of recipients in the year's report."""
    year, programme = scope.get("year"), scope.get("programme")
    if not year or programme is None:
        return {}
    table = table_place("programme_recipients", {"programme": programme.code})
    declared = DeclaredValue.objects.filter(
        municipality=city, year=year, place=cell_place(table, "total", "amount")
    ).first()
    return {"amount": declared.value} if declared and declared.value.is_known else {}


STATED: Mapping[str, Stated] = {"support/financial": of_programme}
