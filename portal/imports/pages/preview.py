"""What the file will change, line by line; nothing is loaded before this page is confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.imports import actions
from portal.imports.kinds import kinds
from portal.imports.pages.access import at_import, to_import
from portal.imports.pages.context import import_context
from portal.imports.pages.starting import attached
from portal.imports.pages.words import Counts, promise
from portal.models import FileImport
from portal.models.file_import import ImportState, Outcome
from portal.workspace.desk import Desk

SIZE = 50
TITLES = {
    Outcome.NEW: "Новые",
    Outcome.CHANGED: "Изменятся",
    Outcome.UNCHANGED: "Без изменений",
    Outcome.SUSPICIOUS: "Под вопросом",
    Outcome.REFUSED: "Отклонены",
    Outcome.SKIPPED: "Пропущены",
}
ABOUT = {
    Outcome.NEW: "Таких записей на портале ещё нет.",
    Outcome.CHANGED: "Эти записи на портале есть, файл меняет в них указанное.",
    Outcome.UNCHANGED: "В этих строках то же, что уже есть на портале.",
    Outcome.SUSPICIOUS: "Загрузить можно, но сначала посмотрите, нет ли ошибки.",
    Outcome.REFUSED: "Эти строки загрузить нельзя. Скачайте их, исправьте и загрузите отдельно.",
    Outcome.SKIPPED: "Итоги и подзаголовки таблицы: это не записи.",
}


@dataclass(frozen=True)
class Tab:
    """The lines of one outcome."""

    outcome: Outcome
    count: int

    @property
    def title(self) -> str:
        return TITLES[self.outcome]


def tabs(counts: Counts) -> list[Tab]:
    """All outcomes in the order of reading; skipped lines only where there are some."""
    found = [Tab(Outcome(outcome), counts.get(outcome, 0)) for outcome in TITLES]
    return [tab for tab in found if tab.count or tab.outcome != Outcome.SKIPPED]


@require_safe
@at_import
def preview(request: HttpRequest, desk: Desk, file_import: FileImport) -> HttpResponse:
    if file_import.state != ImportState.CHECKED:
        return to_import(desk, file_import)
    shown = tabs(file_import.counts)
    here = _asked(shown, request.GET.get("outcome", ""))
    rows = actions.preview(
        file_import, here.outcome, after=_line(request.GET.get("after", "")), limit=SIZE + 1
    )
    page, following = rows[:SIZE], rows[SIZE:]
    context = {
        **import_context(desk, file_import, "Что изменится"),
        **_decision(file_import),
        "tabs": shown,
        "tab": here,
        "about": ABOUT[here.outcome],
        "rows": page,
        "is_first_page": "after" not in request.GET,
        "next_page": f"?outcome={here.outcome}&after={page[-1].line}#lines" if following else "",
    }
    return render(request, "workspace/imports/preview.html", context)


@require_safe
@at_import
def refused(request: HttpRequest, desk: Desk, file_import: FileImport) -> HttpResponse:
    """The refused lines as the file had them, each with its reason: to mend and load again."""
    if not file_import.counts.get(Outcome.REFUSED):
        return to_import(desk, file_import)
    name = f"{PurePath(file_import.name).stem} — отклонённые строки.xlsx"
    return attached(actions.refused_workbook(file_import), name)


def _asked(shown: list[Tab], outcome: str) -> Tab:
    """The tab of the address, else the first that has lines."""
    asked = next((tab for tab in shown if tab.outcome == outcome), None)
    return asked or next((tab for tab in shown if tab.count), shown[0])


def _line(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _decision(file_import: FileImport) -> dict[str, object]:
    """What a confirmation will do, with and without the suspicious lines."""
    counts, noun = file_import.counts, str(kinds()[file_import.kind].model._meta.verbose_name)
    will_change = sum(counts.get(outcome, 0) for outcome in (Outcome.NEW, Outcome.CHANGED))
    doubtful = counts.get(Outcome.SUSPICIOUS, 0)
    return {
        "promise": promise(counts, noun),
        "doubtful": doubtful,
        "refused": counts.get(Outcome.REFUSED, 0),
        "is_anything_to_load": bool(will_change or doubtful),
    }
