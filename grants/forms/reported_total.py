"""A department's total: what is counted is chosen from a list, and so is what narrows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet

from grants.models import Contest, ReportedTotal
from grants.models.dimensions import Level, MoneySource, Tenure
from grants.subjects import SUBJECTS
from ngo_registry.models import Category, Council, LegalForm, Sphere
from ngo_registry.models.council import CouncilKind
from ngo_registry.models.organization import Status
from portal.workspace.forms import DeskForm

ALL = "— все —"
OF_RECORDS: Mapping[str, tuple[type, str]] = {
    "category": (Category, "Категория"),
    "sphere": (Sphere, "Сфера"),
    "legal_form": (LegalForm, "Форма"),
    "council": (Council, "Совет"),
    "contest": (Contest, "Конкурс"),
}
OF_CHOICES: Mapping[str, tuple[Any, str]] = {
    "status": (Status, "Статус"),
    "kind": (CouncilKind, "Вид совета"),
    "tenure": (Tenure, "Право"),
    "level": (Level, "Уровень"),
    "source": (MoneySource, "Источник средств"),
}
NARROWED_BY = tuple(f"by_{name}" for name in (*OF_RECORDS, *OF_CHOICES))


def _listed(name: str) -> forms.ChoiceField:
    choices, label = OF_CHOICES[name]
    return forms.ChoiceField(label=label, required=False, choices=[("", ALL), *choices.choices])


def _recorded(name: str) -> forms.ModelChoiceField:
    model, label = OF_RECORDS[name]
    return forms.ModelChoiceField(
        model._default_manager.none(),  # type: ignore[attr-defined]
        label=label,
        required=False,
        empty_label=ALL,
        to_field_name="code",
    )


class ReportedTotalForm(DeskForm):
    subject = forms.ChoiceField(
        label="Что сосчитано", choices=[(code, name) for code, (name, _) in SUBJECTS.items()]
    )
    by_category, by_sphere, by_legal_form = (
        _recorded("category"),
        _recorded("sphere"),
        _recorded("legal_form"),
    )
    by_council, by_contest = _recorded("council"), _recorded("contest")
    by_status, by_kind, by_tenure = _listed("status"), _listed("kind"), _listed("tenure")
    by_level, by_source = _listed("level"), _listed("source")
    instance: ReportedTotal

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (model, _) in OF_RECORDS.items():
            if f"by_{name}" in self.fields:
                self.fields[f"by_{name}"].queryset = self._entries(model)
        for name, value in self.instance.breakdown.items():
            self.initial.setdefault(f"by_{name}", value)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        subject = cleaned.get("subject", "")
        allowed = SUBJECTS[subject][1] if subject else ()
        asked = [name for name in (*OF_RECORDS, *OF_CHOICES) if f"by_{name}" in self.fields]
        chosen = {name: self._code(cleaned.get(f"by_{name}")) for name in asked}
        for name in [name for name, value in chosen.items() if value and subject and name not in allowed]:
            self.add_error(
                f"by_{name}", f"«{SUBJECTS[subject][0].capitalize()}» так не делят: выберите «все»."
            )
        if not self.errors:
            # What an import has put in beside these words is kept.
            others = {name: value for name, value in self.instance.breakdown.items() if name not in chosen}
            self.instance.breakdown = others | {name: value for name, value in chosen.items() if value}
        return cleaned

    def _entries(self, model: Any) -> QuerySet:
        """A dated reference book has a code once for each wording: the last one is offered."""
        records = self.desk.records(model)
        if not hasattr(records, "valid_on"):
            return records
        return model.objects.filter(
            pk__in=records.order_by("code", "-valid_from").distinct("code").values("pk")
        )

    @staticmethod
    def _code(value: Any) -> str:
        return str(getattr(value, "code", value) or "")
