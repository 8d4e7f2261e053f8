"""The first page after logging in: what waits for me, what I changed last, what the checks found."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from portal.models import Municipality
from portal.records.access import is_of_one_city, may_see
from portal.workspace.desk import Desk, at_desk
from portal.workspace.panels import told_at


@require_safe
@login_required
def start(request: HttpRequest) -> HttpResponse:
    """To the desk of the own city; who stands above the cities chooses one."""
    if not may_see(request.user):
        raise PermissionDenied
    if is_of_one_city(request.user):
        return HttpResponseRedirect(reverse("workspace:home", args=[request.user.municipality.slug]))
    return render(request, "workspace/cities.html", {"cities": Municipality.objects.order_by("name")})


@require_safe
@at_desk
def home(request: HttpRequest, desk: Desk) -> HttpResponse:
    context = {"desk": desk, "city": desk.city, "told": told_at(desk), "here": "home"}
    return render(request, "workspace/home.html", context)
