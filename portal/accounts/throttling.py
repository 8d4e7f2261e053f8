"""Guessing a password is slow: a few wrong ones, and the next are not even tried for a while.

Failures are counted by login and address, and, against guessing from many addresses, by login alone with a
higher bound: otherwise a stranger could lock a person out with five requests.
"""

from datetime import timedelta
from math import ceil
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt, AccessLog
from django.conf import settings
from django.contrib.auth import authenticate
from django.db.models import Max, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from portal.models import User

LIMIT_OF_LOGIN = 20
"""Failures with one login from all addresses together; AXES_FAILURE_LIMIT is that of one address."""

SIGN_INS_KEPT = timedelta(days=180)
SIGN_INS_SHOWN = 5


class TwoLimits(AxesDatabaseHandler):
    """Expects AXES_LOCKOUT_PARAMETERS to be login with address, then login."""

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """In failures of one address: those of the login alone weigh less."""
        from_here, from_everywhere = (
            attempts.aggregate(sum=Sum("failures_since_start"))["sum"] or 0
            for attempts in self.get_user_attempts(request, credentials)
        )
        return max(from_here, from_everywhere * settings.AXES_FAILURE_LIMIT // LIMIT_OF_LOGIN)


def locked_out(request: HttpRequest, response: HttpResponse | None, credentials: Any) -> HttpResponse:
    """The page in place of any answer to a person who is locked out, known to the portal or not."""
    context = {"minutes": minutes_left(request, credentials)}
    return render(request, "accounts/locked_out.html", context, status=429)


def minutes_left(request: HttpRequest, credentials: Any) -> int:
    """Until a log-in is tried again; at least one."""
    attempts = AxesProxyHandler.get_implementation().get_user_attempts(request, credentials)
    newest = [found for each in attempts if (found := each.aggregate(at=Max("attempt_time"))["at"])]
    until = max(newest, default=timezone.now()) + settings.AXES_COOLOFF_TIME
    return max(1, ceil((until - timezone.now()) / timedelta(minutes=1)))


def is_password_of(user: User, password: str, request: HttpRequest) -> bool:
    """Asks a signed-in person once more. Counts failures as the log-in does: the computer may be left alone."""
    found = authenticate(request, username=user.get_username(), password=password)
    return found is not None and found.pk == user.pk


def forget_failures(user: User) -> None:
    """For who has proved by e-mail to be this person."""
    AccessAttempt.objects.filter(username=user.get_username()).delete()


def last_sign_ins(user: User) -> QuerySet[AccessLog]:
    return AccessLog.objects.filter(username=user.get_username()).order_by("-attempt_time")[:SIGN_INS_SHOWN]


def forget_old_sign_ins(user: User) -> None:
    """Failures older than the lock-out leave by themselves at each log-in; successes leave here."""
    old = timezone.now() - SIGN_INS_KEPT
    AccessLog.objects.filter(username=user.get_username(), attempt_time__lt=old).delete()
