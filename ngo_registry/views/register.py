"""The register of a city's organisations: found by words, and just this selection as a file."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ngo_registry.exports import FORMATS, as_file
from ngo_registry.forms.search import SearchForm
from ngo_registry.paging import page_of
from ngo_registry.queries import organizations_of, search_organizations
from portal.models import Municipality
from portal.views.of_city import of_city

LISTED = ("categories", "marks", "former_names")


@require_safe
@of_city
def organizations(request: HttpRequest, city: Municipality) -> HttpResponse:
    """The organisations that answer to the words; all of them without words."""
    form = SearchForm(request.GET)
    context = {"city": city, "form": form, "here": "organizations"}
    if not form.is_valid():
        return render(request, "ngo_registry/organizations.html", context, status=400)
    words = form.cleaned_data["q"]
    found = search_organizations(organizations_of(city), words).prefetch_related(*LISTED)
    page = page_of(found, request.GET.get("after", ""))
    return render(request, "ngo_registry/organizations.html", {**context, "words": words, "page": page})


@require_safe
@of_city
def organizations_file(request: HttpRequest, city: Municipality, ending: str) -> HttpResponse:
    """The same selection as a file of public columns."""
    form = SearchForm(request.GET)
    if ending not in FORMATS:
        raise Http404(f"Реестр выгружается в форматах: {', '.join(FORMATS)}.")
    if not form.is_valid():
        return HttpResponseBadRequest(form.errors.as_text(), content_type="text/plain; charset=utf-8")
    content, content_type = as_file(
        search_organizations(organizations_of(city), form.cleaned_data["q"]), ending
    )
    disposition = f'attachment; filename="{city.slug}-organizations.{ending}"'
    return HttpResponse(content, content_type=content_type, headers={"Content-Disposition": disposition})
