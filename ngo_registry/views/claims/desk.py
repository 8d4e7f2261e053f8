"""The officials' side: what waits for an answer, one claim, the answer, the department that it goes to."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from ngo_registry.actions.claims import AnsweredAlready, answer_claim, hand_claim
from ngo_registry.claim_letters import tell_answer, tell_officials
from ngo_registry.forms.claim import AnswerForm, HandForm
from ngo_registry.models import Claim, ClaimState
from portal.accounts.password_links import root_of
from portal.workspace.desk import Desk, at_desk

ANSWERED_SHOWN = 30
TITLE = "Обращения об ошибках"


def claims_at(desk: Desk) -> QuerySet[Claim]:
    """Those that were confirmed; of the others nobody hears."""
    claims = desk.records(Claim).exclude(state=ClaimState.UNCONFIRMED)
    return claims.select_related("organization", "department", "resolved_by")


def at_claim(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Gives the view its `Desk` and the claim of this city."""

    @at_desk
    @wraps(view)
    def with_claim(request: HttpRequest, desk: Desk, pk: int, **kwargs: Any) -> HttpResponseBase:
        if not desk.may_see(Claim):
            raise Http404("Таких записей нет.")
        return view(request, desk, get_object_or_404(claims_at(desk), pk=pk), **kwargs)

    return with_claim


@require_safe
@at_desk
def claims(request: HttpRequest, desk: Desk) -> HttpResponse:
    if not desk.may_see(Claim):
        raise Http404("Таких записей нет.")
    found = claims_at(desk)
    context = {
        "desk": desk,
        "city": desk.city,
        "title": TITLE,
        "steps": [(TITLE, "")],
        "waiting": found.filter(state=ClaimState.OPEN).order_by("due_on", "pk"),
        "answered": found.exclude(state=ClaimState.OPEN).order_by("-resolved_at")[:ANSWERED_SHOWN],
        "today": timezone.localdate(),
    }
    return render(request, "ngo_registry/claims/desk.html", context)


@require_safe
@at_claim
def claim(request: HttpRequest, desk: Desk, claim: Claim) -> HttpResponse:
    return _page(request, desk, claim)


@require_POST
@at_claim
def answer(request: HttpRequest, desk: Desk, claim: Claim) -> HttpResponse:
    if not desk.may_change(claim):
        raise PermissionDenied
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, desk, claim, answering=form, status=422)
    try:
        answer_claim(claim, by=desk.user, **form.cleaned_data)
    except AnsweredAlready as refused:
        claim.refresh_from_db()
        return _page(request, desk, claim, answering=form, refused=str(refused), status=409)
    tell_answer.enqueue(claim.pk, root_of(request))
    messages.success(request, "Ответ опубликован на странице организации и отправлен на почту.")
    return HttpResponseRedirect(desk.url("claims"))


@require_POST
@at_claim
def hand(request: HttpRequest, desk: Desk, claim: Claim) -> HttpResponse:
    if not desk.may_change(claim):
        raise PermissionDenied
    form = HandForm(request.POST, city=desk.city)
    if not form.is_valid():
        return _page(request, desk, claim, handing=form, status=422)
    try:
        hand_claim(claim, department=form.cleaned_data["department"], by=desk.user)
    except AnsweredAlready as refused:
        claim.refresh_from_db()
        return _page(request, desk, claim, refused=str(refused), status=409)
    tell_officials.enqueue(claim.pk, root_of(request))
    messages.success(request, "Обращение передано.")
    return HttpResponseRedirect(desk.url("claims"))


def _page(
    request: HttpRequest,
    desk: Desk,
    claim: Claim,
    *,
    answering: AnswerForm | None = None,
    handing: HandForm | None = None,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    may_answer = desk.may_change(claim) and not claim.is_answered
    context = {
        "desk": desk,
        "city": desk.city,
        "claim": claim,
        "title": f"Обращение: {claim.get_subject_display()}",
        "steps": [(TITLE, desk.url("claims")), (claim.get_subject_display().capitalize(), "")],
        "may_answer": may_answer,
        "answering": answering or AnswerForm(),
        "handing": handing or HandForm(initial={"department": claim.department_id}, city=desk.city),
        "refused": refused,
        "today": timezone.localdate(),
    }
    return render(request, "ngo_registry/claims/claim.html", context, status=status)
