"""Property given to organisations: contracts and area."""

from __future__ import annotations

from grants.models.dimensions import SupportKind, Tenure
from portal.lib.quantities import Quantity, total
from reports.document import Basis
from reports.figures.base import Found, choice, figure
from reports.figures.support import select
from reports.scope import Scope


@figure("property.contracts", "Договоры о передаче имущества")
def contracts(scope: Scope, *, tenure: str = "") -> Found:
    choice(tenure, Tenure, "Право")
    if reported := scope.facts.total("property.contracts", tenure=tenure):
        return Found(reported.value, Basis.TOTAL, (reported,))
    rows = select(scope, kind=str(SupportKind.PROPERTY), tenure=tenure)
    return Found(Quantity.of(len(rows), "contract"), records=rows)


@figure("property.area", "Площадь переданных помещений")
def area(scope: Scope, *, tenure: str = "") -> Found:
    choice(tenure, Tenure, "Право")
    if reported := scope.facts.total("property.area", tenure=tenure):
        return Found(reported.value, Basis.TOTAL, (reported,))
    rows = select(scope, kind=str(SupportKind.PROPERTY), tenure=tenure)
    return Found(total((row.area for row in rows), "m2"), records=rows)
