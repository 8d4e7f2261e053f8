"""An organisation as officials enter it: numbers with spaces are understood, contradictions told at their field."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from ngo_registry.models import Organization
from ngo_registry.registration import registration_problems
from ngo_registry.validators import validate_inn, validate_ogrn
from portal.workspace.forms import DeskForm

RULED = ("status", "legal_form", "ogrn", "inn", "registered_on", "dissolved_on", "note")


class NumberField(forms.CharField):
    """Digits that people copy with spaces, dashes or «ОГРН» before them."""

    def __init__(self, **kwargs: Any) -> None:
        # Long enough for a copied «ОГРН 1 027 700 132 195»: the rule of the number counts its digits.
        super().__init__(max_length=60, required=False, **kwargs)
        self.widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        return re.sub(r"^(?:огрн|инн)[\s:№]*|[\s\u00a0\u202f\-–—]", "", text, flags=re.IGNORECASE)


class OrganizationForm(DeskForm):
    ogrn = NumberField(label="ОГРН", validators=[validate_ogrn])
    inn = NumberField(label="ИНН", validators=[validate_inn])
    instance: Organization

    def clean_ogrn(self) -> str:
        ogrn: str = self.cleaned_data["ogrn"]
        others = self.desk.records(Organization).filter(ogrn=ogrn).exclude(pk=self.instance.pk)
        if ogrn and (other := others.first()):
            raise ValidationError(f"Этот ОГРН уже указан у другой организации: {other}.", code="unique")
        return ogrn

    def clean(self) -> dict[str, Any]:
        """Told here, at the field to mend, the database's own rules need not repeat it for the whole form."""
        cleaned = super().clean()
        typed = Organization(**{name: cleaned[name] for name in RULED if name in cleaned})
        for name, what in registration_problems(typed):
            if name not in self.errors:
                self.add_error(name, what)
        return cleaned
