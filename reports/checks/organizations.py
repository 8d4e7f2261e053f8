"""Organisations that the report names and whose papers cannot be right: check digits, forms that need registration."""

from __future__ import annotations

from collections.abc import Iterator

from ngo_registry.models import Organization
from ngo_registry.models.organization import Status
from portal.lib.identifiers import IdentifierError, check_inn, check_ogrn
from reports.built import Built
from reports.checks.base import Finding, Severity, check
from reports.document import Link
from reports.walking import inlines


@check("identifiers", "Контрольные цифры ОГРН и ИНН")
def identifiers(built: Built) -> Iterator[Finding]:
    for organization in _named(built):
        for value, judge in ((organization.ogrn, check_ogrn), (organization.inn, check_inn)):
            try:
                if value:
                    judge(value)
            except IdentifierError as error:
                yield _finding(organization, str(error), Severity.ERROR, value)


@check("unregistered-form", "Форма требует регистрации, а организация не зарегистрирована")
def unregistered_form(built: Built) -> Iterator[Finding]:
    for organization in _named(built):
        form = organization.legal_form
        if organization.status == Status.UNREGISTERED and form is not None and form.needs_registration:
            message = (
                f"Организация не зарегистрирована, но форма «{form.name}» возникает только с регистрацией."
            )
            yield _finding(organization, message, Severity.WARNING, form.name)


def _named(built: Built) -> Iterator[Organization]:
    linked = {run.href for run in inlines(built.document.nodes) if isinstance(run, Link)}
    return (each for each in built.scope.facts.city.organizations if each.get_absolute_url() in linked)


def _finding(organization: Organization, message: str, severity: Severity, value: str) -> Finding:
    return Finding(
        message,
        f"организация «{organization}»",
        f"record:{organization._meta.label_lower}/{organization.pk}",
        severity,
        (("указано", value),),
        "Сверьте запись с выпиской из ЕГРЮЛ.",
    )
