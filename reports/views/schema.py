"""The rules of the JSON file of a report, for who reads it by a program."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from reports.schema import read_schema

DAY = 24 * 60 * 60


@require_safe
@cache_control(max_age=DAY, public=True)
def schema(request: HttpRequest, name: str) -> HttpResponse:
    try:
        return HttpResponse(read_schema(name), "application/schema+json")
    except FileNotFoundError as error:
        raise Http404("Такой схемы нет.") from error
