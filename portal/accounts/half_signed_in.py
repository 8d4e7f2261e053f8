"""Who has given the password but owes the code is a visitor to every page. Held here, for all pages at once."""

from collections.abc import Callable

from asgiref.sync import sync_to_async
from django.contrib.auth import get_user
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import SimpleLazyObject

from portal.accounts import second_factor
from portal.models import User


def second_factor_middleware(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Stands after django-otp's middleware, before all that asks who the person is."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        known = request.user

        def proved() -> User | AnonymousUser:
            if known.is_authenticated and not known.is_verified() and second_factor.is_on(known):
                return AnonymousUser()
            return known

        request.user = SimpleLazyObject(proved)
        request.auser = sync_to_async(proved)
        return get_response(request)

    return middleware


def half_signed_in(request: HttpRequest) -> User | None:
    """The person of the session who still owes the code."""
    if request.user.is_authenticated:
        return None
    known = get_user(request)
    return known if known.is_authenticated else None
