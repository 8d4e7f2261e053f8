"""The page of an edition: its frozen sheets, with what it is and what else there is beside them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe

from reports.editions.kinds import STYLE
from reports.editions.queries import file_of_edition, standing_edition
from reports.editions.reading import FileLost, outline_of, page_of
from reports.models import Edition, Report
from reports.views.editions.offered import of_edition
from reports.views.visible import is_staff_of

LOST = "reports/editions/lost.html"


def sheet_style(report: Report, edition: Edition) -> str:
    """The address of the edition's own style; nothing for one that was published without it."""
    file = file_of_edition(edition, STYLE)
    if file is None:
        return ""
    address = [report.municipality.slug, report.year, report.form, edition.number]
    return f"{reverse('edition-style', args=address)}?sha256={file.sha256[:12]}"


def edition_page(
    request: HttpRequest, report: Report, edition: Edition, editions: list[Edition]
) -> HttpResponse:
    """``editions`` are all of the report, newest first. One that is not the newest is kept out of search engines."""
    standing = standing_edition(editions)
    is_newest = edition == standing
    edition.report = report
    try:
        entries, body = outline_of(edition), page_of(edition)
    except FileLost as error:
        context = {"city": report.municipality, "report": report, "reason": str(error)}
        return render(request, LOST, context, status=503)
    context = {
        "city": report.municipality,
        "report": report,
        "edition": edition,
        "standing": standing,
        "is_newest": is_newest,
        "others": [each for each in editions if each != edition],
        "entries": entries,
        "body": mark_safe(body),
        "sheet_style": sheet_style(report, edition),
        "files": of_edition(edition, is_newest=is_newest),
        "is_staff": is_staff_of(report.municipality, request.user),
        "is_hidden_from_search": not is_newest,
        "here": "reports",
    }
    response = render(request, "reports/report.html", context)
    if not is_newest:
        response["X-Robots-Tag"] = "noindex"
    return response
