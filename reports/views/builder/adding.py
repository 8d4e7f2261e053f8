"""A new block: what kinds there are, and what a kind must be told first (which table)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from portal.workspace.desk import Desk
from portal.workspace.keys import key_in
from reports.actions.blocks import add_block
from reports.actions.locking import SectionLocked
from reports.blocks.base import BlockSettings, BlockType
from reports.discovery import discover
from reports.models import Block, Section
from reports.views.at_report import writing
from reports.views.builder.answer import block_before, builder_url, piece, refused, sheet_again
from reports.views.builder.pane import form_for
from reports.views.steps import steps_to

GROUPS = ("Текст", "Таблицы", "Страница")


@require_http_methods(["GET", "HEAD", "POST"])
@writing
def new(request: HttpRequest, desk: Desk, section: Section) -> HttpResponse:
    """``after`` in the address is the block to stand under, «0» the head of the section, nothing its end."""
    kind = discover("reports.blocks", BlockType).get(request.POST.get("type", ""))
    if request.method != "POST" or kind is None:
        return _kinds(request, desk, section)
    form = _form(request, Block(section=section, type=kind.code))
    if not form.is_valid():
        return _asked(request, desk, section, kind, form)
    try:
        after = block_before(section, request.GET.get("after", ""))
        block = add_block(section, kind.code, form.to_settings(), after=after, by=request.user)
    except SectionLocked as error:
        return refused(request, desk, section, error)
    return sheet_again(request, desk, section, block)


def kinds() -> list[tuple[str, list[BlockType]]]:
    """Kinds of blocks by group; groups that nobody knows come last."""
    found = discover("reports.blocks", BlockType).values()
    groups = dict.fromkeys([*GROUPS, *(kind.group for kind in found)])
    return [(group, [kind for kind in found if kind.group == group]) for group in groups]


def _form(request: HttpRequest, block: Block) -> BlockSettings:
    """Filled in with what the kind begins with, and with what the person has said of it."""
    blank = form_for(block)
    given: dict[str, Any] = {field.html_name: field.value() for field in blank}
    # One answer may bring further questions (a table its programme), so the blank form does not know them all.
    told = {name: request.POST.getlist(name) for name in request.POST if name.startswith(f"{blank.prefix}-")}
    begun = {name: value for name, value in given.items() if value not in (None, "", False)}
    form = form_for(block, _posted({**begun, **told}), request.FILES)
    form.by = request.user
    return form


def _posted(values: dict[str, Any]) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in values.items():
        data.setlist(name, value if isinstance(value, list) else [str(value)])
    return data


def _asked(
    request: HttpRequest, desk: Desk, section: Section, kind: BlockType, form: BlockSettings
) -> HttpResponse:
    """Only what the kind cannot do without. Nothing is complained of before the person has answered."""
    is_answer = "asked" in request.POST
    context = {
        **_context(request, desk, section),
        "kind": kind,
        "form": form,
        "asked": _needed(form),
        "is_answer": is_answer,
        "unanswered": not is_answer,
    }
    return _page(request, "asked", context, 422 if is_answer else 200)


def _needed(form: BlockSettings) -> list[Any]:
    return [field for field in form if field.errors or field.field.required or field.html_name in form.files]


def _kinds(request: HttpRequest, desk: Desk, section: Section) -> HttpResponse:
    return _page(request, "kinds", {**_context(request, desk, section), "groups": kinds()}, 200)


def _page(request: HttpRequest, name: str, context: dict[str, Any], status: int) -> HttpResponse:
    """In its place between the blocks, or as a page of its own."""
    if request.htmx:
        headers = {"HX-Retarget": f"#kinds-{context['after']}", "HX-Reswap": "innerHTML"}
        return piece(request, name, context, headers, status)
    return render(request, "reports/builder/new.html", {**context, "piece": name}, status=status)


def _context(request: HttpRequest, desk: Desk, section: Section) -> dict[str, Any]:
    report = section.report
    back = builder_url(desk, report, section.pk)
    return {
        "desk": desk,
        "city": desk.city,
        "report": report,
        "section": section,
        "after": key_in(request.GET.get("after", "")) or 0,
        "back": back,
        "steps": steps_to(desk, report, "Новый блок"),
    }
