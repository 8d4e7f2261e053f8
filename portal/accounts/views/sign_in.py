"""Login and password, then the code of those who have switched a second factor on."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import LoginView, RedirectURLMixin, redirect_to_login
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView
from django_otp.plugins.otp_static.models import StaticDevice

from portal.accounts import kept_posts, second_factor
from portal.accounts.forms import CodeForm, SignInForm
from portal.accounts.half_signed_in import half_signed_in
from portal.accounts.throttling import forget_old_sign_ins
from portal.models import User
from portal.templatetags.russian import counted


class SignIn(LoginView):
    template_name = "accounts/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.ask_code() if half_signed_in(request) else super().get(request, *args, **kwargs)

    def form_valid(self, form: SignInForm) -> HttpResponse:
        person = form.get_user()
        answer = super().form_valid(form)
        kept_posts.forget_others(self.request)
        forget_old_sign_ins(person)
        SessionStore.clear_expired()
        return self.ask_code() if second_factor.is_on(person) else answer

    def ask_code(self) -> HttpResponse:
        return redirect_to_login(self.get_success_url(), "code")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(sends_mail=settings.SENDS_MAIL, **kwargs)


@method_decorator([never_cache, sensitive_post_parameters("code")], name="dispatch")
class SecondStep(RedirectURLMixin, FormView):
    """The code. Until it is given, the person is a visitor to all pages, this one excepted."""

    template_name = "accounts/code.html"
    form_class = CodeForm
    next_page = settings.LOGIN_REDIRECT_URL

    @cached_property
    def person(self) -> User | None:
        return half_signed_in(self.request)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.person is None:
            return redirect_to_login(self.get_success_url())
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {
            "device_for": lambda code: second_factor.device_for(self.person, code)
        }

    def form_valid(self, form: CodeForm) -> HttpResponse:
        second_factor.remember_proof(self.request, self.person, form.device)
        if isinstance(form.device, StaticDevice):
            left = counted(second_factor.backup_codes_left(self.person), "код,кода,кодов")
            messages.info(self.request, f"Использован резервный код. Осталось: {left}.")
        return redirect(self.get_success_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        next_page = self.get_redirect_url()
        return super().get_context_data(person=self.person, next=next_page, **kwargs)
