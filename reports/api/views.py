"""The schema, the page that explains it, and what is said where no path is."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from portal.api.parameters import MOST_ROWS
from portal.api.refusals import refusal
from portal.models import Municipality
from reports.api.description import groups, schema, shapes


@require_safe
def openapi(request: HttpRequest) -> JsonResponse:
    told = {**schema(), "servers": [{"url": request.build_absolute_uri("/").rstrip("/")}]}
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False})


def unknown(request: HttpRequest, rest: str) -> HttpResponse:
    return refusal(404, f"Такого адреса в API нет. Что есть: {reverse('api-docs')}.")


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """The examples ask for a city that is there."""
    city = Municipality.objects.values_list("slug", flat=True).first() or "kemerovo"
    context = {
        "example_city": city,
        "site": request.build_absolute_uri("/").rstrip("/"),
        "groups": groups(city),
        "shapes": shapes(),
        "rate": settings.API_RATE,
        "most_rows": MOST_ROWS,
        "here": "opendata",
    }
    return render(request, "reports/api/docs.html", context)
