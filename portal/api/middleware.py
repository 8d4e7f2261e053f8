"""The door of the API: anybody's program may read, none is remembered, and every refusal is JSON."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote_plus

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from portal.api.rate import seconds_to_wait
from portal.api.refusals import refusal

PLACE = "/api/v"
METHODS = "GET, HEAD, OPTIONS"
FOR_EVERYBODY = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Retry-After",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}


class ApiMiddleware:
    """Stands before the sessions, so that a cookie is left at the door and the answer is the same for everybody."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(PLACE):
            return self.get_response(request)
        if request.method == "OPTIONS":
            answer: HttpResponseBase = HttpResponse(status=204, headers={"Allow": METHODS, **PREFLIGHT})
        else:
            answer = _refused(request) or self._given(request)
        for name, value in FOR_EVERYBODY.items():
            answer[name] = value
        return answer

    def _given(self, request: HttpRequest) -> HttpResponseBase:
        request.COOKIES.clear()
        asked = request.method
        request.method = "GET"  # the server itself keeps the body of HEAD back
        answer = self.get_response(request)
        request.method = asked
        _vary_without_cookie(answer)
        return answer


def _refused(request: HttpRequest) -> HttpResponseBase | None:
    if request.method not in ("GET", "HEAD"):
        return refusal(405, f"API только читает: возможны {METHODS}.", {"Allow": METHODS})
    if wait := seconds_to_wait(request):
        sentence = f"Слишком много запросов. Повторите через {wait} с."
        return refusal(429, sentence, {"Retry-After": str(wait)})
    if "\0" in request.path_info or "\0" in unquote_plus(request.META.get("QUERY_STRING", "")):
        return refusal(400, "Уберите из адреса нулевой знак (%00).")
    try:
        request.GET  # noqa: B018 — Django reads the parameters only here, and refuses too many of them
    except SuspiciousOperation:
        return refusal(400, "Слишком много параметров. Оставьте нужные.")
    return None


def _vary_without_cookie(answer: HttpResponseBase) -> None:
    """Others look at the session on the way; here it changes nothing, and caches may keep one answer for all."""
    named = [part.strip() for part in answer.get("Vary", "").split(",")]
    kept = [part for part in named if part and part.lower() != "cookie"]
    if kept:
        answer["Vary"] = ", ".join(kept)
    elif answer.has_header("Vary"):
        del answer["Vary"]
