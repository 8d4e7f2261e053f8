"""How an import stands when nobody is at work on it, and what may be done about it now."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format

from portal.imports.kinds import kinds
from portal.imports.pages.access import loadable, may_decide
from portal.imports.pages.context import import_context
from portal.imports.pages.words import changes_in_words, grouped
from portal.models import FileImport
from portal.models.file_import import ImportState, Outcome
from portal.workspace.desk import Desk
from portal.workspace.registry import ledger_for

INTERRUPTED = "Прервано: ничего не загружено"
TITLES = {
    ImportState.CHOSEN: "Файл выбран",
    ImportState.CHECKING: INTERRUPTED,
    ImportState.APPLYING: INTERRUPTED,
    ImportState.APPLIED: "Файл загружен",
    ImportState.CANCELLED: "Загрузка отменена",
    ImportState.FAILED: "Загрузить не удалось",
    ImportState.UNDOING: "Прервано: ничего не возвращено",
    ImportState.UNDONE: "Возвращено как было",
}
AGAIN = "Работа прервалась, записи остались такими, как были. Начните снова."
TOLD = {
    ImportState.CHOSEN: "Ничего не загружено: тот, кто выбрал файл, ещё укажет столбцы.",
    ImportState.CHECKING: AGAIN,
    ImportState.APPLYING: AGAIN,
    ImportState.UNDOING: "Работа прервалась, загруженное осталось как есть. Верните ещё раз.",
}
UNTOUCHED = "Ничего не загружено: записи такие, как были."
AGAIN_FROM = (ImportState.CANCELLED, ImportState.FAILED, ImportState.CHECKING, ImportState.APPLYING)
LINES = ((Outcome.UNCHANGED, "Без изменений"), (Outcome.REFUSED, "Отклонено"), (Outcome.SKIPPED, "Пропущено"))


def result_page(request: HttpRequest, desk: Desk, file_import: FileImport) -> HttpResponse:
    context = {
        **import_context(desk, file_import, TITLES[ImportState(file_import.state)]),
        "told": told(file_import),
        "note": file_import.message if file_import.state == ImportState.APPLIED else "",
        "facts": facts(file_import),
        **ways_on(desk, file_import),
    }
    return render(request, "workspace/imports/result.html", context)


def told(file_import: FileImport) -> str:
    """What has become of the records, in a sentence or two."""
    if file_import.state == ImportState.APPLIED:
        noun = str(kinds()[file_import.kind].model._meta.verbose_name)
        return changes_in_words(file_import.counts, noun, with_suspicious=file_import.with_suspicious)
    return TOLD.get(ImportState(file_import.state)) or file_import.message or UNTOUCHED


def facts(file_import: FileImport) -> list[tuple[str, str]]:
    """What the page tells of an import: name and value."""
    counts = file_import.counts if file_import.state in (ImportState.APPLIED, ImportState.UNDONE) else {}
    found = [(f"{title}, строк", grouped(counts[each])) for each, title in LINES if counts.get(each)]
    if file_import.confirmed_by:
        found.append(("Подтвердил", str(file_import.confirmed_by)))
    if file_import.finished_at:
        found.append(("Закончено", date_format(timezone.localtime(file_import.finished_at), "j E Y, H:i")))
    return found


def ways_on(desk: Desk, file_import: FileImport) -> dict[str, Any]:
    """Where one may go from here."""
    model = kinds()[file_import.kind].model
    ledger = ledger_for(model)
    is_applied = file_import.state == ImportState.APPLIED
    decides = may_decide(desk, file_import)
    return {
        "list_url": desk.url("ledger", ledger.code) if ledger and is_applied else "",
        "has_refused": is_applied and bool(file_import.counts.get(Outcome.REFUSED)),
        "may_undo": decides and file_import.state in (ImportState.APPLIED, ImportState.UNDOING),
        "retry_url": desk.url("import-columns", file_import.pk)
        if decides and file_import.state in AGAIN_FROM
        else "",
        "again_url": desk.url("import-start", file_import.kind) if loadable(desk) else "",
    }
