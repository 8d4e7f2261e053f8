"""The register of a city's organisations: found by words and facets, and just this selection as a file."""

from __future__ import annotations

from django.db.models import prefetch_related_objects
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from ngo_registry.exports import FORMATS, Selected, file_name
from ngo_registry.search import FACETS, Selection, SelectionError, find, page
from ngo_registry.views.choices import Choices
from portal.models import Municipality
from portal.views.of_city import of_city

PAGE = "ngo_registry/organizations.html"
KEPT = 50


@require_safe
@of_city
def organizations(request: HttpRequest, city: Municipality) -> HttpResponse:
    """The address is the whole state of the page, so that it can be sent to somebody else."""
    try:
        selection = Selection.read(request.GET)
    except SelectionError as error:
        return _refused(request, city, error)
    found = page(city, selection, request.GET.get("after", ""))
    prefetch_related_objects(found.rows, "search_entry")
    choices = _choices(city, selection)
    context = {
        "city": city,
        "here": "organizations",
        "selection": selection,
        "typed": selection.words,
        "query": selection.query(),
        "found": found,
        "words": found.corrected or selection.words,
        "choices": choices,
        "chosen": choices.chosen(found),
        "canonical": request.build_absolute_uri(choices.here),
        "endings": list(FORMATS),
    }
    return render(request, PAGE, context)


@require_safe
@of_city
def organizations_file(request: HttpRequest, city: Municipality, ending: str) -> HttpResponseBase:
    """The same selection as a file of public columns, sent while it is made."""
    if ending not in FORMATS:
        raise Http404(f"Реестр выгружается в форматах: {', '.join(FORMATS)}.")
    try:
        selection = Selection.read(request.GET)
    except SelectionError as error:
        return HttpResponseBadRequest(str(error), content_type="text/plain; charset=utf-8")
    selected = Selected(
        city,
        find(city, selection),
        site=request.build_absolute_uri("/").rstrip("/"),
        source=request.build_absolute_uri(_choices(city, selection).here),
    )
    return StreamingHttpResponse(
        FORMATS[ending].write(selected),
        content_type=FORMATS[ending].content_type,
        headers={
            "Content-Disposition": f'attachment; filename="{file_name(city, ending, timezone.localdate())}"'
        },
    )


def _refused(request: HttpRequest, city: Municipality, error: SelectionError) -> HttpResponse:
    """The sentence beside the field; what was typed and chosen stays in the form."""
    kept = [(code, value) for code in FACETS for value in request.GET.getlist(code)]
    context = {
        "city": city,
        "here": "organizations",
        "error": str(error),
        "typed": request.GET.get("q", ""),
        "kept": kept[:KEPT],
    }
    return render(request, PAGE, context, status=400)


def _choices(city: Municipality, selection: Selection) -> Choices:
    return Choices(reverse("organizations", args=[city.slug]), selection)
