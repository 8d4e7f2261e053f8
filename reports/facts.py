"""Everything that a city knows of a year, read once in a fixed number of queries.

Figures, tables and checks are arithmetic over these rows: they need neither the database nor a request.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from grants.models import Award, Contest, ContestRound, Programme, ReportedTotal, Support
from grants.queries import awards_of, contests_of, programmes_of, rounds_of, support_of, totals_of
from ngo_registry.models import Category, Council, CouncilMeeting, LegalForm, Organization, Sphere
from ngo_registry.queries import (
    categories_by_organization,
    councils_of,
    meetings_of,
    organizations_of,
    spheres_by_organization,
)
from portal.models import Department, LegalAct, Municipality
from portal.queries import acts_for
from reports.errors import FigureError
from reports.models import DeclaredValue, Indicator, IndicatorValue, Plan
from reports.queries import declared_values_of, indicator_values_of, indicators_of, plans_of


@dataclass(frozen=True)
class City:
    """What a city has in any year.

    ``categories`` and ``spheres`` hold codes by the organisation's id, ``books`` the codes of each reference book.
    """

    municipality: Municipality
    organizations: tuple[Organization, ...] = ()
    categories: Mapping[int, frozenset[str]] = field(default_factory=dict)
    spheres: Mapping[int, frozenset[str]] = field(default_factory=dict)
    councils: tuple[Council, ...] = ()
    programmes: tuple[Programme, ...] = ()
    contests: tuple[Contest, ...] = ()
    acts: tuple[LegalAct, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    plans: tuple[Plan, ...] = ()
    books: Mapping[str, frozenset[str]] = field(default_factory=dict)
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Code → name, in the order of each reference book."""

    @cached_property
    def departments(self) -> Mapping[int, str]:
        """Names by number; asked of the database only by tables that tell of departments."""
        return {each.pk: str(each) for each in Department.objects.filter(municipality=self.municipality)}


@dataclass(frozen=True)
class Facts:
    """What happened in one year. ``others`` holds the years that the report compares itself with.

    ``parts`` are the single years of facts that hold several of them together.
    """

    city: City
    year: int
    support: tuple[Support, ...] = ()
    rounds: tuple[ContestRound, ...] = ()
    awards: tuple[Award, ...] = ()
    meetings: tuple[CouncilMeeting, ...] = ()
    totals: tuple[ReportedTotal, ...] = ()
    indicator_values: tuple[IndicatorValue, ...] = ()
    declared: Mapping[str, DeclaredValue] = field(default_factory=dict)
    others: Mapping[int, Facts] = field(default_factory=dict)
    parts: tuple[Facts, ...] = ()

    def in_year(self, year: int) -> Facts | None:
        return self if year == self.year else self.others.get(year)

    def of_year(self, year: int) -> Facts:
        """Raises FigureError where the year was not read."""
        found = self.in_year(year)
        if found is None:
            raise FigureError(f"Сведения за {year} год для этого отчёта не загружены.")
        return found

    def over(self, since: int, until: int) -> Facts | None:
        """The records of all these years together; None where one of them was not read.

        Who is named in several years is one record of the city, so whatever counts the named counts them once.
        What is true of a year only (totals, indicators, declared values) is left out.
        """
        parts = [self.in_year(year) for year in range(since, until + 1)]
        years = tuple(part for part in parts if part is not None)
        if not years or len(years) < len(parts):
            return None
        rows: dict[str, Any] = {
            name: tuple(row for part in years for row in getattr(part, name))
            for name in ("support", "rounds", "awards", "meetings")
        }
        return Facts(self.city, until, parts=years, **rows)

    def total(self, subject: str, **breakdown: str) -> ReportedTotal | None:
        """The department's total of exactly this subject and breakdown; one that says «нет сведений» is none.

        Raises FigureError over several years: the totals of years cannot be added, nor may one of them be left out.
        """
        for part in self.parts:
            if part.total(subject, **breakdown):
                raise FigureError(
                    f"За {part.year} год есть только сводное сведение подразделения, а сведения разных лет не "
                    "складываются. Назовите каждый год отдельно."
                )
        return self._totals_by_meaning.get(_meaning(subject, breakdown))

    @cached_property
    def _totals_by_meaning(self) -> dict[tuple[str, frozenset[tuple[str, str]]], ReportedTotal]:
        return {
            _meaning(total.subject, total.breakdown): total
            for total in self.totals
            if total.subject != "fact" and total.value.is_known
        }

    @cached_property
    def counted_support(self) -> tuple[Support, ...]:
        """Without the records that an aggregate already counts."""
        return tuple(support for support in self.support if support.part_of_id is None)


