"""The form of a cross table: what is counted, by what, under which conditions, and how it is shown."""

from __future__ import annotations

from typing import Any

from django import forms

from reports.cross.base import Context, Dataset
from reports.cross.settings.conditions import Conditions, conditions_offered
from reports.cross.settings.measure_fields import MeasureFields
from reports.cross.settings.periods import FIXED, period_choices, period_of, years_setting
from reports.cross.table import cross_table
from reports.cross.wanted import YEARS_MOST, wanted_of
from reports.discovery import discover
from reports.errors import FigureError
from reports.tables.base import ResolvedTable
from reports.tables.settings.parts import Part
from reports.tables.settings.shape_form import ShapeSettings

LAYOUT = ("rows", "group", "across", "top", "row_total", "column_total", "empty_rows", "row_numbers")
FLAGS = {"row_total": True, "column_total": True, "empty_rows": False, "row_numbers": False}
PERIOD = ("period", "since", "until")
SPARE_CONDITIONS = 3


class CrossSettings(ShapeSettings):
    choices = ("dataset",)
    said_anew = ("where", "measures", "years", *LAYOUT)

    dataset = forms.ChoiceField(label="Из каких записей")
    rows = forms.ChoiceField(label="Строки", help_text="Что различает строки.")
    group = forms.ChoiceField(label="Группы строк", required=False, help_text="С промежуточными итогами.")
    across = forms.ChoiceField(
        label="Столбцы", required=False, help_text="Без признака каждый показатель — столбец."
    )
    top = forms.IntegerField(
        label="Только самые большие",
        min_value=1,
        max_value=1000,
        required=False,
        help_text="Сколько строк оставить; остальные станут строкой «прочие».",
    )
    row_total = forms.BooleanField(label="Строка «Всего»", required=False, initial=True)
    column_total = forms.BooleanField(label="Столбец «Всего»", required=False, initial=True)
    empty_rows = forms.BooleanField(label="И строки, где ничего нет", required=False)
    row_numbers = forms.BooleanField(label="Столбец с номерами строк", required=False)
    period = forms.ChoiceField(label="За какие годы", required=False)
    since = forms.IntegerField(label="С года", min_value=1990, max_value=2100, required=False)
    until = forms.IntegerField(label="По год", min_value=1990, max_value=2100, required=False)

    def add_fields(self) -> None:
        datasets = discover("reports.cross.datasets", Dataset)
        self.known = datasets.get(self.asked_choice("dataset"))
        self.year = self.scope.facts.year
        self._choose("dataset", [(code, each.title) for code, each in datasets.items()])
        if self.block.pk is None:
            hinted = [(code, f"{each.title}. {each.hint}") for code, each in datasets.items()]
            self.fields["dataset"].widget = forms.RadioSelect(choices=hinted)
        elif self.known:
            self.fields["dataset"].help_text = self.known.hint
        self._choose(
            "period",
            [*period_choices(self.year, nothing=f"год отчёта: {self.year}"), (FIXED, "другие, впишите")],
        )
        if self.known is None:
            for name in LAYOUT[:3]:
                del self.fields[name]
            return
        if self.is_bound and self._kept_choice("dataset") not in ("", self.known.code):
            self._begin_anew(self.known)
        self._ask_of_dataset(self.known)

    def _begin_anew(self, dataset: Dataset) -> None:
        """Another dataset has other rows and measures: the table begins with the first of them."""
        data = self.data.copy()
        lost = tuple(self.add_prefix(name) for name in ("rows", "group", "across", "where-", "measure-"))
        for key in [key for key in data if key.startswith(lost)]:
            del data[key]
        data[self.add_prefix("rows")] = dataset.dimensions[0].code
        data[self.add_prefix("measure-0-measure")] = dataset.measures[0].code
        self.data = data

    def _ask_of_dataset(self, dataset: Dataset) -> None:
        kept = self.block.settings if self.block.settings.get("dataset") == dataset.code else {}
        dimensions = [(each.code, each.title) for each in dataset.dimensions]
        self._choose("rows", dimensions)
        self._choose("group", [("", "без групп"), *dimensions])
        self._choose("across", [("", "только показатели"), *dimensions])
        if not dataset.has_years and "supported" not in dict(dimensions):
            for name in PERIOD:
                del self.fields[name]
        offered = conditions_offered(dataset, Context(self.scope.facts, self._years()))
        self.conditions = Conditions("where", offered, kept.get("where"), SPARE_CONDITIONS)
        self.measures = MeasureFields(dataset, offered, kept.get("measures"), self.year)
        self.fields |= {**self.conditions.fields, **self.measures.fields}

    def _years(self) -> tuple[int, ...]:
        """Those that the table tells of as it is kept."""
        try:
            return wanted_of(self.block.settings).years(self.year)
        except FigureError:
            return (self.year,)

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices

    def _initial(self) -> dict[str, Any]:
        kept = self.block.settings
        period, fixed = period_of(kept)
        years = {"since": fixed.since, "until": fixed.until} if fixed else {}
        flags = {name: bool(kept.get(name, otherwise)) for name, otherwise in FLAGS.items()}
        return {**super()._initial(), **flags, "period": period, **years}

    def find_table(self) -> ResolvedTable:
        return cross_table(self.block.settings, self.block.code, self.scope.facts)

    def own_parts(self) -> list[Part]:
        first = ["dataset", *(name for name in PERIOD if name in self.fields)]
        if self.known is None:
            return [Part("Что считать", [self[name] for name in first], is_first=True)]
        return [
            Part("Что считать", [self[name] for name in (*first, *self.conditions.names)], is_first=True),
            Part("Строки и столбцы", [self[name] for name in LAYOUT]),
            Part(
                "Показатели",
                items=self.measures.items(self),
                hint="Каждый — столбец, со своими условиями и годами: «зарегистрировано», «из них действуют».",
            ),
        ]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        laid = [told[name] for name in ("rows", "group", "across") if told.get(name)]
        if len(set(laid)) < len(laid):
            self.add_error("rows", "Строки, группы и столбцы должны различаться: один признак выбран дважды.")
        if told.get("period") == FIXED:
            since, until = told.get("since"), told.get("until")
            if since is None or until is None or not 0 <= until - since <= YEARS_MOST:
                self.add_error(
                    "since", f"Впишите первый и последний год, не больше {YEARS_MOST} лет между ними."
                )
        return told

    def own_settings(self) -> dict[str, Any]:
        told = self.cleaned_data
        settings: dict[str, Any] = {name: told[name] for name in ("dataset", *LAYOUT[:4]) if told.get(name)}
        settings |= {name: told[name] for name, otherwise in FLAGS.items() if told[name] != otherwise}
        settings["measures"] = self.measures.told(told)
        if where := self.conditions.told(told):
            settings["where"] = where
        if told.get("period") == FIXED:
            settings["years"] = {"from": told["since"], "to": told["until"]}
        elif told.get("period"):
            settings["years"] = years_setting(told["period"])
        return settings
