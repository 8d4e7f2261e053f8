"""A victory is one organisation's, or a number of people's."""

from __future__ import annotations

from typing import Any

from portal.workspace.forms import DeskForm


class AwardForm(DeskForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.errors.keys() & {"organization", "persons"}:
            return cleaned
        named, counted = cleaned.get("organization"), cleaned.get("persons")
        if named is None and not counted:
            self.add_error("organization", "Назовите организацию или впишите число физических лиц.")
        elif named is not None and counted:
            self.add_error("persons", "Организация уже названа: уберите её или это число.")
        return cleaned