def _meaning(subject: str, breakdown: Mapping[str, str]) -> tuple[str, frozenset[tuple[str, str]]]:
    return subject, frozenset((key, value) for key, value in breakdown.items() if value)


def load_facts(municipality: Municipality, year: int, other_years: Iterable[int] = ()) -> Facts:
    """Each table is read once for all the years; rows that name each other are joined here, not in the database."""
    spheres = _by_id(Sphere.objects.all())
    city = _load_city(municipality, spheres)
    years = {year, *other_years}
    rows = _load_years(municipality, years)
    _join_rows(city, spheres, rows)
    others = {other: _facts(city, other, rows) for other in sorted(years - {year})}
    return _facts(city, year, rows, others)


def _load_city(municipality: Municipality, spheres: Mapping[int, Sphere]) -> City:
    organizations = tuple(organizations_of(municipality).select_related(None))
    legal_forms = _by_id(LegalForm.objects.all())
    categories = tuple(Category.objects.all())
    _join(organizations, "legal_form", legal_forms)
    for organization in organizations:
        organization.municipality = municipality
    return City(
        municipality,
        organizations=organizations,
        categories=_grouped(categories_by_organization(municipality)),
        spheres=_grouped(spheres_by_organization(municipality)),
        councils=tuple(councils_of(municipality)),
        programmes=tuple(programmes_of(municipality)),
        contests=tuple(contests_of(municipality)),
        acts=tuple(acts_for(municipality)),
        indicators=tuple(indicators_of(municipality)),
        plans=tuple(plans_of(municipality)),
        books={
            "category": frozenset(category.code for category in categories),
            "sphere": frozenset(sphere.code for sphere in spheres.values()),
            "legal_form": frozenset(form.code for form in legal_forms.values()),
        },
        names={
            "category": {category.code: str(category) for category in categories},
            "sphere": {sphere.code: str(sphere) for sphere in spheres.values()},
            "legal_form": {form.code: str(form) for form in legal_forms.values()},
        },
    )


def _load_years(municipality: Municipality, years: Collection[int]) -> Mapping[str, Sequence[Any]]:
    return {
        "support": tuple(support_of(municipality, years)),
        "rounds": tuple(rounds_of(municipality, years)),
        "awards": tuple(awards_of(municipality, years)),
        "meetings": tuple(meetings_of(municipality, years)),
        "totals": tuple(totals_of(municipality, years)),
        "indicator_values": tuple(indicator_values_of(municipality, years)),
        "declared": tuple(declared_values_of(municipality, years)),
    }


def _join_rows(city: City, spheres: Mapping[int, Sphere], rows: Mapping[str, Sequence[Any]]) -> None:
    _join(spheres.values(), "parent", spheres)
    _join(rows["support"], "sphere", spheres)
    _join(rows["support"], "programme", _by_id(city.programmes))
    _join((*rows["support"], *rows["awards"]), "organization", _by_id(city.organizations))
    _join((*rows["rounds"], *rows["awards"]), "contest", _by_id(city.contests))
    _join(rows["meetings"], "council", _by_id(city.councils))
    _join(rows["indicator_values"], "indicator", _by_id(city.indicators))


def _facts(
    city: City, year: int, rows: Mapping[str, Sequence[Any]], others: Mapping[int, Facts] | None = None
) -> Facts:
    of_year = {name: tuple(row for row in every if row.year == year) for name, every in rows.items()}
    declared = {value.place: value for value in of_year.pop("declared")}
    return Facts(city, year, declared=declared, others=others or {}, **of_year)


def _join(rows: Iterable[Any], name: str, targets: Mapping[int, Any]) -> None:
    """Gives each row the object that its key names: one object for all rows, and no join in the database."""
    for row in rows:
        row._meta.get_field(name).set_cached_value(row, targets.get(getattr(row, f"{name}_id")))


def _by_id(rows: Iterable[Any]) -> Mapping[int, Any]:
    return {row.pk: row for row in rows}


def _grouped(pairs: Iterable[tuple[int, str]]) -> Mapping[int, frozenset[str]]:
    groups: dict[int, set[str]] = {}
    for key, code in pairs:
        groups.setdefault(key, set()).add(code)
    return {key: frozenset(codes) for key, codes in groups.items()}
