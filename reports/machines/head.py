"""What stands in the head of a public page for machines, by the name of its address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from ngo_registry.models import Organization
from portal.models import Municipality
from reports.machines.json_ld import Thing, crumbs
from reports.machines.things import Absolute, city_site, description_of, organization_thing, report_thing
from reports.models import Edition, Report

SITE = "Поддержка НКО в городах"

SECTIONS: Mapping[str, tuple[str, str]] = {
    "organizations": ("Реестр организаций", "Некоммерческие организации города: поиск, статусы, поддержка."),
    "recipients": ("Реестр получателей поддержки", "Кому, когда и какая поддержка оказана: реестр по 7-ФЗ."),
    "support": ("Поддержка", "На что и сколько город дал некоммерческим организациям."),
    "contests": ("Конкурсы", "Конкурсы для некоммерческих организаций: сроки, участники, победители."),
    "reports": ("Отчёты", "Отчёты города о поддержке некоммерческих организаций по годам."),
    "city-opendata": ("Открытые данные", "Сведения города о поддержке некоммерческих организаций файлами."),
}
"""Name of the address → title and description of the page."""

PORTAL: Mapping[str, tuple[str, str]] = {
    "home": (SITE, "Кого и как поддерживают города: организации, поддержка, конкурсы, отчёты."),
    "catalogue": ("Отчёты городов", "Отчёты всех городов портала: редакции и файлы."),
    "opendata": ("Открытые данные", "Все сведения портала файлами: CSV, XLSX, JSON."),
    "api-docs": ("API", "Сведения портала для программ: пути, параметры, поля, примеры."),
    "help": ("Помощь", "Как пользоваться порталом."),
}


@dataclass(frozen=True)
class Head:
    """``type`` is that of Open Graph; ``things`` are blocks of JSON-LD."""

    title: str
    description: str
    url: str
    type: str = "website"
    things: tuple[Thing, ...] = field(default=())


def head_of(request: HttpRequest, context: Mapping[str, Any]) -> Head | None:
    """By what the page itself was given; None where nothing is to be told: forms, pages of officials, errors."""
    match = request.resolver_match
    if match is None or match.namespaces or "exception" in context:
        return None
    absolute = request.build_absolute_uri
    name, city = match.url_name or "", context.get("city")
    if name in PORTAL:
        return Head(*PORTAL[name], url=absolute(request.path))
    if not isinstance(city, Municipality):
        return None
    maker = MAKERS.get(name)
    if maker:
        return maker(city, context, absolute)
    return _section(name, city, absolute) if name in SECTIONS else None


def _city(city: Municipality, context: Mapping[str, Any], absolute: Absolute) -> Head:
    return Head(
        title=f"{city.name}: поддержка НКО",
        description=f"{city.administration}: организации, поддержка, конкурсы и отчёты.",
        url=absolute(reverse("city", args=[city.slug])),
        things=(city_site(city, absolute), _crumbs(city, absolute)),
    )


def _section(name: str, city: Municipality, absolute: Absolute) -> Head:
    title, description = SECTIONS[name]
    url = reverse(name, args=[city.slug])
    things = (_crumbs(city, absolute, (title, url)),)
    return Head(f"{title} — {city.name}", description, absolute(url), things=things)


def _organization(city: Municipality, context: Mapping[str, Any], absolute: Absolute) -> Head | None:
    organization = context.get("organization")
    if not isinstance(organization, Organization):
        return None
    url = organization.get_absolute_url()
    section = (SECTIONS["organizations"][0], reverse("organizations", args=[city.slug]))
    steps = _crumbs(city, absolute, section, (str(organization), url))
    return Head(
        title=str(organization),
        description=f"{organization.name}: сведения, поддержка города, конкурсы и гранты.",
        url=absolute(url),
        type="profile",
        things=(organization_thing(organization, absolute), steps),
    )


def _report(city: Municipality, context: Mapping[str, Any], absolute: Absolute) -> Head | None:
    """Also of one edition. A page that says why a report was withdrawn is not a report."""
    report, edition = context.get("report"), context.get("edition")
    is_gone = isinstance(edition, Edition) and edition.is_withdrawn
    if not isinstance(report, Report) or is_gone or "body" not in context:
        return None
    url = report.get_absolute_url()
    section = (SECTIONS["reports"][0], reverse("reports", args=[city.slug]))
    return Head(
        title=edition.title if edition else report.title,
        description=description_of(report),
        url=absolute(url),
        type="article",
        things=(
            report_thing(report, edition, absolute),
            _crumbs(city, absolute, section, (f"{report.year} год", url)),
        ),
    )


def _crumbs(city: Municipality, absolute: Absolute, *steps: tuple[str, str]) -> Thing:
    whole = [("Города", reverse("home")), (city.name, reverse("city", args=[city.slug])), *steps]
    return crumbs([(name, absolute(url)) for name, url in whole])


Maker = Callable[[Municipality, Mapping[str, Any], Absolute], Head | None]
MAKERS: Mapping[str, Maker] = {
    "city": _city,
    "organization": _organization,
    "report": _report,
    "edition": _report,
}
