"""Above the cities: the choice of one, and the set-up of a new one, which needs nothing but a name."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from portal.models import Municipality
from portal.records.access import is_of_one_city, may_add, may_see
from portal.workspace.desk import Desk
from portal.workspace.forms import form_class
from portal.workspace.registry import ledgers
from portal.workspace.saving import save


@require_safe
@login_required
def start(request: HttpRequest) -> HttpResponse:
    """To the desk of the own city; who stands above the cities chooses one."""
    if not may_see(request.user):
        raise PermissionDenied
    if is_of_one_city(request.user):
        return HttpResponseRedirect(reverse("workspace:home", args=[request.user.municipality.slug]))
    cities = Municipality.objects.order_by("name")
    context = {"cities": cities, "may_add_city": may_add(request.user, Municipality)}
    return render(request, "workspace/cities.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new_city(request: HttpRequest) -> HttpResponse:
    if not may_add(request.user, Municipality):
        raise PermissionDenied
    blank = Municipality()
    made = form_class(Desk(request.user, blank), ledgers()["city"])
    form = made(request.POST or None, instance=blank)
    if form.is_bound and form.is_valid():
        city = save(form, by=request.user, reason="Заведён новый город")
        messages.success(request, f"Город «{city}» заведён. Дальше — первые шаги.")
        return HttpResponseRedirect(reverse("workspace:home", args=[city.slug]))
    return render(request, "workspace/new_city.html", {"form": form}, status=422 if form.is_bound else 200)
