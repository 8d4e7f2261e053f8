"""The register of recipients for everybody: as of any day, and just this selection as a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.views.decorators.http import require_safe

from grants.register.as_of import Row
from grants.register.columns import COLUMNS, texts
from grants.register.files import ENDINGS, TooLong, as_csv, as_pdf, as_xlsx
from grants.register.selection import Selection, page_of
from grants.views.recipients.asked import RegisterForm
from portal.lib.dates import format_date
from portal.models import Municipality
from portal.records.formats import Csv, Xlsx
from portal.views.of_city import of_city

PLAIN = "text/plain; charset=utf-8"


@dataclass(frozen=True)
class Cell:
    """A cell of the page: its text, with the day in it by itself so that machines can read it."""

    label: str
    before: str
    day: str = ""
    written: str = ""
    after: str = ""


@require_safe
@of_city
def recipients(request: HttpRequest, city: Municipality) -> HttpResponse:
    form = RegisterForm(request, city)
    context = {"city": city, "form": form, "here": "recipients"}
    if not form.is_valid():
        return render(request, "grants/recipients/register.html", context, status=400)
    selection = form.selection
    page = page_of(selection, form.begins_after)
    context |= {
        "selection": selection,
        "page": page,
        "columns": COLUMNS,
        "lines": [(row, list(_cells(row))) for row in page.rows],
        "is_narrowed": form.is_narrowed,
    }
    return render(request, "grants/recipients/register.html", context)


def _cells(row: Row) -> Iterator[Cell]:
    for column, text in zip(COLUMNS, texts(row), strict=True):
        day = column.day(row)
        written = format_date(day) if day else ""
        before, found, after = text.partition(written) if written else (text, "", "")
        yield Cell(column.label, before, day.isoformat() if day and found else "", found, after)


@require_safe
@of_city
def recipients_file(request: HttpRequest, city: Municipality, ending: str) -> HttpResponseBase:
    if ending not in ENDINGS:
        raise Http404(f"Реестр выгружается в форматах: {', '.join(ENDINGS)}.")
    form = RegisterForm(request, city)
    if not form.is_valid():
        return HttpResponseBadRequest(form.sentences, content_type=PLAIN)
    try:
        return _file(form.selection, ending)
    except TooLong as refused:
        return HttpResponseBadRequest(str(refused), content_type=PLAIN)


def _file(selection: Selection, ending: str) -> HttpResponseBase:
    name = f"{selection.city.slug}-recipients-{selection.day.isoformat()}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    if ending == "csv":
        kind = f"{Csv.CONTENT_TYPE}; charset=utf-8"
        return StreamingHttpResponse(as_csv(selection), content_type=kind, headers=headers)
    if ending == "pdf":
        return HttpResponse(as_pdf(selection), content_type="application/pdf", headers=headers)
    return FileResponse(as_xlsx(selection), as_attachment=True, filename=name, content_type=Xlsx.CONTENT_TYPE)
