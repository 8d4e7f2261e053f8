"""Named victories in contests."""

from __future__ import annotations

from grants.models import Award
from portal.lib.quantities import Quantity, total
from reports.document import Inline, Text
from reports.errors import FigureError
from reports.figures.base import Found, by_code, figure, reference
from reports.scope import Scope


@figure("awards.amount", "Сумма грантов")
def amount(scope: Scope, *, organization: str = "", contest: str = "", code: str = "") -> Found:
    rows = select(scope, organization, contest, code)
    return Found(total((row.amount for row in rows), "rub"), records=rows)


@figure("awards.count", "Число побед в конкурсах")
def count(scope: Scope, *, organization: str = "", contest: str = "", code: str = "") -> Found:
    """A victory of unnamed people counts as many times as there are people."""
    rows = select(scope, organization, contest, code)
    people = [row.persons for row in rows if row.organization_id is None]
    named = Quantity.of(len(rows) - len(people), "person")
    counted = total([named, *people], "person")
    return Found(Quantity(counted.value, "winner", counted.step, counted.qualifier), records=rows)


@reference("award.project", "Название проекта-победителя")
def project(scope: Scope, *, code: str) -> tuple[Inline, ...]:
    award = by_code(scope.facts.awards, code, "Победа")
    if not award.project:
        raise FigureError(f"У победы «{code}» не назван проект.")
    return (Text(award.project if award.project.startswith(("«", '"')) else f"«{award.project}»"),)


def select(scope: Scope, organization: str, contest: str, code: str) -> tuple[Award, ...]:
    if code:
        return (by_code(scope.facts.awards, code, "Победа"),)
    if contest:
        by_code(scope.facts.city.contests, contest, "Запись конкурса")
    if organization:
        by_code(scope.facts.city.organizations, organization, "Организация")
    return tuple(
        row
        for row in scope.facts.awards
        if contest in ("", row.contest.code)
        and (not organization or (row.organization is not None and row.organization.code == organization))
    )
