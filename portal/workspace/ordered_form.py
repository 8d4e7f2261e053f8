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
        if "position" in self.fields:
            self.fields["position"].required = False

    def save(self, commit: bool = True) -> Any:
        """The place is counted only now: of a table's new rows each is to come after the one before."""
        if self.instance.position is None:
            self.instance.position = self._last() + 1
        return super().save(commit)

    def _last(self) -> int:
        parent = {f"{self.within}_id": getattr(self.instance, f"{self.within}_id")}
        others = self.ledger.model._default_manager.filter(**parent).exclude(pk=self.instance.pk)
        return others.aggregate(last=Max("position"))["last"] or 0
