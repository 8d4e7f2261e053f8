"""The first page after logging in: what waits for me, what I changed last, what the checks found."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.workspace.desk import Desk, at_desk
from portal.workspace.panels import told_at


@require_safe
@at_desk
def home(request: HttpRequest, desk: Desk) -> HttpResponse:
    context = {"desk": desk, "city": desk.city, "told": told_at(desk), "here": "home"}
    return render(request, "workspace/home.html", context)
