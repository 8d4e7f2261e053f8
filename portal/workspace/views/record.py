"""The page of one record: a form for who may change it, its facts for who may not."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from portal.accounts import kept_posts
from portal.attachments.queries import attachments_of
from portal.models import Municipality
from portal.records.events import history_of
from portal.workspace.children import children_of
from portal.workspace.conflict import chosen, differences
from portal.workspace.desk import Desk, at_ledger, at_record
from portal.workspace.forms import DeskForm, form_class
from portal.workspace.ledger import Doubt, Ledger
from portal.workspace.locking import ChangedMeanwhile
from portal.workspace.page import page_of
from portal.workspace.saving import save
from portal.workspace.starting import blank_record, carried_on, starting_values
from portal.workspace.version import version_of

LATEST = 3


@require_http_methods(["GET", "HEAD", "POST"])
@at_ledger
def new(request: HttpRequest, desk: Desk, ledger: Ledger) -> HttpResponse:
    """An empty form; where the form depends on a kind, first the choice of the kind."""
    if not desk.may_add(ledger.model):
        raise PermissionDenied
    if ledger.model is Municipality:
        return HttpResponseRedirect(reverse("workspace:new-city"))
    variant = request.GET.get(ledger.variant, "") if ledger.variant else ""
    if ledger.variant and variant not in dict(ledger.variants):
        return render(request, "workspace/variants.html", page_of(desk, ledger, ledger.new))
    made = form_class(desk, ledger, variant)
    record = blank_record(desk, ledger, variant)
    data = _posted(request)
    if data is not None:
        form = made(data, instance=record)
        return _taken(request, form) or _form_page(request, form)
    return _form_page(request, made(instance=record, initial=starting_values(desk, ledger, request.GET)))


@require_http_methods(["GET", "HEAD", "POST"])
@at_record
def edit(request: HttpRequest, desk: Desk, ledger: Ledger, record: models.Model) -> HttpResponse:
    variant = getattr(record, ledger.variant) if ledger.variant else ""
    made = form_class(desk, ledger, variant)
    if not desk.may_change(record):
        if request.method == "POST":
            raise PermissionDenied
        return _form_page(request, made(instance=record), template="workspace/facts.html")
    data = _posted(request)
    if data is None:
        return _form_page(request, made(instance=record))
    form = made(chosen(data, made(instance=record)), instance=record)
    return _taken(request, form) or _form_page(request, form)


def _posted(request: HttpRequest) -> QueryDict | None:
    """What was sent: now, or before the person had to log in again (then it is shown, not saved)."""
    return request.POST if request.method == "POST" else kept_posts.take(request)


def _taken(request: HttpRequest, form: DeskForm) -> HttpResponse | None:
    """Where to go once the record is saved; None when the form must be shown again."""
    if not form.is_valid() or request.method != "POST":
        return None
    doubts = form.ledger.doubts(form.desk, form) if form.ledger.doubts else []
    if doubts and "sure" not in request.POST:
        return _form_page(request, form, doubts)
    try:
        version, reason = request.POST.get("version", ""), request.POST.get("reason", "")[:300]
        saved = save(form, by=request.user, version=version, reason=reason)
    except ChangedMeanwhile as changed:
        return _conflict_page(request, form, changed.record)
    except ValidationError as error:
        form.add_error(None, error)
        return None
    messages.success(request, "Сохранено.")
    desk, ledger = form.desk, form.ledger
    if "another" in request.POST:
        return HttpResponseRedirect(f"{request.path}?{carried_on(saved, ledger)}")
    return HttpResponseRedirect(desk.url("record", ledger.code, saved.pk))


def _form_page(
    request: HttpRequest,
    form: DeskForm,
    doubts: Sequence[Doubt] = (),
    template: str = "workspace/form.html",
) -> HttpResponse:
    record = form.instance if form.instance.pk else None
    desk, ledger = form.desk, form.ledger
    title = str(record) if record else ledger.new
    context = {
        **page_of(desk, ledger, title, record),
        "form": form,
        "version": form.data.get("version", "") if form.is_bound else version_of(form.instance),
        "doubts": doubts,
        "latest": history_of(record, LATEST) if record else [],
        "children": children_of(desk, ledger, record) if record else [],
        "checks": _checks(form),
        "attachments": attachments_of(record) if record else [],
        "public_url": ledger.public_url(record) if record and ledger.public_url else "",
        "links": ledger.links(desk, record) if record and ledger.links else [],
    }
    return render(request, template, context, status=422 if request.method == "POST" else 200)


def _checks(form: DeskForm) -> str:
    """The address that judges one field while the form is being filled in."""
    which = {"record": form.instance.pk} if form.instance.pk else {"variant": form.variant}
    return f"{form.desk.url('check', form.ledger.code)}?{urlencode(which)}"


def _conflict_page(request: HttpRequest, form: DeskForm, current: models.Model) -> HttpResponse:
    context = {
        **page_of(form.desk, form.ledger, "Запись изменили, пока вы её правили", current),
        "form": form,
        "version": version_of(current),
        "differences": differences(form, current, request.POST.get("version", "")),
        "latest": history_of(current, 1),
        "kept": [(name, value) for name, values in _own_fields(request.POST, form) for value in values],
    }
    return render(request, "workspace/conflict.html", context, status=409)


def _own_fields(data: QueryDict, form: DeskForm) -> list[tuple[str, list[str]]]:
    return [
        (name, values) for name, values in data.lists() if name in form.fields or name in ("reason", "sure")
    ]
