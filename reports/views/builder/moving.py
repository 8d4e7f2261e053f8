"""Blocks on the sheet: up, down, elsewhere, once more, away."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from portal.workspace.desk import Desk
from portal.workspace.keys import key_in
from reports.actions.blocks import duplicate_block, move_block, remove_block, shift_block, title_of
from reports.actions.locking import SectionLocked
from reports.models import Block, Section
from reports.views.at_report import sections_at, writing_block
from reports.views.builder.answer import block_before, refused, sheet_again

PLACES = {"up": -1, "down": 1}


@require_POST
@writing_block
def move(request: HttpRequest, desk: Desk, block: Block) -> HttpResponse:
    """``do`` is «up» or «down»; else the block goes under ``after`` of ``section``, or to its head or its end."""
    shown = block.section

    def act() -> HttpResponse:
        if places := PLACES.get(request.POST.get("do", "")):
            shift_block(block, places, by=request.user)
            return sheet_again(request, desk, shown, block)
        section, neighbour = _target(request, desk, block), _neighbour(block)
        after = block_before(section, request.POST.get("after", ""), block)
        move_block(block, section, after=after, by=request.user)
        if section.pk == shown.pk:
            return sheet_again(request, desk, shown, block)
        told = f"Блок «{title_of(block)}» теперь в разделе «{section}»."
        if request.htmx:
            return sheet_again(request, desk, shown, neighbour, told)
        return sheet_again(request, desk, section, block, told)

    return _answered(request, desk, shown, act)


@require_POST
@writing_block
def duplicate(request: HttpRequest, desk: Desk, block: Block) -> HttpResponse:
    return _answered(
        request,
        desk,
        block.section,
        lambda: sheet_again(request, desk, block.section, duplicate_block(block, by=request.user)),
    )


@require_POST
@writing_block
def remove(request: HttpRequest, desk: Desk, block: Block) -> HttpResponse:
    def act() -> HttpResponse:
        told = f"Блок «{title_of(block)}» удалён. Вернуть его можно кнопкой «Отменить»."
        neighbour = _neighbour(block)
        remove_block(block, by=request.user)
        return sheet_again(request, desk, block.section, neighbour, told)

    return _answered(request, desk, block.section, act)


def _answered(
    request: HttpRequest, desk: Desk, section: Section, act: Callable[[], HttpResponse]
) -> HttpResponse:
    try:
        return act()
    except SectionLocked as error:
        return refused(request, desk, section, error)


def _neighbour(block: Block) -> Block | None:
    """What stands where the block stood once it is gone, so that hands and eyes stay at that place."""
    others = block.section.blocks.order_by("position")
    below = others.filter(position__gt=block.position).first()
    return below or others.filter(position__lt=block.position).last()


def _target(request: HttpRequest, desk: Desk, block: Block) -> Section:
    """The section that was asked for, which must be the person's to change too; else the block's own."""
    asked = key_in(request.POST.get("section", ""))
    if asked is None or asked == block.section_id:
        return block.section
    section = get_object_or_404(sections_at(desk), pk=asked, report=block.section.report_id)
    if not desk.may_change(section):
        raise PermissionDenied
    return section
