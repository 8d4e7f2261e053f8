"""What the portal says to a field while it is being filled in: the error, or how the text was understood."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from portal.workspace.desk import Desk, at_ledger
from portal.workspace.forms import DeskForm, form_class
from portal.workspace.keys import key_in
from portal.workspace.ledger import Ledger
from portal.workspace.starting import blank_record
from portal.workspace.understood import understood


@require_POST
@at_ledger
def check(request: HttpRequest, desk: Desk, ledger: Ledger) -> HttpResponse:
    """``field`` of the query is the field that was left; the rest of the form comes with it."""
    form = _filled(request, desk, ledger)
    name = request.GET.get("field", "")
    if name not in form.fields:
        return HttpResponse(status=204)
    context = {"form": form, "field": form[name], "understood": understood(form, name)}
    return render(request, "workspace/note.html", context)


def _filled(request: HttpRequest, desk: Desk, ledger: Ledger) -> DeskForm:
    pk = key_in(request.GET.get("record", ""))
    if pk is not None:
        record = desk.records(ledger.model).filter(pk=pk).first()
        if record is not None and desk.may_change(record):
            variant = getattr(record, ledger.variant) if ledger.variant else ""
            return form_class(desk, ledger, variant)(request.POST, instance=record)
    if not desk.may_add(ledger.model):
        raise PermissionDenied
    asked = request.GET.get("variant", "")
    variant = asked if asked in dict(ledger.variants) else ""
    return form_class(desk, ledger, variant)(request.POST, instance=blank_record(desk, ledger, variant))
