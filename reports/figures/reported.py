"""A total that a department reports, by its code."""

from __future__ import annotations

from portal.lib.dates import format_date
from reports.document import Basis, Inline, Text
from reports.errors import FigureError
from reports.figures.base import Found, by_code, figure, reference
from reports.scope import Scope


@figure("reported", "Сводное сведение подразделения", adds_years=False)
def reported(scope: Scope, *, code: str) -> Found:
    total = by_code(scope.facts.totals, code, "Сводная величина")
    return Found(total.value, Basis.TOTAL, (total,))


@reference("reported.date", "Дата, на которую верно сводное сведение")
def reported_date(scope: Scope, *, code: str) -> tuple[Inline, ...]:
    total = by_code(scope.facts.totals, code, "Сводная величина")
    if total.as_of is None:
        raise FigureError(f"У сводной величины «{code}» не указана дата.")
    return (Text(format_date(total.as_of)),)
