"""A report's file: given at once where it is ready, otherwise ordered and waited for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.workspace.desk import Desk
from reports.discovery import UnknownCode
from reports.files import ready_file
from reports.models import Report
from reports.orders import Progress, last_order, order_file, progress_of
from reports.renderers.base import Renderer, RenderingUnavailable
from reports.renderers.registry import find_renderer
from reports.views.at_report import at_report
from reports.views.steps import steps_to

NAMES = {
    "pdf": "PDF",
    "pdfa": "PDF/A-3",
    "docx": "Word",
    "xlsx": "Excel",
    "json": "JSON",
    "html": "веб-страницу",
}
"""After «Готовим»."""


@dataclass(frozen=True)
class Waiting:
    """What the page of a file that is not ready shows; without progress nobody has ordered it yet."""

    desk: Desk
    report: Report
    renderer: Renderer
    progress: Progress | None

    @property
    def context(self) -> dict[str, Any]:
        name = NAMES.get(self.renderer.code, self.renderer.title)
        return {
            "desk": self.desk,
            "city": self.desk.city,
            "report": self.report,
            "code": self.renderer.code,
            "name": name,
            "progress": self.progress,
            "steps": steps_to(self.desk, self.report, f"Файл: {name}"),
        }


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@at_report
def file(request: HttpRequest, desk: Desk, report: Report, code: str) -> HttpResponse:
    """GET gives the file or tells how far it is; POST orders it, and may be sent again after a failure."""
    renderer = _renderer(code)
    if request.method == "POST":
        order_file(report, code, by=desk.user)
        return HttpResponseRedirect(desk.url("report-file", report.pk, code))
    order = last_order(report, code)
    progress = progress_of(order) if order else None
    if progress is None or not progress.is_at_work:
        try:
            if (content := ready_file(report, code)) is not None:
                return _given(report, renderer, content)
        except RenderingUnavailable as error:
            progress = Progress(is_at_work=False, is_ready=False, message=str(error))
    waiting = Waiting(desk, report, renderer, progress)
    return render(request, "reports/orders/file.html", waiting.context)


@never_cache
@require_safe
@at_report
def progress(request: HttpRequest, desk: Desk, report: Report, code: str) -> HttpResponse:
    """The piece of the page that asks again each second; once the file is ready the browser is told to fetch it."""
    order = last_order(report, code)
    told = progress_of(order) if order else None
    waiting = Waiting(desk, report, _renderer(code), told)
    response = render(request, "reports/orders/progress.html", waiting.context)
    if told and told.is_ready:
        response["HX-Trigger"] = json.dumps({"file-ready": desk.url("report-file", report.pk, code)})
    return response


def _renderer(code: str) -> Renderer:
    try:
        return find_renderer(code)
    except UnknownCode as error:
        raise Http404(str(error)) from error


def _given(report: Report, renderer: Renderer, content: bytes) -> HttpResponse:
    """Only the PDF opens in the browser, to be looked at; the others are to be kept."""
    name = renderer.file_name(f"{report.municipality.slug}-{report.year}-{report.form}")
    opened = "inline" if renderer.code == "pdf" else "attachment"
    return HttpResponse(
        content,
        renderer.content_type,
        headers={"Content-Disposition": f'{opened}; filename="{name}"'},
    )
