"""The editor of a text block: a page of its own, or a piece inside the block on the builder's sheet."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods

from portal.records.events import history_of
from portal.workspace.desk import Desk
from portal.workspace.locking import ChangedMeanwhile
from portal.workspace.version import version_of
from reports.actions.locking import SectionLocked
from reports.actions.texts import write_block
from reports.blocks.text import BLOCK as TEXT
from reports.last_year import last_year_of
from reports.models import Block, Report, SectionState
from reports.preview import preview_block, writing_for
from reports.renderers.html import render_nodes
from reports.texts.clean import clean_html
from reports.texts.editing import for_editing, from_editing, from_lines, in_lines, legend, tell
from reports.texts.offers import ground_of, titles_of
from reports.views.at_report import blocks_at, reports_at, writing_block
from reports.views.builder.answer import builder_url, changed
from reports.views.builder.page import block_context
from reports.views.steps import steps_to

LONGEST = 200_000
"""Characters: a longer text is no section of a report, and would only keep the server busy."""

MARK_LASTS = 30 * 24 * 3600
"""Seconds: the browser reads it when the text is opened again."""


def giving_back(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A text that was sent to a block which is gone comes back on a page; with scripts the editor still holds it."""

    @wraps(view)
    def given_back(request: HttpRequest, slug: str, report: int, block: int) -> HttpResponse:
        try:
            return view(request, slug, report=report, block=block)
        except Http404:
            typed, desk = request.POST.get("text", ""), getattr(request, "desk", None)
            if desk is None or not 0 < len(typed) <= LONGEST or request.htmx:
                raise
            return _gone(request, desk, get_object_or_404(reports_at(desk), pk=report), typed)

    return given_back


@require_http_methods(["GET", "HEAD", "POST"])
@giving_back
@writing_block
def text(request: HttpRequest, desk: Desk, block: Block) -> HttpResponse:
    if block.type != TEXT.code:
        raise Http404("Текст пишут только в текстовом блоке.")
    if request.method == "POST":
        return _save(request, desk, block)
    if block.section.state == SectionState.ACCEPTED:
        return _editor(request, desk, block, status=409, is_locked=True)
    return _editor(request, desk, block)


def _gone(request: HttpRequest, desk: Desk, report: Report, typed: str) -> HttpResponse:
    steps = steps_to(desk, report, "Текст")
    lines = in_lines(from_lines(from_editing(typed)))
    context = {"desk": desk, "city": desk.city, "report": report, "typed": lines, "steps": steps}
    return render(request, "reports/texts/gone.html", context, status=404)


def _save(request: HttpRequest, desk: Desk, block: Block) -> HttpResponse:
    typed = from_lines(from_editing(request.POST.get("text", "")))
    if len(typed) > LONGEST:
        refusal = f"Текст слишком длинный: больше {LONGEST // 1000} тысяч знаков. Разделите его на несколько блоков."
        return _editor(request, desk, block, typed, status=422, refusal=refusal)
    try:
        write_block(block, typed, version=request.POST.get("version", ""), by=request.user)
    except SectionLocked as error:
        return _editor(request, desk, block, typed, status=409, refusal=str(error))
    except ChangedMeanwhile:
        return _conflict(request, desk, block, typed)
    if request.htmx:
        return changed(request, desk, block.section, "block", block_context(desk, block))
    messages.success(request, "Текст сохранён.")
    return _saved(request, desk, block)


def _saved(request: HttpRequest, desk: Desk, block: Block) -> HttpResponse:
    """With a mark for the browser, which keeps what was typed until it is told that this very text is saved."""
    report = block.section.report
    to = HttpResponseRedirect(builder_url(desk, report, block.section_id, block.pk))
    to.set_cookie(
        f"text-saved-{block.pk}",
        "1",
        max_age=MARK_LASTS,
        path=reverse("workspace:report-builder", args=[desk.city.slug, report.pk]),
        secure=request.is_secure(),
        samesite="Strict",
    )
    return to


def _conflict(request: HttpRequest, desk: Desk, block: Block, typed: str) -> HttpResponse:
    """What the person typed stays in the field; beside it the block as it stands now."""
    current = blocks_at(desk).get(pk=block.pk)
    now = mark_safe(render_nodes(preview_block(current).nodes, None, marks_typed=True))
    told = {"now": now, "latest": next(iter(history_of(current, 1)), None)}
    return _editor(request, desk, current, typed, status=409, conflict=told)


def _editor(
    request: HttpRequest,
    desk: Desk,
    block: Block,
    typed: str | None = None,
    *,
    status: int = 200,
    **about: Any,
) -> HttpResponse:
    html = clean_html(block.text if typed is None else typed)
    context = {**_context(desk, block, html), "is_unsaved": typed is not None, **about}
    if not request.htmx:
        return render(request, "reports/texts/page.html", context, status=status)
    piece = render(request, "reports/texts/editor.html", {**context, "is_piece": True}, status=status)
    if typed is not None:  # It answers a post that was to change the whole block.
        piece["HX-Retarget"], piece["HX-Reswap"] = f"#text-editor-{block.pk}", "outerHTML"
    return piece


def _context(desk: Desk, block: Block, html: str) -> dict[str, Any]:
    report = block.section.report
    last = last_year_of(block)
    carried = last.carried(report.year) if last else ""
    # Both texts may name years: what is told of either needs the facts of all of them.
    block.text = f"{html} {carried}"
    writing = writing_for(block)
    back = builder_url(desk, report, block.section_id, block.pk)
    say = partial(tell, block=block, writing=writing, titles=titles_of(ground_of(writing.scope)))
    return {
        "desk": desk,
        "city": desk.city,
        "report": report,
        "section": block.section,
        "text_block": block,
        "version": version_of(block),
        "raw": in_lines(html),
        "editing": mark_safe(for_editing(html, say)),
        "tokens": legend(html, say),
        "last_year": last,
        "carried": mark_safe(for_editing(carried, say)),
        "steps": steps_to(desk, report, "Текст", (str(block.section), back)),
    }
