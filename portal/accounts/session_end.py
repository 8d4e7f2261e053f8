"""A session ends after PORTAL_SESSION_HOURS without a request.

Django's SESSION_SAVE_EVERY_REQUEST would write a row for each request, and two requests at once would put back
what the other has taken out of the session.
"""

import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

SECONDS = 5 * 60
"""How exact the end is: a session is written at most this often to put its end off."""

SEEN = "seen"


def session_end_middleware(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    def middleware(request: HttpRequest) -> HttpResponseBase:
        # Visitors have no session, and asking for one would make every public page depend on cookies.
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            put_off_end(request)
        return get_response(request)

    return middleware


def put_off_end(request: HttpRequest) -> None:
    session, now = request.session, int(time.time())
    is_old = now - session.get(SEEN, 0) >= SECONDS
    if is_old and not session.is_empty():  # an ended session is found empty only after it was read
        session[SEEN] = now
