"""A city needs only its name: the rest is proposed, and can be mended."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from portal.lib.place_names import decline_place
from portal.models import Municipality
from portal.records.codes import slug_of
from portal.workspace.forms import DeskForm

PROPOSED = ("name_genitive", "name_locative", "administration", "slug")
USUAL = ("entry_days", "claim_days", "licence", "licence_url")
"""Left empty, they are as in most cities."""


class CityForm(DeskForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in (*PROPOSED, *USUAL):
            self.fields[name].required = False
        # Addresses that people have written down would lead nowhere.
        self.fields["slug"].disabled = self.instance.pk is not None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in USUAL:
            if cleaned.get(name) in (None, "") and name not in self.errors:
                cleaned[name] = Municipality._meta.get_field(name).get_default()
        return cleaned

    def clean_name_genitive(self) -> str:
        return self.cleaned_data["name_genitive"] or decline_place(self._name, "gent")

    def clean_name_locative(self) -> str:
        return self.cleaned_data["name_locative"] or decline_place(self._name, "loct")

    def clean_administration(self) -> str:
        proposed = f"Администрация города {decline_place(self._name, 'gent')}"
        return self.cleaned_data["administration"] or proposed

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"] or slug_of(self._name)
        if not slug and self._name:
            raise ValidationError("Впишите адрес латинскими буквами: из названия он не получается.")
        if Municipality.objects.filter(slug=slug).exclude(pk=self.instance.pk).exists():
            raise ValidationError(f"Адрес «{slug}» уже занят другим городом: впишите другой.", code="unique")
        return slug

    @property
    def _name(self) -> str:
        return self.cleaned_data.get("name", "")
