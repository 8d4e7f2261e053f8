"""What was typed survives an expired session.

A form that comes back from a page of /workspace/ without a signed-in person is kept in the (now anonymous)
session; after signing in, the page takes it: ``form = Form(kept_posts.take(request))``. It is kept only for
the person who last worked in this browser, whom a signed cookie names, and nobody else gets it.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect
from django.utils.datastructures import MultiValueDict
from django.views import csrf

PLACE = "/workspace/"
MAX_BYTES = 256 * 1024
MAX_POSTS = 3
SESSION_KEY = "kept_posts"
COOKIE = "person"
COOKIE_AGE = 30 * 24 * 60 * 60

SAVED = "Сеанс закончился. Войдите — введённое сохранено."
NOT_SAVED = "Сеанс закончился. Войдите и повторите последнее действие."
OUTDATED = "Пока вы вводили, вход был выполнен заново. Введённое сохранено — проверьте и отправьте ещё раз."
GIVEN_BACK = "Сеанс закончился, но введённое сохранилось. Проверьте и нажмите «Сохранить»."
STAY = "Сеанс закончился. Войдите на соседней вкладке и повторите: введённое остаётся на этой."


class KeptPostsMiddleware:
    """Stands after those of CSRF, the second factor and messages: a post from another site is never kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.path.startswith(PLACE) and request.user.is_authenticated:
            remember_person(request, response)
        return response

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        if request.method != "POST" or not request.path.startswith(PLACE) or request.user.is_authenticated:
            return None
        # A script's request, whose answer no person sees: the page stays open with all that was typed.
        if request.headers.get("Sec-Fetch-Dest", "document") != "document" or "HX-Request" in request.headers:
            return HttpResponse(STAY, status=401, content_type="text/plain; charset=utf-8")
        messages.warning(request, SAVED if keep(request) else NOT_SAVED)
        return redirect_to_login(page_of(request))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from before the person signed in anew on another tab: its token is of the session that ended.

    Only a form of the portal's own page is kept: another site cannot forge the Origin header of a browser.
    """
    own = {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
    if request.path.startswith(PLACE) and request.headers.get("Origin") in own and keep(request):
        messages.warning(request, OUTDATED)
        return redirect(page_of(request))
    return csrf.csrf_failure(request, reason)


def keep(request: HttpRequest) -> bool:
    """Whether the posted fields were kept. A button on a list posts to an address which has no form to refill."""
    person, fields = person_of(request), typed(request.POST)
    size = sum(len(f"{name}{value}".encode()) for name, values in fields.items() for value in values)
    if person is None or not fields or size > MAX_BYTES or urlsplit(page_of(request)).path != request.path:
        return False
    posts = [post for post in request.session.get(SESSION_KEY, []) if post["path"] != request.path]
    post = {"path": request.path, "person": person, "fields": fields}
    request.session[SESSION_KEY] = [*posts, post][-MAX_POSTS:]
    return True


def take(request: HttpRequest) -> QueryDict | None:
    """The fields that the person had posted to this address when the session ended; once, on GET. The page says so."""
    if request.method != "GET" or SESSION_KEY not in request.session:
        return None
    forget_others(request)
    posts = request.session[SESSION_KEY]
    mine = [post for post in posts if post["path"] == request.path]
    request.session[SESSION_KEY] = [post for post in posts if post["path"] != request.path]
    if not mine:
        return None
    messages.warning(request, GIVEN_BACK)
    return as_query(mine[0]["fields"])


def forget_others(request: HttpRequest) -> None:
    """What another person had typed in this browser."""
    posts = request.session.get(SESSION_KEY, [])
    request.session[SESSION_KEY] = [post for post in posts if post["person"] == request.user.pk]


def typed(post: QueryDict) -> dict[str, list[str]]:
    """Without what belongs to the request or is nobody's to keep."""
    secrets = ("password", "csrfmiddlewaretoken")
    return {
        name: values for name, values in post.lists() if not any(secret in name.lower() for secret in secrets)
    }


def as_query(fields: dict[str, list[str]]) -> QueryDict:
    query = QueryDict(mutable=True)
    query.update(MultiValueDict(fields))
    query._mutable = False
    return query


def page_of(request: HttpRequest) -> str:
    """Where the form was sent from, to go on there; the page itself where the browser does not tell."""
    page = urlsplit(request.headers.get("Referer", ""))
    if page.netloc == request.get_host() and page.path.startswith(PLACE):
        return page._replace(scheme="", netloc="", fragment="").geturl()
    return request.get_full_path()


def remember_person(request: HttpRequest, response: HttpResponseBase) -> None:
    """Who works in this browser, for longer than the session lasts."""
    if person_of(request) != request.user.pk:
        response.set_signed_cookie(
            COOKIE,
            str(request.user.pk),
            max_age=COOKIE_AGE,
            path=PLACE,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )


def person_of(request: HttpRequest) -> int | None:
    told = request.get_signed_cookie(COOKIE, default=None, max_age=COOKIE_AGE)
    return int(told) if told else None
