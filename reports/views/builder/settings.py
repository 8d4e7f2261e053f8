"""The settings of one block: looked at while they are filled in, and saved."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from portal.workspace.desk import Desk
from portal.workspace.locking import ChangedMeanwhile
from reports.actions.blocks import change_settings, change_signer
from reports.actions.locking import SectionLocked
from reports.blocks.base import BlockSettings
from reports.blocks.page import ORIENTATION
from reports.built import Built
from reports.models import Block
from reports.preview import preview
from reports.views.at_report import at_block, blocks_at, writing_block
from reports.views.builder.answer import builder_url, changed, piece, refused, sheet_context
from reports.views.builder.page import block_context
from reports.views.builder.pane import conflict_context, form_for, pane_context, record_of
from reports.views.builder.sheet import changed_around, is_writable

IN_PANE = {"HX-Retarget": "#pane", "HX-Reswap": "innerHTML"}
ON_SHEET = {"HX-Retarget": "#sheet", "HX-Reswap": "outerHTML"}


@require_http_methods(["GET", "HEAD", "POST"])
@at_block
def change(request: HttpRequest, desk: Desk, block: Block) -> HttpResponse:
    if request.method == "POST":
        return _save(request, desk, block)
    if not request.htmx:
        return HttpResponseRedirect(
            builder_url(desk, block.section.report, block.section_id, block.pk, opens_settings=True)
        )
    if not is_writable(desk, block.section):
        return render(request, "reports/builder/no_settings.html", {"section": block.section})
    return render(request, "reports/builder/settings.html", pane_context(desk, block))


@require_POST
@writing_block
def look(request: HttpRequest, desk: Desk, block: Block) -> HttpResponse:
    """The block as it would be with these settings; nothing where they do not make sense yet."""
    form = form_for(block, request.POST)
    if form.edits_report or not form.is_valid():
        return HttpResponse(status=204)
    block.settings = form.to_settings()
    return render(request, "reports/builder/block.html", {**block_context(desk, block), "is_unsaved": True})


def _save(request: HttpRequest, desk: Desk, block: Block) -> HttpResponse:
    form = form_for(block, request.POST, request.FILES)
    form.by = request.user
    if not (desk.may_change(block) and desk.may_change(record_of(form))):
        raise PermissionDenied
    if not form.is_valid():
        return _pane(request, pane_context(desk, block, form), 422)
    # The page must know what else prints otherwise, unless it is made anew as a whole.
    before = preview(block.section.report) if request.htmx and block.type != ORIENTATION else None
    try:
        _change(form, request)
    except SectionLocked as error:
        return refused(request, desk, block.section, error)
    except ChangedMeanwhile:
        return _conflict(request, desk, form)
    if request.htmx:
        return _saved(request, desk, block, before)
    return HttpResponseRedirect(
        builder_url(desk, block.section.report, block.section_id, block.pk, opens_settings=True)
    )


def _saved(request: HttpRequest, desk: Desk, block: Block, before: Built | None) -> HttpResponse:
    """The block, with the others that print otherwise because of it; the sheet where the paper turns."""
    pane = {**pane_context(desk, block), "is_saved": True}
    if before is None:
        whole = {**sheet_context(desk, block.section.report, block.section_id, block.pk), **pane}
        return changed(request, desk, block.section, "settings_saved", {**whole, "is_whole": True}, ON_SHEET)
    around = changed_around(block, before, preview(block.section.report))
    context = {**pane, **block_context(desk, block), "around": around}
    return changed(request, desk, block.section, "settings_saved", context)


def _change(form: BlockSettings, request: HttpRequest) -> None:
    version = request.POST.get("version", "")
    block = form.block
    if form.edits_report:
        given = form.cleaned_data
        position, name = given["signer_position"], given["signer_name"]
        change_signer(block.section.report, block, position, name, version=version, by=request.user)
    else:
        change_settings(block, form.to_settings(), version=version, by=request.user)


def _conflict(request: HttpRequest, desk: Desk, form: BlockSettings) -> HttpResponse:
    """The form keeps what the person typed; the block is shown as it stands now."""
    form.block = blocks_at(desk).get(pk=form.block.pk)
    return _pane(request, conflict_context(desk, form), 409)


def _pane(request: HttpRequest, context: dict[str, Any], status: int) -> HttpResponse:
    if request.htmx:
        return piece(request, "settings", context, IN_PANE, status)
    block = context["pane_block"]
    whole = sheet_context(context["desk"], block.section.report, block.section_id, block.pk)
    return render(request, "reports/builder/page.html", {**whole, **context}, status=status)
