"""What people type on the pages of /account/."""

from collections.abc import Callable
from math import ceil
from typing import Any

from django import forms
from django.contrib.auth.forms import (
    AuthenticationForm,
    PasswordChangeForm,
    SetPasswordForm,
    UsernameField,
)
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django_otp.models import Device

from portal.accounts import second_factor
from portal.accounts.throttling import is_password_of
from portal.templatetags.russian import counted

WRONG_PASSWORD = "Пароль не подходит. Проверьте раскладку клавиатуры и Caps Lock."


class SignInForm(AuthenticationForm):
    """Says the same for an unknown login, a wrong password and a person who has left."""

    error_messages = {
        "invalid_login": "Логин или пароль не подходят. Проверьте раскладку клавиатуры и Caps Lock.",
        "inactive": "Логин или пароль не подходят. Проверьте раскладку клавиатуры и Caps Lock.",
    }

    # Django's own field has the bound only as an attribute of the HTML.
    username = UsernameField(
        label="Логин",
        max_length=150,
        error_messages={"max_length": "Логин не бывает таким длинным."},
        widget=forms.TextInput(attrs={"autofocus": True, "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = "Пароль"


class CodeForm(forms.Form):
    """A code of the second factor; ``device`` is then the one that it has proved."""

    code = forms.CharField(
        label="Код",
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    device: Device

    def __init__(self, *args: Any, device_for: Callable[[str], Device | None], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.device_for = device_for
        self.fields["code"].widget.attrs["autofocus"] = True

    def clean_code(self) -> str:
        code = "".join(self.cleaned_data["code"].split()).replace("-", "").lower()
        device = self.device_for(code)
        if device and (until := second_factor.locked_until(device)):
            wait = counted(ceil((until - timezone.now()).total_seconds()), "секунду,секунды,секунд")
            raise ValidationError(f"Было несколько неверных кодов подряд. Введите новый код через {wait}.")
        if device is None or not second_factor.proves(device, code):
            raise ValidationError("Код не подходит. Введите тот, который приложение показывает сейчас.")
        self.device = device
        return code


class AsksOwnPassword:
    """Keeps the request: a wrong password is counted like a wrong log-in."""

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def check_own(self, password: str) -> str:
        if not is_password_of(self.request.user, password, self.request):
            raise ValidationError(WRONG_PASSWORD)
        return password


class OwnPasswordForm(AsksOwnPassword, forms.Form):
    password = forms.CharField(
        label="Ваш пароль",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )

    def clean_password(self) -> str:
        return self.check_own(self.cleaned_data["password"])


class NewPassword:
    """The rules of AUTH_PASSWORD_VALIDATORS in one sentence in place of Django's list."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first, second = self.fields["new_password1"], self.fields["new_password2"]
        first.help_text = "Не короче 10 знаков, не похож на ваше имя и логин, не из тех, что у всех."
        second.label, second.help_text = "Новый пароль ещё раз", ""


class FirstPasswordForm(NewPassword, SetPasswordForm):
    """By a link from an e-mail: forgotten, or the very first."""


class ChangePasswordForm(NewPassword, AsksOwnPassword, PasswordChangeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = "Нынешний пароль"

    def clean_old_password(self) -> str:
        return self.check_own(self.cleaned_data["old_password"])


class ForgottenForm(forms.Form):
    email = forms.EmailField(
        label="Электронная почта",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autofocus": True}),
    )
