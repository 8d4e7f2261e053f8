"""All editions of a report: who published them and why, their files; withdrawing, signing."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from portal.attachments.refusals import Refused
from portal.attachments.upload_limit import is_too_large
from portal.workspace.desk import Desk
from reports.actions.sign_edition import TOO_LARGE, sign_edition
from reports.actions.withdraw import withdraw
from reports.editions.queries import editions_of, standing_edition
from reports.models import Edition, Report
from reports.views.at_report import at_report, composing, may_compose
from reports.views.editions.offered import public
from reports.views.steps import steps_to

MAX_REASON = 1000


@never_cache
@require_safe
@at_report
def register(request: HttpRequest, desk: Desk, report: Report) -> HttpResponse:
    return _page(request, desk, report)


@require_POST
@composing
def withdrawing(request: HttpRequest, desk: Desk, report: Report, number: int) -> HttpResponse:
    edition = get_object_or_404(report.editions, number=number)
    reason = request.POST.get("reason", "")[:MAX_REASON]
    try:
        withdraw(edition, by=desk.user, reason=reason)
    except ValidationError as error:
        return _page(request, desk, report, number, "withdraw", error.message)
    messages.success(request, f"Редакция {number} отозвана. Она видна с отметкой и причиной.")
    return HttpResponseRedirect(desk.url("report-editions", report.pk))


@require_POST
@composing
def signing(request: HttpRequest, desk: Desk, report: Report, number: int) -> HttpResponse:
    edition = get_object_or_404(report.editions, number=number)
    try:
        _sign(request, desk, edition)
    except Refused as error:
        return _page(request, desk, report, number, "sign", str(error))
    messages.success(request, f"Подпись приложена к редакции {number}.")
    return HttpResponseRedirect(desk.url("report-editions", report.pk))


def _sign(request: HttpRequest, desk: Desk, edition: Edition) -> None:
    if is_too_large(request):
        raise Refused(TOO_LARGE)
    file = request.FILES.get("file")
    signed = next(
        (each for each in public(edition.files.all()) if each.kind == request.POST.get("signed")), None
    )
    if signed is None:
        raise Refused("Выберите, какой файл подписан.")
    if file is None:
        raise Refused("Выберите файл подписи .sig или .p7s.")
    sign_edition(signed, file, file.name or "", by=desk.user)


def _page(
    request: HttpRequest, desk: Desk, report: Report, number: int = 0, deed: str = "", error: str = ""
) -> HttpResponse:
    """``error`` is what stopped the deed over the edition of this number."""
    editions = list(editions_of(report))
    for each in editions:
        each.report, each.offered = report, public(each.files.all())
        each.error, each.failed = (error, deed) if each.number == number else ("", "")
    context = {
        "desk": desk,
        "city": desk.city,
        "report": report,
        "editions": editions,
        "standing": standing_edition(editions),
        "may_compose": may_compose(desk, report),
        "typed": request.POST.get("reason", "")[:MAX_REASON],
        "signed": request.POST.get("signed", ""),
        "max_reason": MAX_REASON,
        "steps": steps_to(desk, report, "Редакции"),
    }
    return render(request, "reports/editions/register.html", context, status=422 if error else 200)
