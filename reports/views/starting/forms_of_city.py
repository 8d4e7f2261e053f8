"""A form that the city has saved: its name, whether others see it, and taking it away."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_POST

from portal.workspace.desk import Desk, at_desk
from portal.workspace.locking import ChangedMeanwhile
from portal.workspace.version import version_of
from reports.actions.save_form import FormInUse, change_form, delete_form
from reports.form_book import read_form
from reports.models import Report, SavedForm
from reports.views.starting.offers import inside_of
from reports.views.starting.saved_form_form import SavedFormForm


def of_form(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Gives the view its `Desk` and the `SavedForm` of this city, for who may change it."""

    @at_desk
    @wraps(view)
    def with_form(request: HttpRequest, desk: Desk, form: str, *args: Any) -> HttpResponseBase:
        found = get_object_or_404(desk.records(SavedForm).select_related("made_from", "made_by"), code=form)
        if not desk.may_change(found):
            raise PermissionDenied
        return view(request, desk, found, *args)

    return with_form


@require_http_methods(["GET", "HEAD", "POST"])
@of_form
def change(request: HttpRequest, desk: Desk, saved: SavedForm) -> HttpResponse:
    if request.method != "POST":
        return _page(request, desk, saved, SavedFormForm(instance=saved))
    shown = SavedForm.objects.get(pk=saved.pk)
    form = SavedFormForm(request.POST, instance=shown)
    if not form.is_valid():
        return _page(request, desk, saved, form, status=422)
    try:
        change_form(saved, **form.cleaned_data, version=request.POST.get("version", ""), by=request.user)
    except ChangedMeanwhile as error:
        return _page(request, desk, saved, form, status=409, theirs=error.record)
    messages.success(request, "Форма сохранена.")
    return HttpResponseRedirect(desk.url("report-list"))


@require_POST
@of_form
def delete(request: HttpRequest, desk: Desk, saved: SavedForm) -> HttpResponse:
    try:
        delete_form(saved, by=request.user)
    except FormInUse as error:
        return _page(request, desk, saved, SavedFormForm(instance=saved), status=409, refusal=str(error))
    messages.success(request, f"Форма «{saved.title}» удалена.")
    return HttpResponseRedirect(desk.url("report-list"))


def _page(
    request: HttpRequest, desk: Desk, saved: SavedForm, form: SavedFormForm, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "desk": desk,
        "city": desk.city,
        "saved": saved,
        "form": form,
        "version": version_of(saved),
        "inside": inside_of(read_form(saved), saved.made_from.year if saved.made_from else 0),
        "used": Report.objects.filter(form=saved.code).count(),
        "here": "reports",
        "steps": [("Отчёты", desk.url("report-list")), (saved.title, None)],
        **more,
    }
    return render(request, "reports/starting/save_form.html", context, status=status)
