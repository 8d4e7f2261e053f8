"""Confirming, stopping and undoing an import."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from portal.imports import actions
from portal.imports.kinds import kinds
from portal.imports.pages.access import decides, to_import
from portal.imports.pages.context import import_context
from portal.imports.pages.forms import ReasonForm
from portal.models import FileImport
from portal.models.file_import import ImportState
from portal.workspace.desk import Desk
from portal.workspace.registry import ledger_for

STOPPABLE = (ImportState.CHOSEN, ImportState.CHECKING, ImportState.CHECKED, ImportState.APPLYING)


@require_POST
@decides(ImportState.CHECKED)
def confirm(request: HttpRequest, desk: Desk, file_import: FileImport) -> HttpResponse:
    try:
        actions.confirm(file_import, with_suspicious="with_suspicious" in request.POST, by=desk.user)
    except actions.Refused as refused:
        messages.warning(request, str(refused))
    return to_import(desk, file_import)


@require_POST
@decides(*STOPPABLE)
def cancel(request: HttpRequest, desk: Desk, file_import: FileImport) -> HttpResponse:
    try:
        actions.cancel(file_import, by=desk.user)
    except actions.Refused as refused:
        messages.warning(request, str(refused))
    return to_import(desk, file_import)


@require_http_methods(["GET", "HEAD", "POST"])
@decides(ImportState.APPLIED, ImportState.UNDOING)
def undo(request: HttpRequest, desk: Desk, file_import: FileImport) -> HttpResponse:
    """Asks for the reason, then puts the records back as they were; again where that was interrupted."""
    if file_import.state == ImportState.UNDOING and not actions.progress(file_import).is_interrupted:
        return to_import(desk, file_import)
    form = ReasonForm(request.POST or None)
    undone = None
    if form.is_bound and form.is_valid():
        undone = _undone(request, desk, file_import, form.cleaned_data["reason"])
        if undone is None or not undone.kept:
            return to_import(desk, file_import)
    context = {
        **import_context(desk, file_import, "Вернуть как было"),
        "form": form,
        "undone": undone,
        "kept": _with_addresses(desk, file_import, undone),
    }
    status = 409 if undone else 422 if form.is_bound else 200
    return render(request, "workspace/imports/undo.html", context, status=status)


def _undone(request: HttpRequest, desk: Desk, file_import: FileImport, reason: str) -> actions.Undone | None:
    try:
        return actions.undo(file_import, by=desk.user, reason=reason)
    except actions.Refused as refused:
        messages.warning(request, str(refused))
        return None


def _with_addresses(
    desk: Desk, file_import: FileImport, undone: actions.Undone | None
) -> list[tuple[actions.Kept, str]]:
    """The records in the way, each with its page."""
    ledger = ledger_for(kinds()[file_import.kind].model)
    kept = undone.kept if undone else ()
    return [(each, desk.url("record", ledger.code, each.record) if ledger else "") for each in kept]
