"""How many organisations there are."""

from __future__ import annotations

from ngo_registry.models.organization import Organization, Status
from portal.lib.quantities import Quantity
from reports.document import Basis, Counts
from reports.figures.base import Found, choice, figure, in_book
from reports.scope import Scope


@figure("organizations.count", "Число организаций", counts=Counts.ORGANIZATIONS, adds_years=False)
def count(
    scope: Scope, *, category: str = "", sphere: str = "", status: str = "", legal_form: str = ""
) -> Found:
    """A department's total of just this breakdown speaks first; otherwise the records are counted."""
    total = scope.facts.total(
        "organizations", category=category, sphere=sphere, status=status, legal_form=legal_form
    )
    if total:
        return Found(total.value, Basis.TOTAL, (total,))
    rows = select(scope, category=category, sphere=sphere, status=status, legal_form=legal_form)
    return Found(Quantity.of(len(rows), "organization"), Basis.RECORDS, rows)


def select(
    scope: Scope, *, category: str = "", sphere: str = "", status: str = "", legal_form: str = ""
) -> tuple[Organization, ...]:
    """Without a status asked for, those that are at work: the dissolved are left out."""
    choice(status, Status, "Статус")
    for book, code, what in (
        ("category", category, "Категория"),
        ("sphere", sphere, "Сфера"),
        ("legal_form", legal_form, "Форма"),
    ):
        in_book(scope, book, code, what)
    city = scope.facts.city
    return tuple(
        organization
        for organization in city.organizations
        if (organization.status == status if status else organization.status != Status.DISSOLVED)
        and (not category or category in city.categories.get(organization.pk, ()))
        and (not sphere or sphere in city.spheres.get(organization.pk, ()))
        and (
            not legal_form
            or (organization.legal_form is not None and organization.legal_form.code == legal_form)
        )
    )
