from __future__ import annotations

from typing import Any

from django import forms

from ngo_registry.models import Organization
from portal.records.lookup import lookup_of
from portal.workspace.desk import Desk
from portal.workspace.fields import NamedRecordField


class OtherForm(forms.Form):
    """Which organisation is the same as this one."""

    def __init__(self, *args: Any, desk: Desk, organization: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = desk.records(Organization).exclude(pk=organization.pk)
        self.fields["other"] = NamedRecordField(
            label="Вторая организация",
            lookup=lookup_of(Organization),
            records=others.select_related("municipality"),
            help_text="Начните писать название, ОГРН или ИНН и выберите из списка.",
            error_messages={"required": "Назовите вторую организацию."},
        )

    @property
    def choices(self) -> list[str]:
        """What may be meant by a name that fits no record exactly."""
        told = self.errors.as_data().get("other", ()) if self.is_bound else ()
        return [choice for error in told for choice in getattr(error, "choices", ())]
