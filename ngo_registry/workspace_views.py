"""Two organisations that may be one: told while a name is being typed, and merged."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from ngo_registry.actions.merge import CHOSEN, merge
from ngo_registry.comparison import compared
from ngo_registry.duplicates import duplicates
from ngo_registry.forms.merge import OtherForm
from ngo_registry.models import Organization
from ngo_registry.referrers import counts_of
from portal.records.access import may_merge
from portal.workspace.desk import Desk, at_desk, at_record
from portal.workspace.ledger import Ledger
from portal.workspace.locking import ChangedMeanwhile
from portal.workspace.page import page_under
from portal.workspace.version import version_of

LONGEST = 500

TITLE = "Объединить с другой организацией"


@require_safe
@at_desk
def likeness(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Organisations like the one of which name and numbers are given, or like the one whose key is given (``pk``)."""
    known = _asked_about(request, desk)
    given = {
        name: getattr(known, name) if known else request.GET.get(name, "")[:LONGEST]
        for name in ("name", "short_name", "ogrn", "inn")
    }
    found = duplicates(desk.city, **given, exclude=known.pk if known else None)
    context = {"desk": desk, "city": desk.city, "found": found, "record": known}
    context["may_merge"] = known is not None and may_merge(desk.user)
    return render(request, "ngo_registry/workspace/likeness.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@at_record
def merge_page(request: HttpRequest, desk: Desk, ledger: Ledger, record: Organization) -> HttpResponse:
    """First the other organisation is named; then both stand side by side."""
    if not (may_merge(desk.user) and desk.may_change(record)):
        raise PermissionDenied
    other = _other(request, desk, record)
    if isinstance(other, OtherForm):
        context = {**page_under(desk, ledger, record, TITLE), "form": other}
        return render(request, "ngo_registry/workspace/merge_other.html", context)
    if request.method == "POST":
        return _merged(request, desk, ledger, record, other)
    return _side_by_side(request, desk, ledger, record, other)


def _asked_about(request: HttpRequest, desk: Desk) -> Organization | None:
    pk = request.GET.get("pk", "")
    if not (pk.isascii() and pk.isdecimal() and len(pk) < 19):
        return None
    return get_object_or_404(desk.records(Organization), pk=pk)


def _other(request: HttpRequest, desk: Desk, record: Organization) -> Organization | OtherForm:
    """The organisation that the address names by its key (``with``), or the form that asks for it."""
    pk = request.GET.get("with", "")
    if pk.isascii() and pk.isdecimal() and len(pk) < 19:
        return get_object_or_404(desk.records(Organization).exclude(pk=record.pk), pk=pk)
    form = OtherForm(request.GET if "other" in request.GET else None, desk=desk, organization=record)
    return form.cleaned_data["other"] if form.is_bound and form.is_valid() else form


def _merged(
    request: HttpRequest, desk: Desk, ledger: Ledger, keep: Organization, drop: Organization
) -> HttpResponse:
    chosen = [name for name in CHOSEN if request.POST.get(name) == "dropped"]
    versions = {each.pk: request.POST.get(f"version_{each.pk}", "") for each in (keep, drop)}
    reason = request.POST.get("reason", "")[:300]
    try:
        merge(keep=keep, drop=drop, choices=chosen, by=desk.user, reason=reason, versions=versions)
    except ChangedMeanwhile:
        error = "Пока вы сравнивали, одну из записей изменили. Посмотрите ещё раз, что останется."
        return _side_by_side(request, desk, ledger, keep, drop, chosen, [error])
    except ValidationError as refused:
        return _side_by_side(request, desk, ledger, keep, drop, chosen, refused.messages)
    messages.success(request, "Объединено: всё, что относилось ко второй записи, теперь здесь.")
    return HttpResponseRedirect(desk.url("record", ledger.code, keep.pk))


def _side_by_side(
    request: HttpRequest,
    desk: Desk,
    ledger: Ledger,
    keep: Organization,
    drop: Organization,
    chosen: list[str] | None = None,
    errors: list[str] | None = None,
) -> HttpResponse:
    pairs = compared(keep, drop, chosen)
    context = page_under(desk, ledger, keep, TITLE) | {
        "other": drop,
        "differing": [pair for pair in pairs if pair.differs],
        "same": [pair for pair in pairs if not pair.differs],
        "moving": counts_of(drop),
        "versions": [(each.pk, version_of(each)) for each in (keep, drop)],
        "reason": request.POST.get("reason", ""),
        "errors": errors or [],
    }
    return render(request, "ngo_registry/workspace/merge.html", context, status=422 if errors else 200)
