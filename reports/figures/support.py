"""Support: money, recipients, services."""

from __future__ import annotations

from collections.abc import Iterable

from grants.models import Support
from grants.models.dimensions import MoneyForm, RecipientKind, SupportKind, Tenure
from portal.lib.quantities import Quantity, total
from portal.lib.units import UNITS
from reports.document import Counts
from reports.errors import FigureError
from reports.figures.base import Found, by_code, choice, figure, in_book
from reports.scope import Scope

NGO_OR_MIXED = (str(RecipientKind.NGO), str(RecipientKind.MIXED))


@figure("support.amount", "Сумма финансовой поддержки")
def amount(
    scope: Scope,
    *,
    kind: str = "",
    programme: str = "",
    sphere: str = "",
    organization: str = "",
    code: str = "",
    money_form: str = "",
    recipients: str = "",
) -> Found:
    rows = select(
        scope,
        kind=kind,
        programme=programme,
        sphere=sphere,
        organization=organization,
        code=code,
        recipients=recipients,
        money_form=money_form,
    )
    return Found(total((row.amount for row in rows), "rub"), records=rows)


@figure("support.recipients", "Получатели поддержки", counts=Counts.ORGANIZATIONS)
def recipients(
    scope: Scope,
    *,
    kind: str = "",
    programme: str = "",
    sphere: str = "",
    organization: str = "",
    code: str = "",
    tenure: str = "",
    recipients: str = "",
) -> Found:
    rows = select(
        scope,
        kind=kind,
        programme=programme,
        sphere=sphere,
        organization=organization,
        code=code,
        recipients=recipients,
        tenure=tenure,
    )
    return Found(count_recipients(rows), records=rows)


@figure("support.services", "Оказано услуг")
def services(scope: Scope, *, kind: str = "", sphere: str = "", code: str = "", unit: str = "") -> Found:
    """Only services of one unit can be added: say which, where there are several."""
    if unit and unit not in UNITS:
        raise FigureError(f"Единицы «{unit}» нет. Возможны: {', '.join(filter(None, UNITS))}.")
    rows = select(scope, kind=kind, sphere=sphere, code=code)
    rows = tuple(row for row in rows if row.services.is_known and unit in ("", row.service_unit))
    units = sorted({row.service_unit for row in rows} or {unit})
    if len(units) > 1:
        choices = " или ".join(f"unit={each}" for each in units)
        raise FigureError(f"Услуги считаются в разных единицах и не складываются. Выберите: {choices}.")
    return Found(total((row.services for row in rows), units[0]), records=rows)


@figure("support.cases", "Случаи поддержки: сумма по видам", counts=Counts.SUPPORT_CASES)
def cases(scope: Scope, *, sphere: str = "") -> Found:
    """A sum over kinds of support. An organisation helped in two ways is in it twice."""
    rows = select(scope, sphere=sphere)
    by_kind = [
        count_recipients(tuple(row for row in rows if row.kind == kind)) for kind in SupportKind.values
    ]
    return Found(total(by_kind, "organization"), records=rows)


def select(
    scope: Scope,
    *,
    kind: str = "",
    programme: str = "",
    sphere: str = "",
    organization: str = "",
    code: str = "",
    recipients: str = "",
    tenure: str = "",
    money_form: str = "",
    with_parts: bool = False,
) -> tuple[Support, ...]:
    """One record by its code, or all that fit: НКО are meant, and what an aggregate counts is left to it.

    ``with_parts`` keeps the parts too, for names: they are told, never added.
    """
    if code:
        return (by_code(scope.facts.support, code, "Мера поддержки"),)
    _refuse_unknown(scope, programme, sphere, organization)
    allowed = _allowed(kind, tenure, money_form, recipients)
    rows = tuple(
        row
        for row in scope.facts.support
        if all(getattr(row, name) in values for name, values in allowed.items())
        and _is_of(row, programme, sphere, organization)
    )
    return rows if with_parts else _without_parts(rows, of_one_organization=bool(organization))


def _allowed(kind: str, tenure: str, money_form: str, recipients: str) -> dict[str, tuple[str, ...]]:
    """Field → the values that fit. Money to НКО is meant unless other recipients are asked for."""
    chosen = {
        "kind": choice(kind, SupportKind, "Вид поддержки"),
        "tenure": choice(tenure, Tenure, "Право"),
        "money_form": choice(money_form, MoneyForm, "Форма"),
        "recipient_kind": choice(recipients, RecipientKind, "Получатели"),
    }
    allowed = {name: (value,) for name, value in chosen.items() if value}
    return {"recipient_kind": NGO_OR_MIXED, **allowed}


def _is_of(row: Support, programme: str, sphere: str, organization: str) -> bool:
    """Empty codes fit any record; a group of spheres holds the records of all its spheres."""
    spheres = (row.sphere.code, row.sphere.group.code) if row.sphere else ()
    return (
        (not programme or (row.programme is not None and row.programme.code == programme))
        and (not organization or (row.organization is not None and row.organization.code == organization))
        and (not sphere or sphere in spheres)
    )


def _refuse_unknown(scope: Scope, programme: str, sphere: str, organization: str) -> None:
    city = scope.facts.city
    in_book(scope, "sphere", sphere, "Сфера")
    if programme:
        by_code(city.programmes, programme, "Программа")
    if organization:
        by_code(city.organizations, organization, "Организация")


def _without_parts(rows: tuple[Support, ...], *, of_one_organization: bool) -> tuple[Support, ...]:
    """An organisation's own part of a group's aggregate is all that is known of it, so there it counts."""
    counted = {row.pk for row in rows} if of_one_organization else None
    return tuple(
        row
        for row in rows
        if row.part_of_id is None or (counted is not None and row.part_of_id not in counted)
    )


def count_recipients(rows: Iterable[Support]) -> Quantity:
    """Named organisations once each, and the numbers of the unnamed groups; groups of unknown size stay a blank."""
    rows = tuple(rows)
    named = {row.organization_id for row in rows if row.organization_id}
    groups = [row.recipients for row in rows if row.organization_id is None]
    counted = [Quantity.of(len(named), "organization")] if named or not groups else []
    return total([*counted, *groups], "organization")
