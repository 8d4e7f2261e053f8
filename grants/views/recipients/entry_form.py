"""Which support is to be entered and on what day, as the page of the clock sends it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import QueryDict
from django.utils import timezone

from grants.models import Support
from grants.register.belonging import awaiting
from portal.lib.dates import format_date
from portal.workspace.desk import Desk
from portal.workspace.fields import DayField
from portal.workspace.keys import key_in

AT_ONCE = 5_000
NOTHING = "Отметьте, что внести в реестр, или нажмите «Внести всё»."
GONE = "Выбранного уже нет в очереди: его внёс кто-то другой или запись изменилась. Проверьте список."


class EntryOfManyForm(forms.Form):
    """``support`` are the ticked keys, ``chosen`` those of the page that asks once more, ``all`` is everything."""

    on = DayField(label="Дата включения в реестр", required=False)

    def __init__(self, data: QueryDict, *, desk: Desk) -> None:
        super().__init__({"on": data.get("on", "")})
        self.desk, self.sent = desk, data
        self.chosen: list[Support] = []

    def clean_on(self) -> Any:
        return self.cleaned_data["on"] or timezone.localdate()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        waiting = awaiting(self.desk.city).select_related("organization", "municipality")
        if "all" in self.sent:
            self.chosen = list(waiting[:AT_ONCE])
        elif keys := self._keys():
            self.chosen = list(waiting.filter(pk__in=keys))
        else:
            raise ValidationError(NOTHING)
        if not self.chosen or ("all" not in self.sent and len(self.chosen) < len(keys)):
            raise ValidationError(GONE, code="gone")
        return cleaned

    def _keys(self) -> set[int]:
        sent = [*self.sent.getlist("support"), *self.sent.get("chosen", "").split(",")]
        return {key for text in sent[:AT_ONCE] if (key := key_in(text)) is not None}

    @property
    def refusal(self) -> str:
        """Why there is nothing to ask about; empty where only the day is wrong."""
        return " ".join(self.non_field_errors())

    @property
    def is_gone(self) -> bool:
        return self.has_error(NON_FIELD_ERRORS, "gone")

    @property
    def day_as_typed(self) -> str:
        day = self.cleaned_data.get("on")
        return format_date(day) if day else self.sent.get("on", "")
