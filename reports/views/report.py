"""A report as a sheet of paper with its outline beside it, and its files: the newest edition, or the draft."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from portal.models import Municipality
from portal.views.of_city import of_city
from reports.builder import build
from reports.discovery import UnknownCode
from reports.editions.queries import editions_of, standing_edition
from reports.files import file_of
from reports.models import Report
from reports.number_links import number_hrefs
from reports.outline import outline
from reports.renderers.base import RenderingUnavailable
from reports.renderers.html import render_body
from reports.renderers.registry import find_renderer
from reports.views.editions.giving import find_public, give_file
from reports.views.editions.offered import of_draft
from reports.views.editions.sheet import edition_page
from reports.views.visible import is_staff_of, listed_report

# The reader's browser keeps the page, and asks each time whether it is still the same.
checked_each_time = cache_control(no_cache=True, private=True)


@require_safe
@of_city
@conditional_page
@checked_each_time
def report(request: HttpRequest, city: Municipality, year: int, form: str) -> HttpResponse:
    """What was published is read from its edition and never computed anew."""
    shown = listed_report(city, request.user, year, form)
    editions = list(editions_of(shown))
    if standing := standing_edition(editions):
        return edition_page(request, shown, standing, editions)
    if editions:
        context = {
            "city": city,
            "report": shown,
            "edition": editions[0],
            "others": editions,
            "here": "reports",
        }
        response = render(request, "reports/editions/withdrawn.html", context)
        response["X-Robots-Tag"] = "noindex"
        return response
    return _draft(request, shown)


def _draft(request: HttpRequest, report: Report) -> HttpResponse:
    document = build(report).document
    context = {
        "city": report.municipality,
        "report": report,
        "entries": outline(document),
        "files": of_draft(report),
        "body": mark_safe(render_body(document, number_hrefs(report))),
        "is_staff": is_staff_of(report.municipality, request.user),
        "here": "reports",
    }
    return render(request, "reports/report.html", context)


@require_safe
@of_city
@checked_each_time
def report_file(request: HttpRequest, city: Municipality, year: int, form: str, ending: str) -> HttpResponse:
    """A file of the newest edition as it was published; of a draft, made now."""
    shown = listed_report(city, request.user, year, form)
    editions = list(shown.editions.order_by("-number"))
    if standing := standing_edition(editions):
        file = find_public(standing, ending)
        if file is None:
            raise Http404("В этой редакции нет такого файла.")
        return give_file(request, shown, standing, file)
    if editions:
        raise Http404("Отчёт отозван.")
    return _draft_file(request, shown, ending)


@conditional_page
def _draft_file(request: HttpRequest, report: Report, ending: str) -> HttpResponse:
    """Only a PDF opens in the browser; the others are to be kept."""
    try:
        content, renderer = file_of(report, ending), find_renderer(ending)
    except UnknownCode as error:
        raise Http404(str(error)) from error
    except RenderingUnavailable as error:
        return render(request, "503.html", {"city": report.municipality, "reason": str(error)}, status=503)
    opened = "inline" if ending == "pdf" else "attachment"
    apart = "" if renderer.file_ending == ending else f"-{ending}"
    name = f"{report.municipality.slug}-{report.year}-{report.form}{apart}.{renderer.file_ending}"
    headers = {"Content-Disposition": f'{opened}; filename="{name}"'}
    return HttpResponse(content, renderer.content_type, headers=headers)
