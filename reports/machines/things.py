"""A city, an organisation, a report as schema.org knows them: only what their public pages show."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.urls import reverse

from ngo_registry.models import Organization
from ngo_registry.models.contact import ContactKind
from portal.models import Municipality
from reports.machines.json_ld import Thing, thing
from reports.models import Edition, EditionFile, Report
from reports.views.editions.offered import public

Absolute = Callable[[str], str]
"""An address on the portal made whole by the host of the request."""

PROPERTIES = {ContactKind.PHONE: "telephone", ContactKind.EMAIL: "email", ContactKind.PAGE: "sameAs"}


def city_site(city: Municipality, absolute: Absolute) -> Thing:
    """The city's part of the portal, with the search of its register."""
    register = absolute(reverse("organizations", args=[city.slug]))
    return thing(
        "WebSite",
        name=f"Поддержка НКО — {city.name}",
        url=absolute(reverse("city", args=[city.slug])),
        inLanguage="ru",
        publisher=administration(city),
        potentialAction={
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{register}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    )


def administration(city: Municipality) -> Thing:
    return thing(
        "GovernmentOrganization",
        name=city.administration,
        url=city.site,
        identifier=[_number("ИНН", city.administration_inn)] if city.administration_inn else [],
    )


def organization_thing(organization: Organization, absolute: Absolute) -> Thing:
    """A head is named only where a basis for it is recorded, a contact where it is published."""
    numbers = (("ОГРН", organization.ogrn), ("ИНН", organization.inn))
    return thing(
        "NGO",
        name=str(organization),
        legalName=organization.name,
        alternateName=[former.name for former in organization.former_names.all()],
        identifier=[_number(name, value) for name, value in numbers if value],
        taxID=organization.inn,
        address=organization.address
        and thing("PostalAddress", streetAddress=organization.address, addressCountry="RU"),
        url=organization.site or absolute(organization.get_absolute_url()),
        mainEntityOfPage=absolute(organization.get_absolute_url()),
        foundingDate=organization.registered_on and organization.registered_on.isoformat(),
        dissolutionDate=organization.dissolved_on and organization.dissolved_on.isoformat(),
        employee=organization.published_head
        and thing("Person", name=organization.published_head, jobTitle=organization.head_position),
        **_contacts(organization),
    )


def report_thing(report: Report, edition: Edition | None, absolute: Absolute) -> Thing:
    """A draft has neither a day nor files that stay."""
    city = report.municipality
    return thing(
        ["Report", "Dataset"],
        name=edition.title if edition else report.title,
        description=description_of(report),
        url=absolute(report.get_absolute_url()),
        temporalCoverage=str(report.year),
        spatialCoverage=thing("City", name=city.name),
        inLanguage="ru",
        license=city.licence_url,
        publisher=administration(city),
        isAccessibleForFree=True,
        creativeWorkStatus="Published" if edition else "Draft",
        datePublished=edition and edition.published_at.isoformat(),
        version=edition and str(edition.number),
        distribution=list(_files(report, edition, absolute)) if edition else [],
    )


def description_of(report: Report) -> str:
    city = report.municipality
    return f"{city.administration}: отчёт о поддержке некоммерческих организаций за {report.year} год."


def _files(report: Report, edition: Edition, absolute: Absolute) -> Iterable[Thing]:
    for file in public(edition.files.all()):
        yield _file(file, absolute(_address(report, edition, file)))


def _address(report: Report, edition: Edition, file: EditionFile) -> str:
    place = [report.municipality.slug, report.year, report.form, edition.number, report.form, file.kind]
    return reverse("edition-file", args=place)


def _file(file: EditionFile, address: str) -> Thing:
    return thing(
        "DataDownload",
        name=file.kind,
        contentUrl=address,
        encodingFormat=file.media_type,
        contentSize=f"{file.size} B",
        sha256=file.sha256,
    )


def _number(name: str, value: str) -> Thing:
    return thing("PropertyValue", propertyID=name, name=name, value=value)


def _contacts(organization: Organization) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for contact in organization.contacts.all():
        if contact.is_published:
            found.setdefault(PROPERTIES[ContactKind(contact.kind)], []).append(contact.value)
    return found
