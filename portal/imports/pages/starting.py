"""The first page: which file is loaded, and what has been loaded before."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from portal.imports import actions
from portal.imports.kinds import ImportKind, kinds
from portal.imports.pages.access import loadable, seen_imports, to_import
from portal.imports.pages.context import section_context
from portal.imports.pages.forms import UploadForm
from portal.imports.pages.past import past_page
from portal.imports.pages.template_workbook import template_workbook
from portal.imports.pages.upload_limit import is_too_large
from portal.imports.reading import UnreadableFile
from portal.models import FileImport
from portal.workspace.desk import Desk, at_desk

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@at_desk
def start(request: HttpRequest, desk: Desk, kind: str = "") -> HttpResponse:
    """``kind`` is chosen beforehand where a ledger's page led here."""
    offered = loadable(desk)
    if kind and kind not in kinds():
        raise Http404("Такое не загружают.")
    if request.method != "POST":
        return _page(request, desk, UploadForm(kinds=offered, initial={"kind": kind or _only(offered)}))
    if not offered:
        raise PermissionDenied
    form = UploadForm(request.POST, request.FILES, kinds=offered, is_cut_off=is_too_large(request))
    started = _started(desk, form) if form.is_valid() else None
    return to_import(desk, started) if started else _page(request, desk, form)


@require_GET
@at_desk
def template(request: HttpRequest, desk: Desk, kind: str) -> HttpResponse:
    """A workbook to fill in: the headings that are understood, and an example."""
    found = kinds().get(kind)
    if found is None or not desk.may_see(found.model):
        raise Http404("Такого образца нет.")
    return attached(template_workbook(found, desk.city), f"Образец — {found.title}.xlsx")


def attached(workbook: bytes, name: str) -> HttpResponse:
    """A workbook that the browser saves under this name."""
    disposition = content_disposition_header(as_attachment=True, filename=name)
    return HttpResponse(workbook, content_type=XLSX, headers={"Content-Disposition": disposition or ""})


def _only(offered: list[ImportKind]) -> str:
    return offered[0].code if len(offered) == 1 else ""


def _started(desk: Desk, form: UploadForm) -> FileImport | None:
    """None where the file cannot be read: the form says why."""
    chosen = form.cleaned_data
    try:
        return actions.start(desk.city, chosen["kind"], chosen["file"], by=desk.user)
    except (UnreadableFile, actions.Refused) as error:
        form.add_error("file", str(error))
        return None


def _page(request: HttpRequest, desk: Desk, form: UploadForm) -> HttpResponse:
    before = request.GET.get("before", "")
    past, following = past_page(seen_imports(desk), before)
    context = {
        **section_context(desk, "Загрузка из файла"),
        "form": form if loadable(desk) else None,
        "past": past,
        "is_first_page": not before,
        "next_page": f"?before={following}#past" if following else "",
    }
    return render(request, "workspace/imports/start.html", context, status=422 if form.is_bound else 200)
