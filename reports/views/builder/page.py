"""The builder's page: the outline, the sheet of one section, the pane beside it; and its pieces alone."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.workspace.desk import Desk
from portal.workspace.keys import key_in
from reports.models import Block, Report, Section
from reports.views.at_report import at_block, at_report, at_section, blocks_at
from reports.views.builder.answer import builder_url, sheet_context
from reports.views.builder.pane import pane_context
from reports.views.builder.sheet import is_writable, shown_alone


@require_safe
@at_report
def builder(request: HttpRequest, desk: Desk, report: Report) -> HttpResponse:
    chosen = key_in(request.GET.get("block", ""))
    context = sheet_context(desk, report, key_in(request.GET.get("section", "")), chosen)
    block = blocks_at(desk).filter(section=context["section"], pk=chosen).first() if chosen else None
    pane = pane_context(desk, block) if block and context["may_write"] else {}
    return render(request, "reports/builder/page.html", {**context, **pane, "pane_block": block})


@require_safe
@at_section
def sheet(request: HttpRequest, desk: Desk, section: Section) -> HttpResponse:
    """The sheet alone."""
    if not request.htmx:
        return HttpResponseRedirect(builder_url(desk, section.report, section.pk))
    chosen = key_in(request.GET.get("block", ""))
    return render(
        request, "reports/builder/sheet.html", sheet_context(desk, section.report, section.pk, chosen)
    )


@require_safe
@at_block
def block(request: HttpRequest, desk: Desk, block: Block) -> HttpResponse:
    """One block alone."""
    if not request.htmx:
        return HttpResponseRedirect(builder_url(desk, block.section.report, block.section_id, block.pk))
    return render(request, "reports/builder/block.html", block_context(desk, block))


def block_context(desk: Desk, block: Block) -> dict[str, Any]:
    return {
        "desk": desk,
        "city": desk.city,
        "report": block.section.report,
        "section": block.section,
        "shown": shown_alone(block),
        "chosen": block.pk,
        "may_write": is_writable(desk, block.section),
    }
