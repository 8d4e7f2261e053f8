"""A department works on its section and hands it in; who answers and whether it is accepted the coordinator says."""

from __future__ import annotations

from typing import Any

from portal.workspace.ordered_form import OrderedForm
from reports.models import Section, SectionState

OF_DEPARTMENT = (SectionState.NOT_STARTED, SectionState.DRAFT, SectionState.SUBMITTED)


class SectionForm(OrderedForm):
    within = "report"
    instance: Section

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.desk.is_limited_to_department(Section):
            for name in self.fields.keys() - {"state"}:
                self.fields[name].disabled = True
            if "state" in self.fields:
                self._offer_own_states()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("state") == SectionState.RETURNED and not cleaned.get("remark"):
            self.add_error("remark", "Чтобы вернуть раздел, напишите, что в нём поправить.")
        return cleaned

    def _offer_own_states(self) -> None:
        """What stands now can stay; «принят» and «возвращён» are the coordinator's words."""
        allowed = {*OF_DEPARTMENT, self.instance.state}
        state = self.fields["state"]
        state.choices = [(value, label) for value, label in state.choices if value in allowed]
