"""A new block: what may be added, and what a block must be told first (of which programme its table is)."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from portal.workspace.desk import Desk
from portal.workspace.keys import key_in
from reports.actions.blocks import add_block
from reports.actions.locking import SectionLocked
from reports.blocks.base import BlockSettings, BlockType, Offer
from reports.discovery import discover
from reports.models import Block, Section
from reports.views.at_report import may_compose, writing
from reports.views.builder.answer import block_before, builder_url, piece, refused, sheet_again
from reports.views.builder.pane import form_for
from reports.views.builder.sections import plans_to_take
from reports.views.steps import steps_to

GROUPS = ("Текст и картинки", "Готовые таблицы", "Таблицы и диаграммы", "Страница")

Choice = tuple[str, Offer]
"""What the list posts for an offer («table:organizations_list»), and the offer."""


@require_http_methods(["GET", "HEAD", "POST"])
@writing
def new(request: HttpRequest, desk: Desk, section: Section) -> HttpResponse:
    """``after`` in the address is the block to stand under, «0» the head of the section, nothing its end.

    ``above`` is the block to stand above instead.
    """
    choice = _chosen(request.POST.get("type", ""))
    if choice is None:
        return _page(request, "kinds", _listed(request, desk, section), 200)
    kind, offer = choice
    form = _form(request, Block(section=section, type=kind, settings=dict(offer.settings)))
    if not form.is_valid():
        return _asked(request, desk, section, offer, form)
    try:
        after = block_before(section, _after(request, section))
        block = add_block(section, kind, form.to_settings(), after=after, by=request.user)
    except SectionLocked as error:
        return refused(request, desk, section, error)
    return sheet_again(request, desk, section, block)


def choices() -> list[tuple[str, list[Choice]]]:
    """What may be added, by group; groups that nobody knows come last."""
    found = [
        (f"{code}:{offer.code}" if offer.code else code, offer)
        for code, kind in discover("reports.blocks", BlockType).items()
        for offer in kind.offers
    ]
    order = list(dict.fromkeys([*GROUPS, *(offer.group for _, offer in found)]))
    found.sort(key=lambda choice: order.index(choice[1].group))
    return [(group, list(of_it)) for group, of_it in groupby(found, key=lambda choice: choice[1].group)]


def _chosen(asked: str) -> Choice | None:
    """The code of the kind and what of it was chosen; a kind alone stands for itself."""
    code, _, variant = asked.partition(":")
    kind = discover("reports.blocks", BlockType).get(code)
    if kind is None:
        return None
    whole = Offer(kind.title, kind.hint, kind.group)
    return code, next((each for each in kind.offers if each.code == variant), whole)


def _after(request: HttpRequest, section: Section) -> str:
    above = section.blocks.filter(pk=key_in(request.GET.get("above", ""))).first()
    if above is None:
        return request.GET.get("after", "")
    before = section.blocks.filter(position__lt=above.position).order_by("position").last()
    return str(before.pk if before else 0)


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
    request: HttpRequest, desk: Desk, section: Section, offer: Offer, form: BlockSettings
) -> HttpResponse:
    """Only what the block cannot do without. What was not asked before is not complained of."""
    asked = [each for each in _needed(form) if each.errors or each.name not in offer.settings]
    answered = request.POST.getlist("asked")
    for field in asked:
        if field.name not in answered:
            form.errors.pop(field.name, None)
    context = {
        **_context(request, desk, section),
        "type": request.POST["type"],
        "offer": offer,
        "form": form,
        "asked": asked,
    }
    return _page(request, "asked", context, 422 if form.errors else 200)


def _needed(form: BlockSettings) -> list[Any]:
    return [field for field in form if field.errors or field.field.required or field.html_name in form.files]


def _listed(request: HttpRequest, desk: Desk, section: Section) -> dict[str, Any]:
    has_measures = may_compose(desk, section.report) and bool(plans_to_take(desk, section.report))
    return {**_context(request, desk, section), "groups": choices(), "has_measures": has_measures}


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
        "after": key_in(_after(request, section)) or 0,
        "back": back,
        "steps": steps_to(desk, report, "Новый блок"),
    }
