"""Back to how it was before the person's last change."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from portal.workspace.desk import Desk
from portal.workspace.keys import key_in
from reports.actions.locking import SectionLocked
from reports.actions.undo import NotUndone, Undone, undo
from reports.models import Block, Report
from reports.views.at_report import at_report, sections_at
from reports.views.builder.answer import page_again, refused_in, sheet_again


@require_POST
@at_report
def take_back(request: HttpRequest, desk: Desk, report: Report) -> HttpResponse:
    """Everybody may ask: a person's steps are those that the person was allowed to make."""
    shown = key_in(request.POST.get("section", ""))
    try:
        undone = undo(report, by=request.user)
    except (NotUndone, SectionLocked) as error:
        section = sections_at(desk).filter(report=report, pk=shown).first()
        return refused_in(request, desk, report, error, section)
    told = f"Отменено: {undone.reason[:1].lower()}{undone.reason[1:]}."
    return _shown(request, desk, report, undone, told, shown)


def _shown(
    request: HttpRequest, desk: Desk, report: Report, undone: Undone, told: str, shown: int | None
) -> HttpResponse:
    """The sheet where only blocks of the shown section were changed; else the page, whose outline may differ."""
    section = sections_at(desk).filter(report=report, pk=undone.section).first()
    if section is None or not undone.is_of_blocks or (request.htmx and section.pk != shown):
        return page_again(request, desk, report, undone.section, told)
    block = Block.objects.filter(pk=undone.block, section=section).first()
    return sheet_again(request, desk, section, block, told)
