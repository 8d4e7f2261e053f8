"""Names in a text, each leading to its page where there is one."""

from __future__ import annotations

from collections.abc import Iterable

from grants.models.dimensions import SupportKind
from ngo_registry.models import Organization
from ngo_registry.models.council import CouncilKind
from reports.document import Inline, Link, Text
from reports.errors import FigureError
from reports.figures.base import by_code, choice, reference
from reports.figures.organizations import select as select_organizations
from reports.figures.support import select as select_support
from reports.scope import Scope


@reference("organization.name", "Название организации")
def organization_name(scope: Scope, *, code: str) -> tuple[Inline, ...]:
    return (link(by_code(scope.facts.city.organizations, code, "Организация")),)


@reference("organizations.names", "Названия организаций через запятую")
def organization_names(
    scope: Scope,
    *,
    category: str = "",
    status: str = "",
    kind: str = "",
    tenure: str = "",
    programme: str = "",
    sphere: str = "",
) -> tuple[Inline, ...]:
    """Of the register, or of those supported in the year when kind, tenure or programme is asked for."""
    if not (kind or tenure or programme):
        return join(map(link, select_organizations(scope, category=category, status=status, sphere=sphere)))
    rows = select_support(
        scope, kind=kind, programme=programme, sphere=sphere, tenure=tenure, with_parts=True
    )
    known = set(select_organizations(scope, category=category, status=status))
    named = {row.organization_id: row.organization for row in rows if row.organization in known}
    return join(map(link, named.values()))


@reference("programme.name", "Название программы")
def programme_name(scope: Scope, *, code: str) -> tuple[Inline, ...]:
    return (Text(f"«{by_code(scope.facts.city.programmes, code, 'Программа').name}»"),)


@reference("programme.years", "Годы программы")
def programme_years(scope: Scope, *, code: str) -> tuple[Inline, ...]:
    programme = by_code(scope.facts.city.programmes, code, "Программа")
    if programme.year_from is None or programme.year_to is None:
        raise FigureError(f"У программы «{code}» не указаны годы.")
    return (Text(f"{programme.year_from}–{programme.year_to}"),)


@reference("programmes.names", "Программы, по которым в году оказана финансовая поддержка")
def programme_names(scope: Scope) -> tuple[Inline, ...]:
    rows = select_support(scope, kind=str(SupportKind.FINANCIAL))
    supported = {row.programme_id for row in rows}
    return join(Text(f"«{each.name}»") for each in scope.facts.city.programmes if each.pk in supported)


@reference("contest.name", "Название конкурса")
def contest_name(scope: Scope, *, code: str) -> tuple[Inline, ...]:
    return (Text(by_code(scope.facts.city.contests, code, "Запись конкурса").name),)


@reference("council.name", "Название совета")
def council_name(scope: Scope, *, code: str) -> tuple[Inline, ...]:
    return (Text(by_code(scope.facts.city.councils, code, "Запись совета").name),)


@reference("councils.names", "Названия советов через запятую")
def council_names(scope: Scope, *, kind: str = "") -> tuple[Inline, ...]:
    choice(kind, CouncilKind, "Вид совета")
    return join(Text(council.name) for council in scope.facts.city.councils if kind in ("", council.kind))


def link(organization: Organization) -> Link:
    return Link(str(organization), organization.get_absolute_url())


def join(names: Iterable[Inline]) -> tuple[Inline, ...]:
    joined: list[Inline] = []
    for name in names:
        joined += [Text(", "), name] if joined else [name]
    return tuple(joined)
