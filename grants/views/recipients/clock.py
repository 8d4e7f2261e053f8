"""The coordinator's page of the register: what must be entered and by when, and whom to submit further."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from grants.models import RegisterEntry
from grants.register.belonging import awaiting, undated
from grants.register.deadlines import awaited
from grants.register.entering import NotEntered, enter_all
from grants.register.federal import HEADINGS, table_rows, to_submit
from grants.views.recipients.entry_form import EntryOfManyForm
from ngo_registry.models import Organization
from portal.queries import special_days
from portal.records.formats import Csv, Xlsx
from portal.workspace.desk import Desk, at_desk
from portal.workspace.listing.files import csv_lines, xlsx_file

TITLE = "Реестр получателей: что внести"
SHOWN = 100
LATEST = 10


@require_safe
@at_desk
def clock(request: HttpRequest, desk: Desk) -> HttpResponse:
    return _clock_page(request, desk)


@require_POST
@at_desk
def enter(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What was chosen is shown once more with its numbers; confirmed, it is entered."""
    if not desk.may_add(RegisterEntry):
        raise PermissionDenied
    form = EntryOfManyForm(request.POST, desk=desk)
    if not form.is_valid() and form.refusal:
        return _clock_page(request, desk, error=form.refusal, status=409 if form.is_gone else 422)
    if form.errors:
        return _confirm_page(request, desk, form, status=422)
    if "sure" not in request.POST:
        return _confirm_page(request, desk, form)
    try:
        made = enter_all(form.chosen, by=desk.user, on=form.cleaned_data["on"])
    except NotEntered as refused:
        return _confirm_page(request, desk, form, error=str(refused), status=422)
    messages.success(request, f"Внесено в реестр: {_numbers(made)}.")
    return HttpResponseRedirect(desk.url("recipients-clock"))


@require_safe
@at_desk
def sonko_file(request: HttpRequest, desk: Desk, ending: str) -> HttpResponseBase:
    """Whom to submit to the federal register, a row a measure of support."""
    if ending not in ("xlsx", "csv"):
        raise Http404("Список выгружается в форматах: xlsx, csv.")
    today = timezone.localdate()
    rows = table_rows(to_submit(desk.city, today))
    name = f"{desk.city.slug}-sonko-{today.isoformat()}.{ending}"
    if ending == "csv":
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        kind = f"{Csv.CONTENT_TYPE}; charset=utf-8"
        return StreamingHttpResponse(csv_lines(HEADINGS, rows), content_type=kind, headers=headers)
    written = xlsx_file("СОНКО", HEADINGS, rows)
    return FileResponse(written, as_attachment=True, filename=name, content_type=Xlsx.CONTENT_TYPE)


def _clock_page(request: HttpRequest, desk: Desk, error: str = "", status: int = 200) -> HttpResponse:
    city, today = desk.city, timezone.localdate()
    related = ("organization", "act")
    waiting, without_day = awaiting(city), undated(city)
    to_federal = to_submit(city, today)
    context = {
        **_common(desk),
        "waiting": list(
            awaited(waiting.select_related(*related)[:SHOWN], city.entry_days, special_days(), today)
        ),
        "waiting_count": waiting.count(),
        "undated": without_day.select_related("organization")[:SHOWN],
        "undated_count": without_day.count(),
        "latest": desk.records(RegisterEntry)
        .select_related("support__organization")
        .order_by("-number")[:LATEST],
        "federal": _recipients(to_federal),
        "federal_count": to_federal.order_by().values("organization").distinct().count(),
        "may_enter": desk.may_add(RegisterEntry),
        "error": error,
    }
    return render(request, "grants/workspace/recipients.html", context, status=status)


def _recipients(found: Any) -> Any:
    return Organization.objects.filter(pk__in=found.order_by().values("organization")).order_by("name", "id")[
        :SHOWN
    ]


def _confirm_page(
    request: HttpRequest, desk: Desk, form: EntryOfManyForm, error: str = "", status: int = 200
) -> HttpResponse:
    context = {
        **_common(desk),
        "form": form,
        "chosen": form.chosen[:SHOWN],
        "others": max(len(form.chosen) - SHOWN, 0),
        "keys": ",".join(str(support.pk) for support in form.chosen),
        "error": error,
    }
    return render(request, "grants/workspace/enter.html", context, status=status)


def _common(desk: Desk) -> dict[str, Any]:
    return {"desk": desk, "city": desk.city, "title": TITLE, "steps": [(TITLE, None)]}


def _numbers(made: list[RegisterEntry]) -> str:
    first, last = made[0], made[-1]
    return f"{first}" if first == last else f"{first}–{last.number}"
