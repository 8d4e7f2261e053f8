"""What an administrator does for a colleague besides the form: invites, helps who has lost the telephone."""

from __future__ import annotations

import logging

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from portal.accounts.password_links import invite
from portal.accounts.second_factor import forget_second_factor
from portal.models import User
from portal.workspace.desk import Desk, at_record
from portal.workspace.ledger import Ledger
from portal.workspace.page import page_under

logger = logging.getLogger(__name__)


@never_cache
@require_POST
@at_record
def send_invitation(request: HttpRequest, desk: Desk, ledger: Ledger, record: User) -> HttpResponse:
    """Shows the link at once instead of leading on: it is a secret, and must not wait in a session or an address."""
    if not (desk.may_change(record) and record.is_active):
        raise PermissionDenied
    invitation = invite(record, request)
    logger.info("%s invited by %s", record.get_username(), desk.user.get_username())
    context = {**page_under(desk, ledger, record, "Приглашение"), "invitation": invitation}
    return render(request, "workspace/people/invitation.html", context)


@require_POST
@at_record
def switch_off_second_factor(request: HttpRequest, desk: Desk, ledger: Ledger, record: User) -> HttpResponse:
    forget_second_factor(record, by=desk.user)
    messages.success(request, "Код при входе выключен: теперь хватит логина и пароля.")
    return HttpResponseRedirect(desk.url("record", ledger.code, record.pk))
