"""The figures that may be put into a text: searched by name or by value, and said in one way or another."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.workspace.desk import Desk
from reports.errors import FigureError
from reports.models import Block, Report, Section
from reports.preview import writing_for
from reports.texts.editing import Told, tell
from reports.texts.offers import Offer, find_offers, ground_of, offers_equal_to, titles_of
from reports.texts.wording_form import WordingForm, wording_form
from reports.views.at_report import at_report

LONGEST = 500


@require_safe
@at_report
def figures(request: HttpRequest, desk: Desk, report: Report) -> HttpResponse:
    """``q`` searches by name, ``value`` by the number that was typed; ``token`` asks how one figure is to be said."""
    if token := request.GET.get("token", "")[:LONGEST]:
        return _wording(request, report, token)
    ground = ground_of(writing_for(_block(report)).scope)
    value, query = request.GET.get("value", "")[:40], request.GET.get("q", "")[:200]
    offers = offers_equal_to(ground, value) if value else find_offers(ground, query)
    context = {"groups": _grouped(offers), "query": query, "value": value}
    return render(request, "reports/texts/offers.html", context)


def _grouped(offers: list[Offer]) -> list[tuple[str, list[Offer]]]:
    return [(subject, list(of_it)) for subject, of_it in groupby(offers, key=lambda offer: offer.subject)]


def _wording(request: HttpRequest, report: Report, token: str) -> HttpResponse:
    is_filled = "filled" in request.GET
    try:
        form = wording_form(
            request.GET if is_filled else None, token, writing_for(_block(report, token)).scope
        )
        source = form.to_token() if is_filled and form.is_valid() else token
        told = _told(report, source)
    except FigureError as error:
        return render(request, "reports/texts/wording.html", {"refusal": str(error), "token": token})
    return render(request, "reports/texts/wording.html", _wording_context(form, told, token))


def _wording_context(form: WordingForm, told: Told, token: str) -> dict[str, object]:
    return {
        "form": form if form.is_number or form.conditions else None,
        "title": form.title if told.kind == "missing" else told.title or form.title,
        "told": told,
        "token": token,
    }


def _told(report: Report, source: str) -> Told:
    block = _block(report, source)
    writing = writing_for(block)
    return tell(source, block, writing, titles_of(ground_of(writing.scope)))


def _block(report: Report, token: str = "") -> Block:
    """A text that holds just this token, as if it stood in the report: the years that it names are read too."""
    return Block(section=Section(report=report), type="text", text=f"{{{{ {token} }}}}" if token else "")
