"""One's own password: changed, or set anew by a link from an e-mail."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import PasswordChangeView, PasswordResetConfirmView
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView

from portal.accounts.forms import ChangePasswordForm, FirstPasswordForm, ForgottenForm
from portal.accounts.password_links import send_links
from portal.accounts.throttling import forget_failures


@method_decorator(never_cache, name="dispatch")
class ChangePassword(PasswordChangeView):
    template_name = "accounts/password.html"
    form_class = ChangePasswordForm
    success_url = reverse_lazy("account")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"request": self.request}

    def form_valid(self, form: ChangePasswordForm) -> HttpResponse:
        messages.success(self.request, "Пароль изменён. На других устройствах вход завершён.")
        return super().form_valid(form)


class Forgotten(FormView):
    """Answers the same for known and unknown addresses."""

    template_name = "accounts/forgotten.html"
    form_class = ForgottenForm
    success_url = reverse_lazy("password-sent")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Without a mail server there is no form to send, either."""
        return super().post(request, *args, **kwargs) if settings.SENDS_MAIL else self.get(request)

    def form_valid(self, form: ForgottenForm) -> HttpResponse:
        send_links(form.cleaned_data["email"], self.request)
        return super().form_valid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(sends_mail=settings.SENDS_MAIL, **kwargs)


class LinkSent(TemplateView):
    template_name = "accounts/link_sent.html"


class SetPassword(PasswordResetConfirmView):
    template_name = "accounts/password_set.html"
    form_class = FirstPasswordForm
    success_url = reverse_lazy("login")

    def form_valid(self, form: FirstPasswordForm) -> HttpResponse:
        forget_failures(self.user)
        messages.success(self.request, "Пароль задан. Войдите с ним.")
        return super().form_valid(form)
