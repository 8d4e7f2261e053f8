"""Entry of a whole table: its scope is asked for, the table is shown, judged while one types, and saved at once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from portal.workspace.desk import Desk, at_ledger
from portal.workspace.grid.answer import answer, summary
from portal.workspace.grid.checked import Counts
from portal.workspace.grid.checking import check
from portal.workspace.grid.page import shown_columns, shown_rows
from portal.workspace.grid.reading import Refused, Sent, read_request
from portal.workspace.grid.saving import save
from portal.workspace.grid.scope import scope_form
from portal.workspace.grid.sheet import MAX_ROWS, Sheet
from portal.workspace.grid_declaration import Grid
from portal.workspace.ledger import Ledger

NO_SCOPE = "Таблица не открыта: обновите страницу и выберите, какие строки нужны."
EMPTY_ROWS = range(3)


@require_http_methods(["GET", "HEAD", "POST"])
@at_ledger
def grid(request: HttpRequest, desk: Desk, ledger: Ledger, code: str) -> HttpResponse:
    declared = next((each for each in ledger.grids if each.code == code), None)
    if declared is None:
        raise Http404("Такой таблицы нет.")
    asked = scope_form(desk, ledger, declared)
    form = asked(request.GET) if set(request.GET) & set(declared.scope) or not declared.scope else asked()
    if not form.is_valid():
        return (
            _refused(NO_SCOPE)
            if request.method == "POST"
            else _scope_page(request, desk, ledger, declared, form)
        )
    sheet = Sheet(desk, ledger, declared, form.cleaned_data)
    if request.method == "POST":
        return _answer(request, sheet)
    return _table_page(request, sheet, form)


def _answer(request: HttpRequest, sheet: Sheet) -> JsonResponse:
    try:
        sent = read_request(request)
    except Refused as refused:
        return _refused(str(refused))
    if not sent.is_to_save:
        return JsonResponse(answer(check(sheet, sent.rows)))
    return _saved(request, sheet, sent)


def _saved(request: HttpRequest, sheet: Sheet, sent: Sent) -> JsonResponse:
    checked = save(sheet, sent.rows, sent.reason)
    if checked.is_right:
        messages.success(request, _told(checked.counts))
    return JsonResponse({**answer(checked), "saved": checked.is_right})


def _told(counts: Counts) -> str:
    done = (("добавлено", counts.new), ("изменено", counts.changed), ("удалено", counts.removed))
    parts = [f"{word} {number}" for word, number in done if number]
    return f"Таблица сохранена: {', '.join(parts)}." if parts else "В таблице ничего не изменилось."


def _refused(sentence: str) -> JsonResponse:
    return JsonResponse({"problem": sentence}, status=400)


def _scope_page(request: HttpRequest, desk: Desk, ledger: Ledger, declared: Grid, form: Form) -> HttpResponse:
    steps = [(ledger.title, desk.url("ledger", ledger.code)), (declared.title, None)]
    context = {**_context(desk, ledger, declared), "form": form, "steps": steps}
    return render(request, "workspace/grid_scope.html", context)


def _table_page(request: HttpRequest, sheet: Sheet, form: Form) -> HttpResponse:
    chosen = [str(value) for value in sheet.scope.values()]
    address = sheet.desk.url("grid", sheet.ledger.code, sheet.grid.code)
    rows, columns = shown_rows(sheet), shown_columns(sheet)
    context = _context(sheet.desk, sheet.ledger, sheet.grid) | {
        "columns": columns,
        "column_data": [column.as_data() for column in columns],
        "rows": rows,
        "empty_rows": EMPTY_ROWS,
        "summary": summary(check(sheet, [])),
        "may_add": sheet.desk.may_add(sheet.model),
        "may_save": any(not row.is_locked for row in rows) or sheet.desk.may_add(sheet.model),
        "is_cut": len(rows) >= MAX_ROWS,
        "chosen": ", ".join(chosen),
        "scope_url": address,
        "form": form,
        "steps": [
            (sheet.ledger.title, sheet.desk.url("ledger", sheet.ledger.code)),
            (sheet.grid.title, address),
            (", ".join(chosen), None),
        ],
    }
    return render(request, "workspace/grid.html", context)


def _context(desk: Desk, ledger: Ledger, declared: Grid) -> dict[str, Any]:
    return {"desk": desk, "city": desk.city, "ledger": ledger, "grid": declared}
