"""Suggestions while a record is being named: at most a few, the words of the text in each."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.records.lookup import lookup_of, lookups
from portal.workspace.desk import Desk, at_desk

LENGTH = 200


@require_safe
@at_desk
def suggest(request: HttpRequest, desk: Desk, model: str) -> HttpResponse:
    named = next((known for known in lookups() if known._meta.model_name == model), None)
    if named is None or not desk.may_see(named):
        raise Http404("Такого списка нет.")
    text = request.GET.get("q", "").replace("\0", "").strip()[:LENGTH]
    lookup = lookup_of(named)
    found = lookup.suggest(desk.records(named), text) if text else []
    return render(
        request, "workspace/suggestions.html", {"labels": [lookup.label(record) for record in found]}
    )
