"""Which column of the file is what: guessed by the portal, put right by the person."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from portal.imports import actions
from portal.imports.columns import look_at
from portal.imports.pages.access import decides, to_import
from portal.imports.pages.columns_form import ColumnsForm
from portal.imports.pages.context import import_context
from portal.models import FileImport
from portal.models.file_import import AT_WORK, ImportState
from portal.workspace.desk import Desk

UNFINISHED = (
    *(ImportState.CHOSEN, ImportState.CHECKING, ImportState.CHECKED),
    *(ImportState.APPLYING, ImportState.CANCELLED, ImportState.FAILED),
)


@require_http_methods(["GET", "HEAD", "POST"])
@decides(*UNFINISHED)
def columns(request: HttpRequest, desk: Desk, file_import: FileImport) -> HttpResponse:
    """Also the way to begin again with a load that was stopped, failed or was interrupted."""
    if file_import.state in AT_WORK and not actions.progress(file_import).is_interrupted:
        return to_import(desk, file_import)
    sent = request.POST if request.method == "POST" else None
    sheet = (sent or request.GET).get("sheet", "")
    try:
        _turn_to_sheet(file_import, sheet)
        guess = actions.columns_page(file_import)
    except (actions.UnreadableFile, actions.Refused) as error:
        messages.warning(request, str(error))
        return HttpResponseRedirect(
            desk.url("import-columns", file_import.pk) if sheet else desk.url("imports")
        )
    form = ColumnsForm(sent, guess=guess, file_import=file_import)
    if form.is_bound and form.is_valid() and _is_mapped(desk, form):
        return to_import(desk, file_import)
    context = {**import_context(desk, file_import, "Столбцы файла"), "form": form, "guess": guess}
    return render(request, "workspace/imports/columns.html", context, status=422 if form.is_bound else 200)


def _turn_to_sheet(file_import: FileImport, sheet: str) -> None:
    """Shows another sheet of the workbook; it is kept when its columns are confirmed."""
    if sheet.isascii() and sheet.isdecimal() and int(sheet[:4]) != file_import.sheet:
        file_import.sheet = int(sheet[:4])
        look_at(file_import)


def _is_mapped(desk: Desk, form: ColumnsForm) -> bool:
    """Has the file checked; what is refused stands at the top of the form."""
    try:
        actions.map_columns(
            form.file_import, sheet=form.guess.sheet, mapping=form.mapping, defaults=form.chosen, by=desk.user
        )
    except (actions.UnreadableFile, actions.Refused) as error:
        form.add_error(None, str(error))
    return form.is_valid()
