"""The list of a ledger's records, and just this list as a file."""

from __future__ import annotations

from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.urls import NoReverseMatch
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from portal.records.formats import Csv, Xlsx
from portal.workspace.desk import Desk, at_ledger
from portal.workspace.ledger import Ledger
from portal.workspace.listing.export import columns_of, rows_of
from portal.workspace.listing.files import csv_lines, xlsx_file
from portal.workspace.listing.selection import Selection
from portal.workspace.listing.table import Listing

ENDINGS = ("xlsx", "csv")
IMPORTED = {
    "organizations": "organizations",
    "support": "support",
    "rounds": "contest_rounds",
    "awards": "awards",
}
"""The code of the import kind that brings the records of a ledger from a file."""


@require_safe
@at_ledger
def ledger(request: HttpRequest, desk: Desk, ledger: Ledger) -> HttpResponse:
    """The whole page, or to a page that asks for it the table with all that changes with the filters."""
    listing = Listing(request, desk, ledger)
    is_piece = request.htmx and not request.htmx.history_restore_request
    template = "workspace/list_found.html" if is_piece else "workspace/list.html"
    context = {
        "desk": desk, "city": desk.city, "ledger": ledger, "listing": listing,
        "address": desk.url("ledger", ledger.code), "steps": [(ledger.title, None)],
        "may_add": desk.may_add(ledger.model), "tables": _tables(desk, ledger), "from_file": _from_file(desk, ledger),
        "pages": ledger.pages(desk) if ledger.pages else [],
    }  # fmt: skip
    response = render(request, template, context)
    if is_piece:
        response["HX-Push-Url"] = f"{request.path}{listing.plain_query}"
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_safe
@at_ledger
def file(request: HttpRequest, desk: Desk, ledger: Ledger, ending: str) -> HttpResponseBase:
    """All pages of the list with all columns of its records."""
    if ending not in ENDINGS:
        raise Http404(f"Список выгружается в форматах: {', '.join(ENDINGS)}.")
    selection = Selection(request, desk, ledger)
    headings = [column.title for column in columns_of(ledger)]
    name = f"{desk.city.slug}-{ledger.code}-{timezone.localdate():%Y-%m-%d}.{ending}"
    if ending == "csv":
        lines = csv_lines(headings, rows_of(selection))
        disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
        return StreamingHttpResponse(
            lines, content_type=f"{Csv.CONTENT_TYPE}; charset=utf-8", headers=disposition
        )
    written = xlsx_file(ledger.title, headings, rows_of(selection))
    return FileResponse(written, as_attachment=True, filename=name, content_type=Xlsx.CONTENT_TYPE)


def _tables(desk: Desk, ledger: Ledger) -> list[tuple[str, str]]:
    """(title, address) of the tables in which records are entered many at once."""
    grids = ledger.grids if desk.may_add(ledger.model) else ()
    found = [(grid.title, _address(desk, "grid", ledger.code, grid.code)) for grid in grids]
    return [(title, address) for title, address in found if address]


def _from_file(desk: Desk, ledger: Ledger) -> str:
    may = ledger.code in IMPORTED and desk.may_add(ledger.model)
    return _address(desk, "import-start", IMPORTED[ledger.code]) if may else ""


def _address(desk: Desk, name: str, *arguments: str) -> str:
    """Empty where the portal runs without such pages."""
    try:
        return desk.url(name, *arguments)
    except NoReverseMatch:
        return ""
