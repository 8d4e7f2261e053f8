"""What a section is called and what it is about; whose it is and how far it is agreed on, pages of their own say."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from portal.workspace.ordered_form import OrderedForm
from reports.actions.locking import why_locked
from reports.models import Section


class SectionForm(OrderedForm):
    """A department reads what its section is like; an accepted section is closed to everybody."""

    within = "report"
    instance: Section

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        is_shown_closed = bool(why_locked(self.instance)) and not self.is_bound
        if is_shown_closed or self.desk.is_limited_to_department(Section):
            for field in self.fields.values():
                field.disabled = True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.has_changed() and (why := why_locked(self.instance)):
            raise ValidationError(why)
        return cleaned
