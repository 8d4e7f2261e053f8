"""A person of the city: who it is and what they may do. Nobody rises by it above the one who fills it in."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from portal.actions.people import LAST_ADMINISTRATOR, is_last_administrator, lock_people, roles_to_give
from portal.models import User
from portal.models.user import Role
from portal.workspace.forms import NOT_CHOSEN, DeskForm


class PersonForm(DeskForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.was_administrator = self._is_administrator()
        self.fields["username"].required = False
        self.fields["username"].help_text = self.ledger.helps.get("username", "")
        self.fields["role"].required = True
        self.given = roles_to_give(self.desk.user)
        shown = {*self.given, self.instance.role}
        self.fields["role"].choices = [
            ("", NOT_CHOSEN),
            *((value, label) for value, label in Role.choices if value in shown),
        ]

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].strip()
        others = User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk)
        if email and others.exists():
            raise ValidationError("Этот адрес почты уже занят другим сотрудником.", code="unique")
        return email

    def clean_username(self) -> str:
        login = self.cleaned_data["username"] or self.cleaned_data.get("email", "")
        if not login and "email" not in self.errors:
            raise ValidationError("Укажите почту или придумайте логин.", code="required")
        others = User.objects.filter(username__iexact=login).exclude(pk=self.instance.pk)
        if login and others.exists():
            raise ValidationError("Этот логин занят: придумайте другой.", code="unique")
        return login

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("role") == Role.SPECIALIST and not cleaned.get("department"):
            self.add_error("department", "Укажите подразделение: специалист вносит только его записи.")
        self._stay_below()
        self._stay_inside(cleaned)
        if self._leaves(cleaned) and is_last_administrator(self.instance):
            self.add_error(None, LAST_ADMINISTRATOR)
        return cleaned

    def save(self, commit: bool = True) -> User:
        """Raises ValidationError when the other administrators have left since the form was checked."""
        if self._leaves(self.cleaned_data):
            lock_people(self.desk.city)
            if is_last_administrator(self.instance):
                raise ValidationError(LAST_ADMINISTRATOR)
        if self.instance.pk is None:
            # Set by the person, by the link of the invitation.
            self.instance.set_unusable_password()
        return super().save(commit)

    def _stay_below(self) -> None:
        """A new address of the post is a way to a new password."""
        was = self.initial.get("role")
        if self.instance.pk is not None and was and was not in self.given:
            self.add_error(None, "Этого сотрудника меняет тот, кому разрешено не меньше.")

    def _stay_inside(self, cleaned: dict[str, Any]) -> None:
        """Who shut themselves out could not open the door again."""
        if self.instance.pk != self.desk.user.pk:
            return
        if cleaned.get("is_active") is False:
            self.add_error("is_active", "Себя отключить нельзя: попросите другого администратора.")
        if "role" in cleaned and cleaned["role"] != self.initial.get("role"):
            self.add_error("role", "Свою роль не меняют: попросите другого администратора.")

    def _is_administrator(self) -> bool:
        return (
            self.instance.pk is not None
            and self.instance.role == Role.ADMINISTRATOR
            and self.instance.is_active
        )

    def _leaves(self, cleaned: dict[str, Any]) -> bool:
        stays = cleaned.get("role") == Role.ADMINISTRATOR and cleaned.get("is_active")
        return self.was_administrator and not stays
