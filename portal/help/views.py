"""The guide: its contents and its pages. Nothing here depends on who reads."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.help.pages import PAGES, Reader, beside


@require_safe
def contents(request: HttpRequest) -> HttpResponse:
    parts = [(reader, [page for page in PAGES if page.reader is reader]) for reader in Reader]
    return render(request, "help/contents.html", {"parts": parts, "here": "help"})


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    found = next((each for each in PAGES if each.slug == slug), None)
    if found is None:
        raise Http404(f"no page of the guide is called {slug!r}")
    before, after = beside(found)
    context = {"page": found, "before": before, "after": after, "here": "help"}
    return render(request, f"help/{found.slug}.html", context)
