"""An entry of the register: made once, with the next number; later only the end of support is told."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from grants.models import RegisterEntry, Support
from grants.register.belonging import why_not, why_not_on
from grants.register.entering import NotEntered, next_number
from portal.records.lookup import lookup_of
from portal.workspace.forms import DeskForm

PERMANENT = ("support", "entered_on")
ENTERED = "Эта мера поддержки уже внесена в реестр: {}."


class RegisterEntryForm(DeskForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            # A field that is switched off is read from its first value, which here must be as it is written.
            self.initial["support"] = lookup_of(Support).label(self.instance.support)
            for name in PERMANENT:
                self.fields[name].disabled = True
        elif not self.initial.get("entered_on"):
            self.initial["entered_on"] = timezone.localdate()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        support, day = cleaned.get("support"), cleaned.get("entered_on")
        if support is None:
            return cleaned
        if self.instance.pk is None:
            self._judge(support, day)
        stopped = cleaned.get("stopped_on")
        if stopped and support.decided_on and stopped < support.decided_on:
            self.add_error("stopped_on", "Прекратить поддержку раньше, чем решили её дать, нельзя.")
        return cleaned

    def _judge(self, support: Any, day: Any) -> None:
        if entry := RegisterEntry.objects.filter(support=support).first():
            self.add_error("support", ENTERED.format(entry))
        elif why := why_not(support):
            self.add_error("support", why)
        elif day and (why := why_not_on(support, day, timezone.localdate())):
            self.add_error("entered_on", why)

    def save(self, commit: bool = True) -> Any:
        """The number is given only now, behind the lock of the city. Raises ValidationError."""
        if self.instance.pk is None:
            try:
                self.instance.number = next_number(self.desk.city, self.instance.entered_on)
            except NotEntered as refused:
                raise ValidationError(str(refused)) from refused
        return super().save(commit)
