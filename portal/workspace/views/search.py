"""The search over all records of the city."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.workspace.desk import Desk, at_desk
from portal.workspace.listing.search import search_everything
from portal.workspace.listing.words import SearchForm


@require_safe
@at_desk
def search(request: HttpRequest, desk: Desk) -> HttpResponse:
    form = SearchForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    context = {
        "desk": desk, "city": desk.city, "here": "search", "steps": [("Поиск", None)], "form": form,
        "q": words, "groups": list(search_everything(desk, words)) if words else [],
    }  # fmt: skip
    return render(request, "workspace/search.html", context)
