"""What a visitor may set side by side, and what the address asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Max, Q
from django.http import QueryDict

from grants.models import ContestRound, ReportedTotal
from grants.sums.kept import cells_of_cities, cells_of_city
from portal.models import Municipality, User
from reports.comparison.sides import Side
from reports.editions.queries import with_publication
from reports.models import Report
from reports.views.visible import OPEN, is_staff_of, published_reports, visible_reports

MOST_SIDES = 6
TOO_MANY = f"Рядом помещаются {MOST_SIDES} {{what}}: показаны {{which}}. Снимите отметки с лишних."
BESIDES_SUPPORT: tuple[Any, ...] = (ContestRound, ReportedTotal)


@dataclass(frozen=True)
class Choice:
    """What is offered, what of it is chosen, the columns that come of it, and what the person should be told."""

    offered: Sequence[tuple[str, str]]
    chosen: Sequence[str]
    sides: Sequence[Side]
    told: str = ""
    typed: str = ""
    """A name that was not understood, to be put right."""


@dataclass(frozen=True)
class ChoiceOfCities(Choice):
    years: Sequence[int] = field(default=())
    """Of published reports."""
    year: int | None = None


def years_of(city: Municipality) -> list[int]:
    """Years for which the city has anything to compare, newest first."""
    found = {cell.year for cell in cells_of_city(city)}
    for model in BESIDES_SUPPORT:
        of_city = model.objects.filter(municipality=city).order_by()
        found |= set(of_city.values_list("year", flat=True).distinct())
    return sorted(found, reverse=True)


def newest_years(cities: Iterable[int]) -> dict[int, int]:
    """The first of `years_of` for many cities at once, by their numbers."""
    found = {
        city: max((cell.year for cell in cells), default=0) for city, cells in cells_of_cities(cities).items()
    }
    for model in BESIDES_SUPPORT:
        newest = model.objects.filter(municipality__in=found).order_by().values_list("municipality")
        for city, year in newest.annotate(Max("year")):
            found[city] = max(found[city], year)
    return found


def choose_years(city: Municipality, asked: QueryDict, viewer: User | AnonymousUser) -> Choice:
    """``years`` of the address that the city has; without any, its two newest. Oldest first."""
    known = years_of(city)
    wanted = [year for year in known if str(year) in asked.getlist("years")]
    years = sorted((wanted or known[:2])[:MOST_SIDES])
    reports = newest_by_year(visible_reports(city, viewer))
    newest = max(known, default=0)
    sides = [Side(city, year, str(year), reports.get(year), year == newest) for year in years]
    told = TOO_MANY.format(what="лет", which="последние") if len(wanted) > MOST_SIDES else ""
    return Choice([(str(year), str(year)) for year in known], [str(year) for year in years], sides, told)


def choose_cities(asked: QueryDict, viewer: User | AnonymousUser) -> ChoiceOfCities:
    """``cities`` of the address are slugs, ``add`` is the name of one more. Without any, those that published first."""
    reports = list(published_reports().values_list("year", "municipality__slug", "municipality__name"))
    names = {slug: name for _, slug, name in reports}
    years = sorted({year for year, *_ in reports}, reverse=True)
    year = next((each for each in years if str(each) == asked.get("year")), years[0] if years else None)
    named = [slug for slug in dict.fromkeys(asked.getlist("cities")) if slug in names]
    wanted, told, typed = _added(named, names, asked.get("add", "").strip())
    chosen = (wanted or list(dict.fromkeys(slug for of, slug, _ in reports if of == year)))[:MOST_SIDES]
    sides = [] if year is None else _sides(chosen, year, viewer)
    offered = sorted(names.items(), key=lambda each: each[1])
    return ChoiceOfCities(offered, chosen, sides, told, typed, years, year)


def _added(named: list[str], names: Mapping[str, str], typed: str) -> tuple[list[str], str, str]:
    """The cities asked for, what the person should be told, and the name that stays to be put right."""
    found = next((slug for slug, name in names.items() if _plain(name) == _plain(typed)), "")
    if typed and not found:
        return named, f"Города «{typed}» среди опубликовавших отчёт нет: выберите из списка.", typed
    if found and found not in named and len(named) >= MOST_SIDES:
        return named, f"Рядом помещаются {MOST_SIDES} городов: снимите отметку с одного из них.", typed
    told = TOO_MANY.format(what="городов", which="первые") if len(named) > MOST_SIDES else ""
    return list(dict.fromkeys([*named, *([found] if found else [])])), told, ""


def newest_by_year(reports: Iterable[Report]) -> dict[int, Report]:
    """One report a year: numbers are explained on its pages."""
    found: dict[int, Report] = {}
    for report in reports:
        found.setdefault(report.year, report)
    return found


def _sides(slugs: Sequence[str], year: int, viewer: User | AnonymousUser) -> list[Side]:
    """In the order of the slugs, in as many queries for one city as for many."""
    cities = {city.slug: city for city in Municipality.objects.filter(slug__in=slugs)}
    own = [city.pk for city in cities.values() if is_staff_of(city, viewer)]
    of_year = Report.objects.filter(municipality__slug__in=slugs, year=year)
    seen = with_publication(of_year).filter(OPEN | Q(municipality__in=own)).order_by("-form")
    reports = {report.municipality_id: report for report in seen}
    newest = newest_years(city.pk for city in cities.values())
    return [
        Side(city, year, city.name, reports.get(city.pk), year == newest[city.pk])
        for city in (cities[slug] for slug in slugs)
    ]


def _plain(name: str) -> str:
    """«королёв » is «Королев»."""
    return name.strip().casefold().replace("ё", "е")
