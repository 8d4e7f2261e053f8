"""One report as a sheet of paper with its outline beside it, and its files."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from portal.models import Municipality
from portal.views.of_city import of_city
from reports.builder import build
from reports.discovery import UnknownCode
from reports.document import Provenance
from reports.files import file_of
from reports.models import Report
from reports.outline import outline
from reports.renderers.base import Renderer, RenderingUnavailable
from reports.renderers.html import render_body
from reports.renderers.registry import find_renderer
from reports.views.visible import visible_report

FILES = ("pdf", "json", "html")

# The reader's browser keeps the page, and asks each time whether it is still the same.
checked_each_time = cache_control(no_cache=True, private=True)


@require_safe
@of_city
@conditional_page
@checked_each_time
def report(request: HttpRequest, city: Municipality, year: int, form: str) -> HttpResponse:
    shown = visible_report(city, request.user, year, form)
    document = build(shown).document
    context = {
        "city": city,
        "report": shown,
        "entries": outline(document),
        "files": offered_files(),
        "body": mark_safe(render_body(document, number_hrefs(shown))),
        "here": "reports",
    }
    return render(request, "reports/report.html", context)


@require_safe
@of_city
@conditional_page
@checked_each_time
def report_file(request: HttpRequest, city: Municipality, year: int, form: str, ending: str) -> HttpResponse:
    """The report in one of its formats. Only a PDF opens in the browser; the others are to be kept."""
    shown = visible_report(city, request.user, year, form)
    try:
        content = file_of(shown, ending)
    except UnknownCode as error:
        raise Http404(str(error)) from error
    except RenderingUnavailable as error:
        return render(request, "503.html", {"city": city, "reason": str(error)}, status=503)
    opened = "inline" if ending == "pdf" else "attachment"
    disposition = f'{opened}; filename="{city.slug}-{year}-{form}.{ending}"'
    return HttpResponse(
        content, find_renderer(ending).content_type, headers={"Content-Disposition": disposition}
    )


def offered_files() -> list[Renderer]:
    return [find_renderer(code) for code in FILES]


def number_hrefs(report: Report) -> Callable[[Provenance], str]:
    """Where each number of the report leads: to the page of what it was made of."""
    page = reverse("number", args=[report.municipality.slug, report.year, report.form])
    return lambda provenance: f"{page}?{urlencode({'place': provenance.place})}"
