"""Records that stand in an order under a parent: one that is given no place comes last."""

from __future__ import annotations

from typing import Any

from django.db.models import Max

from portal.workspace.forms import DeskForm


class OrderedForm(DeskForm):
    """``within`` names the parent in which places are counted."""

    within: str

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["position"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        parent = cleaned.get(self.within)
        if parent is not None and cleaned.get("position") is None and "position" not in self.errors:
            cleaned["position"] = self._last(parent) + 1
        return cleaned

    def _last(self, parent: Any) -> int:
        others = self.ledger.model._default_manager.filter(**{self.within: parent})
        return others.exclude(pk=self.instance.pk).aggregate(last=Max("position"))["last"] or 0
