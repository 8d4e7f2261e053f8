"""One's own second factor: switched on in two steps, new back-up codes, switched off."""

from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from portal.accounts import second_factor
from portal.accounts.forms import CodeForm, OwnPasswordForm


@never_cache
@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """What it is and whether it is on; a POST begins to switch it on."""
    is_on = second_factor.is_on(request.user)
    if request.method == "POST" and not is_on:
        second_factor.begin(request.user)
        return redirect("second-factor-new")
    context = {"is_on": is_on, "codes_left": second_factor.backup_codes_left(request.user)}
    return render(request, "accounts/second_factor.html", context)


@never_cache
@sensitive_post_parameters("code")
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """The QR code, and the first code of the application as proof that it was read."""
    device = second_factor.unfinished(request.user).first()
    if device is None:
        return redirect("second-factor")
    form = CodeForm(request.POST or None, device_for=lambda code: device)
    if form.is_valid():
        codes = second_factor.confirm(form.device)
        second_factor.remember_proof(request, request.user, form.device)
        return show_codes(request, codes)
    context = {
        "form": form,
        "secret": second_factor.secret_of(device),
        "picture": mark_safe(second_factor.picture_of(device)),
    }
    return render(request, "accounts/second_factor_new.html", context)


def show_codes(request: HttpRequest, codes: list[str]) -> HttpResponse:
    """Once: they stand on no other page."""
    return render(request, "accounts/backup_codes.html", {"codes": codes})


@method_decorator([never_cache, sensitive_post_parameters("password")], name="dispatch")
class PasswordFirst(LoginRequiredMixin, FormView):
    """A step that asks for the password once more."""

    template_name = "accounts/password_first.html"
    form_class = OwnPasswordForm
    title: ClassVar[str]
    explanation: ClassVar[str]
    button: ClassVar[str]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated and not second_factor.is_on(request.user):
            return redirect("second-factor")
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"request": self.request}


class NewCodes(PasswordFirst):
    title = "Новые резервные коды"
    explanation = "Прежние резервные коды перестанут действовать."
    button = "Показать новые коды"

    def form_valid(self, form: OwnPasswordForm) -> HttpResponse:
        return show_codes(self.request, second_factor.new_backup_codes(self.request.user))


class SwitchOff(PasswordFirst):
    title = "Отключить второй фактор"
    explanation = "Для входа будет достаточно пароля. Включить второй фактор снова можно в любое время."
    button = "Отключить"

    def form_valid(self, form: OwnPasswordForm) -> HttpResponse:
        second_factor.forget_second_factor(self.request.user, by=self.request.user)
        messages.success(self.request, "Второй фактор отключён.")
        return redirect("account")
