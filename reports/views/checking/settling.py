"""Deciding about one finding."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from portal.accounts.password_links import root_of
from portal.workspace.desk import Desk
from portal.workspace.keys import key_in
from reports.actions import resolve
from reports.decided import decided_values
from reports.letters.notices import tell_handed
from reports.models import Report
from reports.preview import preview
from reports.resolving import Judged, judged
from reports.views.at_report import composing
from reports.views.checking.shown import findings_context
from reports.views.steps import steps_to

GONE = "Этого замечания больше нет: сведения изменились. Посмотрите список ещё раз."
NOT_DECIDED = "Решения об этом значении уже нет. Посмотрите список ещё раз."
Given = Mapping[str, str]


@require_POST
@composing
def settle(request: HttpRequest, desk: Desk, report: Report) -> HttpResponse:
    """Posted: ``digest`` of the finding, ``action``, and what the action needs (``reason``, ``department``)."""
    found = next(
        (each for each in judged(preview(report)) if each.digest == request.POST.get("digest")), None
    )
    if found is None:
        return _answer(request, desk, report, 409, error_for_all=GONE)
    try:
        _act(request, desk, report, found)
    except ValidationError as error:
        attempt = {"digest": found.digest, "error": " ".join(error.messages), "typed": request.POST}
        return _answer(request, desk, report, 422, **attempt)
    if request.htmx:
        response = _answer(request, desk, report, 200)
        response["HX-Trigger"] = TRIGGERS.get(request.POST["action"], "report-changed")
        return response
    messages.success(request, "Решение записано.")
    return HttpResponseRedirect(_back(request, desk, report))


@require_POST
@composing
def again(request: HttpRequest, desk: Desk, report: Report) -> HttpResponse:
    """Posted: ``declared``, the number of a value about which something was decided."""
    key = key_in(request.POST.get("declared", ""))
    decided = (each.declared for each in decided_values(preview(report)))
    declared = next((each for each in decided if each.pk == key), None)
    if declared is None:
        return _answer(request, desk, report, 409, error_for_all=NOT_DECIDED)
    resolve.decide_again(declared, by=desk.user)
    messages.success(request, "Решение отменено: отчёт снова печатает заявленное значение.")
    return HttpResponseRedirect(desk.url("report-findings", report.pk))


def _act(request: HttpRequest, desk: Desk, report: Report, found: Judged) -> None:
    act = ACTIONS.get(request.POST.get("action", ""))
    if act is None:
        raise ValidationError("Выберите, что сделать с замечанием.")
    act(desk, report, found, request)


def _accept(desk: Desk, report: Report, found: Judged, request: HttpRequest) -> None:
    resolve.accept_computed(_declared(found), by=desk.user)


def _keep(desk: Desk, report: Report, found: Judged, request: HttpRequest) -> None:
    given = request.POST
    _declared(found)
    resolve.keep_declared(
        report, found, reason=given.get("reason", ""), prints_reason="prints" in given, by=desk.user
    )


def _explain(desk: Desk, report: Report, found: Judged, request: HttpRequest) -> None:
    resolve.explain(report, found, reason=request.POST.get("reason", ""), by=desk.user)


def _hand(desk: Desk, report: Report, found: Judged, request: HttpRequest) -> None:
    key = key_in(request.POST.get("department", ""))
    department = desk.city.departments.filter(pk=key).first() if key else None
    if department is None:
        raise ValidationError("Выберите подразделение, которому поручить.")
    decision = resolve.hand(
        report, found, department=department, note=request.POST.get("reason", ""), by=desk.user
    )
    tell_handed(decision, by=desk.user, root=root_of(request))


def _reopen(desk: Desk, report: Report, found: Judged, request: HttpRequest) -> None:
    resolve.reopen(report, found, by=desk.user)


def _declared(found: Judged) -> tuple[Any, ...]:
    if not found.declared:
        raise ValidationError("У этого замечания нет заявленного значения: исправьте записи или текст.")
    return found.declared


ACTIONS: Mapping[str, Callable[[Desk, Report, Judged, HttpRequest], None]] = {
    "accept": _accept,
    "keep": _keep,
    "explain": _explain,
    "hand": _hand,
    "reopen": _reopen,
}


TRIGGERS = dict.fromkeys(("accept", "keep"), "report-changed, numbers-changed")
"""What the sheet prints is another number then, or has another footnote."""


def _answer(request: HttpRequest, desk: Desk, report: Report, status: int, **attempt: Any) -> HttpResponse:
    told = attempt.pop("error_for_all", "")
    context = {**findings_context(desk, report, request.POST.get("section", ""), **attempt), "told": told}
    if request.htmx:
        return render(request, "reports/checking/pane.html", context, status=status)
    page = {**context, "steps": steps_to(desk, report, "Замечания")}
    return render(request, "reports/checking/page.html", page, status=status)


def _back(request: HttpRequest, desk: Desk, report: Report) -> str:
    """To the page that the person came from, if it is one of ours."""
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()):
        return wanted
    return desk.url("report-findings", report.pk)
