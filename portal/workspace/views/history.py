"""The history of a record, and how it is put back as it was."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_http_methods, require_safe

from portal.attachments.queries import belonging
from portal.models import Attachment
from portal.records.comparison import changes_back, gone_members
from portal.records.events import moment
from portal.records.moments import Versions, children_by, current_version, moments_of
from portal.records.restore import NotRestorable, instance_of, lost_references, restore, told_lost
from portal.workspace.desk import Desk, at_record
from portal.workspace.ledger import Ledger
from portal.workspace.locking import ChangedMeanwhile, locked
from portal.workspace.page import page_under
from portal.workspace.registry import ledgers
from portal.workspace.version import version_of

REASON = 300
CHANGED = "Пока вы смотрели, запись изменили: ниже — что изменится теперь. Проверьте и подтвердите снова."


@require_safe
@at_record
def history(request: HttpRequest, desk: Desk, ledger: Ledger, record: models.Model) -> HttpResponse:
    """Every change, newest first."""
    before = _time(request.GET.get("before", ""))
    events, more = moments_of(record, _children(desk, ledger, record), before)
    context = {
        **page_under(desk, ledger, record, "История"),
        "events": events,
        "is_continued": before is not None,
        "next": more.isoformat() if more else "",
        "may_change": desk.may_change(record),
        "current": current_version(record),
    }
    return render(request, "workspace/history.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@at_record
def put_back(
    request: HttpRequest, desk: Desk, ledger: Ledger, record: models.Model, event: int
) -> HttpResponse:
    """What would change, and with a reason it is done."""
    version = _version(desk, record, event)
    if request.method == "POST":
        return _restored(request, desk, ledger, record, version)
    return _restore_page(request, desk, ledger, record, version)


def _version(desk: Desk, record: models.Model, event: int) -> Any:
    """The history entry, for who may have the record as it is and as it was."""
    versions = type(record).pgh_event_model.objects.exclude(pgh_label="delete")
    version = get_object_or_404(versions, pgh_obj_id=record.pk, pgh_id=event)
    if not desk.may_change(record):
        raise PermissionDenied
    return version


def _restored(
    request: HttpRequest, desk: Desk, ledger: Ledger, record: models.Model, version: Any
) -> HttpResponse:
    reason = " ".join(request.POST.get("reason", "").replace("\0", "").split())[:REASON]
    if refusal := _refusal(desk, ledger, record, version):
        return _restore_page(request, desk, ledger, record, version, error=refusal)
    if not reason:
        told = "Напишите, почему возвращаете: это останется в истории."
        return _restore_page(request, desk, ledger, record, version, reason_error=told)
    try:
        with transaction.atomic():
            locked(record, request.POST.get("version", ""))
            restore(record, version, by=request.user, reason=reason)
    except ChangedMeanwhile as changed:
        return _restore_page(request, desk, ledger, changed.record, version, error=CHANGED, status=409)
    except NotRestorable as error:
        return _restore_page(request, desk, ledger, record, version, error=str(error))
    except ObjectDoesNotExist:
        raise Http404("Запись удалили, пока вы смотрели.") from None
    messages.success(request, f"Возвращено как было {moment(version.pgh_created_at)}.")
    return HttpResponseRedirect(desk.url("history", ledger.code, record.pk))


def _restore_page(
    request: HttpRequest,
    desk: Desk,
    ledger: Ledger,
    record: models.Model,
    version: Any,
    *,
    error: str = "",
    reason_error: str = "",
    status: int = 422,
) -> HttpResponse:
    at = moment(version.pgh_created_at)
    history = desk.url("history", ledger.code, record.pk)
    context = {
        **page_under(desk, ledger, record, f"Вернуть как было {at}", [("История", history)]),
        "at": at,
        "differences": changes_back(record, version),
        "gone": gone_members(version),
        "refusal": _refusal(desk, ledger, record, version),
        "version": version_of(record),
        "reason": request.POST.get("reason", ""),
        "error": error,
        "reason_error": reason_error,
        "children": [child for child in ledger.children if child.ledger in ledgers()],
    }
    return render(request, "workspace/restore.html", context, status=status if error or reason_error else 200)


def _refusal(desk: Desk, ledger: Ledger, record: models.Model, version: Any) -> str:
    """Why this version cannot be had again; nothing where it can."""
    if why := ledger.why_closed(record):
        return why
    then = instance_of(version)
    if lost := lost_references(then):
        return told_lost(lost)
    if not desk.may_change(then):
        return "Тогда запись относилась к другому подразделению или городу: попросите вернуть её сводящего отчёт."
    return ""


def _children(desk: Desk, ledger: Ledger, record: models.Model) -> Iterator[Versions]:
    """What lives and dies with the record: its history is the record's."""
    for child in ledger.children:
        owned = ledgers().get(child.ledger)
        if owned is None or not desk.may_see(owned.model) or not hasattr(owned.model, "pgh_event_model"):
            continue
        reference = owned.model._meta.get_field(child.field)
        if reference.remote_field.on_delete is models.CASCADE:
            yield children_by(owned.model, **{reference.attname: record.pk})
    yield children_by(Attachment, **belonging(record))


def _time(text: str) -> datetime.datetime | None:
    try:
        found = parse_datetime(text[:40])
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None
