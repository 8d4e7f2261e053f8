"""Plan and fact of a year; the plan may be a range, which is typed into one field."""

from __future__ import annotations

from typing import Any

from portal.lib.quantities import Quantity
from portal.workspace.forms import DeskForm
from reports.models import IndicatorValue
from reports.targets import parse_plan, write_plan


class IndicatorValueForm(DeskForm):
    """«с 25 до 35» in the field of the plan gives both its ends; a grid pastes the same words."""

    instance: IndicatorValue

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.plan_upper.is_known:
            self.initial["plan"] = write_plan(self.instance.plan, self.instance.plan_upper)

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data.get("plan")
        upper = self._lower_alone(typed) if typed else None
        cleaned = super().clean()
        if "plan" in cleaned:
            cleaned["plan"] = typed
            self.instance.plan_upper = upper or Quantity.unknown()
        return cleaned

    def _lower_alone(self, typed: str) -> Quantity | None:
        """Leaves the lower end to be read as any plan is; the upper one where there is one."""
        indicator = self.cleaned_data.get("indicator")
        try:
            lower, upper = parse_plan(typed, indicator.unit if indicator else "")
        except ValueError as error:
            self.add_error("plan", str(error))
            return None
        if not upper.is_known:
            return None
        self.cleaned_data["plan"] = write_plan(lower, Quantity.unknown(upper.unit))
        return upper
