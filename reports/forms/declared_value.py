"""A department states a value; which of two is printed the coordinator decides, and that is remembered."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from portal.workspace.forms import DeskForm
from reports.models import DeclaredValue
from reports.models.declared_value import Resolution
from reports.place import PlaceError, parse_place

OF_COORDINATOR = ("resolution", "reason", "prints_reason")


class DeclaredValueForm(DeskForm):
    instance: DeclaredValue

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.desk.is_limited_to_department(DeclaredValue):
            for name in self.fields.keys() & set(OF_COORDINATOR):
                self.fields[name].disabled = True

    def clean_place(self) -> str:
        place: str = self.cleaned_data["place"].strip()
        try:
            parse_place(place)
        except PlaceError as error:
            raise ValidationError(
                f"{error} Скопируйте адрес со страницы числа или клетки отчёта.", code="place"
            ) from error
        return place

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("resolution") == Resolution.KEEP_DECLARED and not cleaned.get("reason"):
            self.add_error("reason", "Чтобы оставить заявленное значение, напишите причину.")
        return cleaned

    def save(self, commit: bool = True) -> DeclaredValue:
        if "resolution" in self.changed_data:
            is_open = self.instance.resolution == Resolution.OPEN
            self.instance.resolved_by = None if is_open else self.desk.user
            self.instance.resolved_at = None if is_open else timezone.now()
        return super().save(commit)
