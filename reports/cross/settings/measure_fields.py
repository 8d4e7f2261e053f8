"""What a cross table counts or sums: one measure after another, each with its own conditions and years."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from reports.cross.base import Dataset
from reports.cross.settings.conditions import Conditions, Groups
from reports.cross.settings.periods import FIXED, period_choices, period_of, years_setting
from reports.tables.settings.parts import Item

SPARE_CONDITIONS = 2


class MeasureFields:
    """The measures that there are, and an empty one. The first must be chosen."""

    def __init__(self, dataset: Dataset, offered: Groups, kept: Any, year: int) -> None:
        self.dataset, self.year = dataset, year
        self.kept: list[Mapping[str, Any]] = [each for each in kept or () if isinstance(each, dict)]
        self.kept = [*self.kept, {}]
        self.conditions = [
            Conditions(f"measure-{place}-where", offered, each.get("where"), SPARE_CONDITIONS)
            for place, each in enumerate(self.kept)
        ]

    @property
    def fields(self) -> dict[str, forms.Field]:
        return {
            name: field
            for place, each in enumerate(self.kept)
            for name, field in (*self._own(place, each).items(), *self.conditions[place].fields.items())
        }

    def _own(self, place: int, each: Mapping[str, Any]) -> dict[str, forms.Field]:
        is_first = place == 0
        measures = [(measure.code, measure.title) for measure in self.dataset.measures]
        period, fixed = period_of(each)
        periods = period_choices(self.year, nothing="как у таблицы")
        periods += [(FIXED, f"{fixed.since}–{fixed.until}")] if fixed else []
        own: dict[str, forms.Field] = {
            "measure": forms.ChoiceField(
                label="Что считать",
                choices=measures if is_first else [("", "— не добавлять —"), *measures],
                required=is_first,
                initial=each.get("measure"),
            ),
            "title": forms.CharField(
                label="Название столбца",
                max_length=300,
                required=False,
                initial=each.get("title"),
                help_text="Пусто — как называет портал.",
            ),
            "years": forms.ChoiceField(
                label="За какие годы", choices=periods, required=False, initial=period
            ),
            "share_of": forms.ChoiceField(
                label="Число или доля",
                choices=[("", "само число"), ("total", "процент от итога столбца"), *self._others(place)],
                required=False,
                initial=each.get("share_of"),
            ),
        }
        return {f"measure-{place}-{name}": field for name, field in own.items()}

    def _others(self, place: int) -> list[tuple[str, str]]:
        return [
            (str(each["code"]), f"процент от столбца «{self._title(each)}»")
            for other, each in enumerate(self.kept)
            if other != place and each.get("code")
        ]

    def _title(self, each: Mapping[str, Any]) -> str:
        titles = {measure.code: measure.title for measure in self.dataset.measures}
        return str(each.get("title") or titles.get(str(each.get("measure")), "Ещё столбец"))

    def told(self, told: Mapping[str, Any]) -> list[dict[str, Any]]:
        """A measure that is not chosen is taken out; codes stay, for the columns are called by them."""
        free = (f"m{number}" for number in range(1, 1000) if f"m{number}" not in self._codes)
        found = []
        for place, each in enumerate(self.kept):
            values = {
                name: str(told.get(f"measure-{place}-{name}") or "").strip()
                for name in ("measure", "title", "years", "share_of")
            }
            if not values["measure"]:
                continue
            found.append(
                self._told(
                    each, values, self.conditions[place].told(told), str(each.get("code") or next(free))
                )
            )
        codes = {each["code"] for each in found}
        return [_without_lost_share(each, codes) for each in found]

    def _told(
        self, each: Mapping[str, Any], values: dict[str, str], where: dict[str, list[str]], code: str
    ) -> dict[str, Any]:
        setting: dict[str, Any] = {"code": code, "measure": values["measure"]}
        setting |= {name: values[name] for name in ("title", "share_of") if values[name]}
        if where:
            setting["where"] = where
        if values["years"]:
            setting["years"] = each["years"] if values["years"] == FIXED else years_setting(values["years"])
        return setting

    @property
    def _codes(self) -> set[str]:
        return {str(each.get("code")) for each in self.kept}

    def items(self, form: forms.Form) -> list[Item]:
        return [
            Item(
                self._title(each) if each.get("measure") else "Ещё столбец",
                [form[name] for name in (*self._own(place, each), *self.conditions[place].names)],
            )
            for place, each in enumerate(self.kept)
        ]


def _without_lost_share(setting: dict[str, Any], codes: set[str]) -> dict[str, Any]:
    """A share of a column that was taken out is the number itself again."""
    if setting.get("share_of") in (None, "total", *codes):
        return setting
    return {name: value for name, value in setting.items() if name != "share_of"}
