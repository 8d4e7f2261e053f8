"""How the builder answers a change: the piece of the page that it concerns, or the page again without JavaScript."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from portal.workspace.desk import Desk
from portal.workspace.keys import key_in
from reports.measures import COLUMNS
from reports.models import Block, Report, Section
from reports.views.at_report import may_compose, sections_at
from reports.views.builder.sheet import compose, is_writable
from reports.views.steps import steps_to


def builder_url(
    desk: Desk,
    report: Report,
    section: int | None = None,
    block: int | None = None,
    *,
    opens_settings: bool = False,
) -> str:
    """The builder's page at a section and a block."""
    asked = {"section": section, "block": block if opens_settings else None}
    query = urlencode({name: pk for name, pk in asked.items() if pk})
    anchor = f"#block-{block}" if block else ""
    return f"{desk.url('report-builder', report.pk)}{'?' if query else ''}{query}{anchor}"


def piece(
    request: HttpRequest, name: str, context: dict[str, Any], headers: Mapping[str, str], status: int = 200
) -> HttpResponse:
    """A piece of the page with what htmx is to do with it."""
    response = render(request, f"reports/builder/{name}.html", context, status=status)
    for header, value in headers.items():
        response[header] = value
    return response


def changed(
    request: HttpRequest,
    desk: Desk,
    section: Section,
    name: str,
    context: dict[str, Any],
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """A piece of the sheet after a change of the section, whose steps are from now on about what is seen there."""
    told = {"piece": f"reports/builder/{name}.html", "section_now": sections_at(desk).get(pk=section.pk)}
    return piece(request, "changed", context | told, {"HX-Trigger": "report-changed", **(headers or {})})


def block_before(section: Section, asked: str, moved: Block | None = None) -> Block | None:
    """The block of a section to stand under; «0» is the head of the section, nothing is its end.

    ``moved`` is the block that goes there: it does not stand under itself.
    """
    if asked == "0":
        return None
    blocks = section.blocks.order_by("position").exclude(pk=moved.pk if moved else None)
    return blocks.filter(pk=key_in(asked)).first() or blocks.last()


def sheet_context(
    desk: Desk, report: Report, section: int | None, chosen: int | None = None
) -> dict[str, Any]:
    """What the sheet of a section needs; ``chosen`` is the block that stands selected."""
    composed = compose(report, section)
    here = composed.entry.section if composed.entry else None
    return {
        "desk": desk,
        "city": desk.city,
        "report": report,
        "composed": composed,
        "section": here,
        "entry": composed.entry,
        "measure_columns": COLUMNS,
        "chosen": chosen,
        "may_write": here is not None and is_writable(desk, here),
        "may_compose": may_compose(desk, report),
    }


def sheet_again(
    request: HttpRequest, desk: Desk, section: Section, block: Block | None = None, told: str = ""
) -> HttpResponse:
    """After a change of the section's shape: its sheet, or the page at the block."""
    report, chosen = section.report, block.pk if block else None
    if not request.htmx:
        if told:
            messages.success(request, told)
        return HttpResponseRedirect(builder_url(desk, report, section.pk, chosen))
    context = {**sheet_context(desk, report, section.pk, chosen), "told": told}
    return changed(request, desk, section, "sheet_again", context)


def page_again(
    request: HttpRequest, desk: Desk, report: Report, section: int | None = None, told: str = ""
) -> HttpResponse:
    """After a change of the report's shape: the whole page."""
    if told:
        messages.success(request, told)
    address = builder_url(desk, report, section)
    if request.htmx:
        return HttpResponse(headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


def refused(request: HttpRequest, desk: Desk, section: Section, error: Exception) -> HttpResponse:
    """409: nothing was changed, and the sentence says why."""
    return refused_in(request, desk, section.report, error, section)


def refused_in(
    request: HttpRequest, desk: Desk, report: Report, error: Exception, section: Section | None = None
) -> HttpResponse:
    if request.htmx:
        headers = {"HX-Retarget": "#told", "HX-Reswap": "innerHTML"}
        return piece(request, "told", {"refusal": str(error)}, headers, 409)
    context = {
        "desk": desk,
        "city": desk.city,
        "refusal": str(error),
        "back": builder_url(desk, report, section.pk if section else None),
        "steps": steps_to(desk, report, "Не изменено"),
    }
    return render(request, "reports/builder/refused.html", context, status=409)
