"""A measure of support: one recipient, and what its kind can have."""

from __future__ import annotations

from typing import Any

from portal.workspace.forms import DeskForm

NOBODY = "Назовите организацию или опишите получателей ниже."
BOTH = "Названа и организация, и получатели без имён: оставьте что-то одно."
NUMBER_OF_ONE = "Число пишут, только если получатели без имён."


class SupportForm(DeskForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self._one_recipient(cleaned)
        if cleaned.get("services") and "service_unit" in cleaned and not cleaned["service_unit"]:
            self.add_error("service_unit", "Укажите, в чём считаются услуги.")
        whole = cleaned.get("part_of")
        if whole is not None and whole.pk == self.instance.pk:
            self.add_error("part_of", "Запись не может входить сама в себя.")
        self._term(cleaned)
        self._entered(cleaned)
        return cleaned

    def _one_recipient(self, cleaned: dict[str, Any]) -> None:
        """In a table that has no column for recipients without names, a record that has them keeps them."""
        if self.errors.keys() & {"organization", "recipients_group"}:
            return
        group = cleaned.get("recipients_group", self.instance.recipients_group)
        if cleaned.get("organization") is None:
            if not group:
                self.add_error("organization", NOBODY)
        elif group:
            self.add_error("recipients_group" if "recipients_group" in self.fields else "organization", BOTH)
        elif cleaned.get("recipients"):
            self.add_error("recipients", NUMBER_OF_ONE)

    def _term(self, cleaned: dict[str, Any]) -> None:
        begins, ends = cleaned.get("term_from"), cleaned.get("term_to")
        if begins and ends and ends < begins:
            self.add_error("term_to", "Срок не может закончиться раньше, чем начался.")

    def _entered(self, cleaned: dict[str, Any]) -> None:
        """What the register of recipients tells may be mended, never emptied."""
        if self.instance.pk is None or not hasattr(self.instance, "register_entry"):
            return
        for name, what in (("organization", "организацию"), ("decided_on", "дату решения")):
            if name in cleaned and name not in self.errors and self.initial.get(name) and not cleaned[name]:
                entry = self.instance.register_entry
                self.add_error(name, f"Запись внесена в реестр получателей ({entry}): укажите {what}.")
