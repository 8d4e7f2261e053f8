"""Deleting a record, the list of the deleted ones, and how one comes back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods, require_safe

from portal.attachments.queries import attachments_of
from portal.records.comparison import values_of
from portal.records.deletion import Group, NotDeletable, consequences_of, delete
from portal.records.events import metadata, moment, people_of
from portal.records.restore import (
    NotRestorable,
    instance_of,
    lost_references,
    name_of,
    put_back,
    told_lost,
    went_with,
)
from portal.workspace.deleted import deleted_of, may_put_back
from portal.workspace.desk import Desk, at_ledger, at_record
from portal.workspace.keys import key_in
from portal.workspace.ledger import Ledger
from portal.workspace.locking import ChangedMeanwhile, locked
from portal.workspace.page import page_of, page_under
from portal.workspace.registry import ledger_for
from portal.workspace.version import version_of

PAGE = 50
REASON = 300
CHANGED = "Пока вы смотрели, запись изменили. Проверьте, что удаляете, и подтвердите снова."


@require_http_methods(["GET", "HEAD", "POST"])
@at_record
def ask(request: HttpRequest, desk: Desk, ledger: Ledger, record: models.Model) -> HttpResponse:
    """What goes with the record and what keeps it; then it is deleted."""
    if not desk.may_change(record):
        raise PermissionDenied
    if request.method != "POST":
        return _delete_page(request, desk, ledger, record, error=ledger.why_closed(record))
    try:
        with transaction.atomic():
            current = locked(record, request.POST.get("version", ""))
            if why := ledger.why_closed(current):
                raise NotDeletable(why)
            delete(record, by=request.user, reason=_reason(request))
    except ChangedMeanwhile as changed:
        return _delete_page(request, desk, ledger, changed.record, error=CHANGED, status=409)
    except NotDeletable as refused:
        return _delete_page(request, desk, ledger, record, error=str(refused), status=422)
    except ObjectDoesNotExist:
        messages.info(request, "Запись уже удалил кто-то другой.")
        return HttpResponseRedirect(desk.url("deleted", ledger.code))
    back = desk.url("put-back", ledger.code, record.pk)
    messages.success(request, format_html('Удалено: {}. <a href="{}">Вернуть</a>', str(record), back))
    return HttpResponseRedirect(desk.url("ledger", ledger.code))


@require_safe
@at_ledger
def deleted(request: HttpRequest, desk: Desk, ledger: Ledger) -> HttpResponse:
    """What was deleted and is not back, the latest first."""
    before = key_in(request.GET.get("before", ""))
    gone = deleted_of(desk, ledger.model).order_by("-pgh_id")
    if before is not None:
        gone = gone.filter(pgh_id__lt=before)
    found = list(gone[: PAGE + 1])
    people = people_of(found)
    context = {
        **page_of(desk, ledger, "Удалённые"),
        "rows": [_row(event, people) for event in found[:PAGE]],
        "next": found[PAGE - 1].pgh_id if len(found) > PAGE else None,
        "is_continued": bool(request.GET.get("before")),
    }
    return render(request, "workspace/deleted.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@at_ledger
def bring_back(request: HttpRequest, desk: Desk, ledger: Ledger, pk: int) -> HttpResponse:
    """A deleted record as it was, and its way back."""
    if desk.records(ledger.model).filter(pk=pk).exists():
        return HttpResponseRedirect(desk.url("record", ledger.code, pk))
    event = get_object_or_404(deleted_of(desk, ledger.model), pgh_obj_id=pk)
    if request.method != "POST":
        return _deleted_page(request, desk, ledger, event)
    if not may_put_back(desk, event):
        raise PermissionDenied
    try:
        record = put_back(event, by=request.user, reason=_reason(request))
    except NotRestorable as refused:
        return _deleted_page(request, desk, ledger, event, error=str(refused), status=422)
    messages.success(request, "Запись вернулась вместе с тем, что было удалено с ней.")
    return HttpResponseRedirect(desk.url("record", ledger.code, record.pk))


def _delete_page(
    request: HttpRequest, desk: Desk, ledger: Ledger, record: models.Model, error: str = "", status: int = 200
) -> HttpResponse:
    found = consequences_of(record)
    context = {
        **page_under(desk, ledger, record, "Удаление"),
        "consequences": found,
        "going": [_linked(desk, group) for group in found.going],
        "refusing": [_linked(desk, group) for group in found.refusing],
        "attachments": attachments_of(record),
        "version": version_of(record),
        "reason": request.POST.get("reason", ""),
        "error": error,
    }
    return render(request, "workspace/delete.html", context, status=status)


def _linked(desk: Desk, group: Group) -> dict[str, Any]:
    """A group with the address of each record that has a page here."""
    ledger = ledger_for(group.model)
    code = ledger.code if ledger and desk.may_see(group.model) else ""
    return {
        "group": group,
        "first": [(str(each), desk.url("record", code, each.pk) if code else "") for each in group.first],
    }


def _deleted_page(
    request: HttpRequest, desk: Desk, ledger: Ledger, event: Any, error: str = "", status: int = 200
) -> HttpResponse:
    lost = lost_references(instance_of(event))
    people = people_of([event])
    context = {
        **page_of(desk, ledger, name_of(event), after=[("Удалённые", desk.url("deleted", ledger.code))]),
        "row": _row(event, people),
        "values": values_of(event),
        "children": [(each.pgh_tracked_model._meta.verbose_name, name_of(each)) for each in went_with(event)],
        "refusal": told_lost(lost) if lost else "",
        "may_change": may_put_back(desk, event),
        "reason": request.POST.get("reason", ""),
        "error": error,
    }
    return render(request, "workspace/put_back.html", context, status=status)


def _row(event: Any, people: dict[int, str]) -> dict[str, Any]:
    about = metadata(event)
    return {
        "pk": event.pgh_obj_id,
        "name": name_of(event),
        "at": moment(event.pgh_created_at),
        "who": people.get(about.get("user", 0), ""),
        "why": about.get("reason", ""),
    }


def _reason(request: HttpRequest) -> str:
    return " ".join(request.POST.get("reason", "").replace("\0", "").split())[:REASON]
