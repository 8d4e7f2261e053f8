"""What the browser is told of a table that was judged."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from portal.lib.quantities import Agreement
from portal.lib.units import Plural, plural_of
from portal.workspace.grid.checked import Checked, CheckedRow, ColumnTotal

TO_MEND = {
    Plural.ONE: "строку поправить",
    Plural.FEW: "строки поправить",
    Plural.MANY: "строк поправить",
}
TAGS = {Agreement.AGREES: "ok", Agreement.WITHIN_ROUNDING: "warn", Agreement.CONTRADICTS: "err"}


def answer(checked: Checked) -> dict[str, Any]:
    """``{"rows": {key: …}, "totals": […], "counts": {…}, "wrong": "1 строку поправить", "problem": "…"}``."""
    return {"rows": {row.row.key: _row(row) for row in checked.rows}, **summary(checked)}


def summary(checked: Checked) -> dict[str, Any]:
    """What stands under the table."""
    wrong = checked.counts.wrong
    return {
        "totals": [_total(total) for total in checked.totals],
        "counts": asdict(checked.counts),
        "wrong": f"{wrong} {TO_MEND[plural_of(wrong)]}" if wrong else "",
        "problem": checked.problem,
    }


def _row(row: CheckedRow) -> dict[str, Any]:
    return {
        "state": row.state.value,
        "errors": {column: asdict(told) for column, told in row.errors.items()},
        "conflict": asdict(row.conflict) if row.conflict else None,
        "gone": row.is_gone,
    }


def _total(total: ColumnTotal) -> dict[str, Any]:
    tag = TAGS[total.agreement] if total.agreement else ""
    return {"title": total.title, "text": total.text, "told": total.told, "tag": tag}
