"""Where an import stands: each state has its page, work tells how far it is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRedirect

from portal.imports import actions
from portal.imports.pages.access import at_import, may_decide
from portal.imports.pages.context import import_context
from portal.imports.pages.result import result_page
from portal.imports.pages.words import work_in_words
from portal.models import FileImport
from portal.models.file_import import AT_WORK, ImportState
from portal.workspace.desk import Desk

TITLES = {
    ImportState.CHECKING: "Файл проверяется",
    ImportState.APPLYING: "Строки загружаются",
    ImportState.UNDOING: "Записи возвращаются как были",
}


@require_safe
@at_import
def step(request: HttpRequest, desk: Desk, file_import: FileImport) -> HttpResponse:
    """The page of the state in which the import is."""
    work = actions.progress(file_import)
    if file_import.state == ImportState.CHECKED:
        return HttpResponseRedirect(desk.url("import-preview", file_import.pk))
    if file_import.state == ImportState.CHOSEN and may_decide(desk, file_import):
        return HttpResponseRedirect(desk.url("import-columns", file_import.pk))
    if file_import.state not in AT_WORK or work.is_interrupted:
        return result_page(request, desk, file_import)
    return render(request, "workspace/imports/at_work.html", _context(desk, file_import, work))


@require_safe
@at_import
def progress(request: HttpRequest, desk: Desk, file_import: FileImport) -> HttpResponse:
    """The piece of the page that asks again each second; at the end it leads on."""
    work = actions.progress(file_import)
    if file_import.state not in AT_WORK or work.is_interrupted:
        return HttpResponseClientRedirect(desk.url("import", file_import.pk))
    return render(request, "workspace/imports/progress.html", _context(desk, file_import, work))


def _context(desk: Desk, file_import: FileImport, work: actions.Progress) -> dict[str, object]:
    return {
        **import_context(desk, file_import, TITLES[ImportState(file_import.state)]),
        "work": work,
        "is_measured": 0 < work.done < work.total,
        "words": work_in_words(work, is_stopping=file_import.cancel_requested),
        "may_stop": not file_import.cancel_requested and file_import.state != ImportState.UNDOING,
    }
