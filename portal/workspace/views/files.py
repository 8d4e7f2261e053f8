"""Files on a record: adding, giving out, taking off, bringing back. Only who sees the record sees them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response
from django.utils.html import format_html
from django.utils.http import quote_etag
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.attachments.forms import AttachmentForm
from portal.attachments.kinds import BY_MEDIA_TYPE
from portal.attachments.queries import attachments_of, removed_attachments_of
from portal.attachments.refusals import Refused
from portal.attachments.storing import attach, remove, too_large
from portal.attachments.upload_limit import is_too_large
from portal.models import Attachment
from portal.records.events import moment
from portal.records.restore import NotRestorable, name_of, put_back
from portal.workspace.desk import Desk, at_record
from portal.workspace.ledger import Ledger
from portal.workspace.page import page_under

POLICY = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"
"""Whatever the file holds, it runs nothing, loads nothing and is framed by nobody."""


@require_http_methods(["GET", "HEAD", "POST"])
@at_record
def add(request: HttpRequest, desk: Desk, ledger: Ledger, record: models.Model) -> HttpResponse:
    """The record's files on a page of their own; sent to it, a file is added."""
    if request.method != "POST":
        return _files_page(request, desk, ledger, record, AttachmentForm())
    _demand_right(desk, record)
    form = AttachmentForm(request.POST, request.FILES)
    if is_too_large(request):
        form.errors["file"] = form.error_class([str(too_large())])
    if form.is_valid() and (added := _added(desk, record, form)):
        messages.success(request, f"Приложено: {added}.")
        return HttpResponseRedirect(desk.url("record", ledger.code, record.pk))
    return _files_page(request, desk, ledger, record, form, status=422)


def _added(desk: Desk, record: models.Model, form: AttachmentForm) -> Attachment | None:
    file, title = form.cleaned_data["file"], form.cleaned_data["title"]
    try:
        return attach(record, file, file.name, title=title, city=desk.city, by=desk.user)
    except Refused as refused:
        form.add_error("file", str(refused))
        return None


@require_safe
@at_record
def give(
    request: HttpRequest, desk: Desk, ledger: Ledger, record: models.Model, attachment: int
) -> HttpResponseBase:
    """The file itself; with ``?download`` it is always saved."""
    found = get_object_or_404(attachments_of(record), pk=attachment)
    etag = quote_etag(found.sha256)
    response = get_conditional_response(request, etag=etag) or _opened(request, found)
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    response["Content-Security-Policy"] = POLICY
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _opened(request: HttpRequest, attachment: Attachment) -> HttpResponseBase:
    try:
        file = attachment.file.open("rb")
    except OSError:
        raise Http404("Файла нет в хранилище: сообщите администратору портала.") from None
    kind = BY_MEDIA_TYPE.get(attachment.media_type)
    is_shown = kind is not None and kind.is_shown and "download" not in request.GET
    return FileResponse(
        file,
        as_attachment=not is_shown,
        filename=attachment.name,
        content_type=kind.media_type if kind else "application/octet-stream",
    )


@require_POST
@at_record
def take_off(
    request: HttpRequest, desk: Desk, ledger: Ledger, record: models.Model, attachment: int
) -> HttpResponse:
    _demand_right(desk, record)
    found = attachments_of(record).filter(pk=attachment).first()
    if found is not None:
        remove(found, by=desk.user)
    page = desk.url("attach", ledger.code, record.pk)
    messages.success(request, format_html('Убрано: {}. <a href="{}">Вернуть</a>', str(found or "файл"), page))
    return HttpResponseRedirect(desk.url("record", ledger.code, record.pk))


@require_POST
@at_record
def bring_back(
    request: HttpRequest, desk: Desk, ledger: Ledger, record: models.Model, attachment: int
) -> HttpResponse:
    _demand_right(desk, record)
    event = get_object_or_404(removed_attachments_of(record), pgh_obj_id=attachment)
    try:
        messages.success(request, f"Файл снова приложен: {put_back(event, by=desk.user)}.")
    except NotRestorable as refused:
        messages.error(request, str(refused))
    return HttpResponseRedirect(desk.url("attach", ledger.code, record.pk))


def _demand_right(desk: Desk, record: models.Model) -> None:
    if not desk.may_change(record):
        raise PermissionDenied


def _files_page(
    request: HttpRequest,
    desk: Desk,
    ledger: Ledger,
    record: models.Model,
    form: AttachmentForm,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {
        **page_under(desk, ledger, record, "Файлы"),
        "attachments": attachments_of(record),
        "removed": [
            {"pk": event.pgh_obj_id, "name": name_of(event), "at": moment(event.pgh_created_at)}
            for event in removed_attachments_of(record)
        ],
        "attach_title": form["title"].value(),
        "attach_errors": form.errors.get("file", []) + form.errors.get("title", []),
        "may_change": desk.may_change(record),
    }
    return render(request, "workspace/files.html", context, status=status)
