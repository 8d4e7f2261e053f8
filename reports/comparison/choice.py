"""What a visitor may set side by side, and what the address asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict

from grants.models import ContestRound, ReportedTotal
from grants.sums.kept import cells_of_city
from portal.models import Municipality, User
from reports.comparison.comparing import Side
from reports.models import Report
from reports.views.visible import published_reports, visible_reports

MOST_SIDES = 6


@dataclass(frozen=True)
class Choice:
    """What is offered, what of it is chosen, and the columns that come of it."""

    offered: Sequence[tuple[str, str]]
    chosen: Sequence[str]
    sides: Sequence[Side]


def years_of(city: Municipality) -> list[int]:
    """Years for which the city has anything to compare, newest first."""
    found = {cell.year for cell in cells_of_city(city)}
    for model in (ContestRound, ReportedTotal):
        found |= set(
            model.objects.filter(municipality=city).order_by().values_list("year", flat=True).distinct()
        )
    return sorted(found, reverse=True)


def choose_years(city: Municipality, asked: QueryDict, viewer: User | AnonymousUser) -> Choice:
    """``years`` of the address that the city has; without any, its two newest. Oldest first."""
    known = years_of(city)
    wanted = [year for year in known if str(year) in asked.getlist("years")][:MOST_SIDES]
    years = sorted(wanted or known[:2])
    reports = newest_by_year(visible_reports(city, viewer))
    newest = max(known, default=0)
    sides = [Side(city, year, str(year), reports.get(year), year == newest) for year in years]
    return Choice([(str(year), str(year)) for year in known], [str(year) for year in years], sides)


def choose_cities(asked: QueryDict, viewer: User | AnonymousUser) -> tuple[Choice, list[int], int | None]:
    """The columns, the years of published reports, and the one that is compared.

    ``cities`` of the address are slugs, ``add`` is the name of one more. Without any, those that published first.
    """
    reports = [report for report in published_reports().select_related("municipality") if report.municipality]
    years = sorted({report.year for report in reports}, reverse=True)
    year = next((each for each in years if str(each) == asked.get("year")), years[0] if years else None)
    cities = {report.municipality.slug: report.municipality for report in reports}
    of_year = [report.municipality.slug for report in reports if report.year == year]
    wanted = list(dict.fromkeys(_wanted(asked, cities) or of_year))[:MOST_SIDES]
    sides = [] if year is None else [_side(cities[slug], year, viewer) for slug in wanted]
    offered = sorted(((slug, city.name) for slug, city in cities.items()), key=lambda each: each[1])
    return Choice(offered, wanted, sides), years, year


def _wanted(asked: QueryDict, cities: Mapping[str, Municipality]) -> list[str]:
    added = asked.get("add", "").strip().casefold()
    by_name = [slug for slug, city in cities.items() if city.name.casefold() == added]
    return [slug for slug in asked.getlist("cities") if slug in cities] + by_name


def newest_by_year(reports: Iterable[Report]) -> dict[int, Report]:
    """One report a year: numbers are explained on its pages."""
    found: dict[int, Report] = {}
    for report in reports:
        found.setdefault(report.year, report)
    return found


def _side(city: Municipality, year: int, viewer: User | AnonymousUser) -> Side:
    reports = newest_by_year(visible_reports(city, viewer))
    newest = max(years_of(city), default=0)
    return replace(Side(city, year, city.name, reports.get(year)), is_newest=year == newest)
