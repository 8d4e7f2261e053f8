"""The form of indicators by years: which years, and of each its plan, its fact, or both."""

from __future__ import annotations

from typing import Any

from django import forms

from reports.errors import FigureError
from reports.tables.base import ResolvedTable
from reports.tables.indicator_years import YearWanted, indicators_table, read_years
from reports.tables.settings.filters import FILTERS
from reports.tables.settings.parts import Part
from reports.tables.settings.shape_form import ShapeSettings

YEARS_MOST = 15


class IndicatorYearsSettings(ShapeSettings):
    said_anew = ("years",)

    since = forms.IntegerField(label="С года", min_value=1990, max_value=2100)
    until = forms.IntegerField(label="По год", min_value=1990, max_value=2100)
    plan = forms.ChoiceField(label="Показатели плана", required=False)
    unit_column = forms.BooleanField(label="Столбец «Единица измерения»", required=False, initial=True)
    shown_years = forms.CharField(required=False, widget=forms.HiddenInput)

    def add_fields(self) -> None:
        city = self.scope.facts.city
        self.fields["plan"].choices = [("", "все, что есть у города"), *FILTERS["plan"].choices(city)]
        self.kept = {each.year: each for each in self._kept_years()}
        for year in self.kept:
            kept = self.kept[year]
            self.fields[f"plan-{year}"] = _tick(f"{year}: план", kept.plan)
            self.fields[f"fact-{year}"] = _tick(f"{year}: факт", kept.fact)

    def _kept_years(self) -> tuple[YearWanted, ...]:
        try:
            return read_years(self.block.settings)
        except FigureError:
            return ()

    def _initial(self) -> dict[str, Any]:
        first, last = self._span()
        shown = ",".join(map(str, self.kept))
        unit_column = bool(self.block.settings.get("unit_column", True))
        return {
            **super()._initial(),
            "since": first,
            "until": last,
            "shown_years": shown,
            "unit_column": unit_column,
        }

    def _span(self) -> tuple[int, int]:
        """What is kept; for a new table the years of the plan, or the report's year with two before it."""
        if self.kept:
            return min(self.kept), max(self.kept)
        year, plans = self.scope.facts.year, self.scope.facts.city.plans
        for plan in plans:
            if plan.year_from and plan.year_to and plan.year_from <= year <= plan.year_to:
                return plan.year_from, plan.year_to
        return year - 2, year

    def find_table(self) -> ResolvedTable:
        return indicators_table(self.block.settings, self.block.code, self.scope.facts)

    def own_parts(self) -> list[Part]:
        years = [self[f"{name}-{year}"] for year in self.kept for name in ("plan", "fact")]
        hint = "Снимите отметку, если столбец не нужен: в первом году бывает только факт, в последнем — только план."
        parts = [
            Part(
                "Какие показатели",
                [self["plan"], self["since"], self["until"], self["unit_column"]],
                is_first=True,
            )
        ]
        return [*parts, Part("План и факт по годам", years, hint=hint)] if years else parts

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        since, until = told.get("since"), told.get("until")
        if since is not None and until is not None and not 0 <= until - since <= YEARS_MOST:
            self.add_error("until", f"Последний год не раньше первого и не дальше {YEARS_MOST} лет от него.")
        return told

    def own_settings(self) -> dict[str, Any]:
        told = self.cleaned_data
        years = [self._year(year) for year in range(told["since"], told["until"] + 1)]
        settings: dict[str, Any] = {"years": years}
        if told["plan"]:
            settings["plan"] = told["plan"]
        return settings if told["unit_column"] else {**settings, "unit_column": False}

    def _year(self, year: int) -> dict[str, Any]:
        """A year that the form had not asked of yet begins with both."""
        if year not in self.kept or str(year) not in self.cleaned_data["shown_years"].split(","):
            return {"year": year, "plan": True, "fact": True}
        return {"year": year, **{name: self.cleaned_data[f"{name}-{year}"] for name in ("plan", "fact")}}


def _tick(label: str, is_on: bool) -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False, initial=is_on)
