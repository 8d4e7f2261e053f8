"""Who sees an import and who decides about it.

Seen by the people of its city who may see its kind of record; decided by who brought the file, the coordinator and
the administrator.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from portal.imports.kinds import ImportKind, kinds
from portal.models import FileImport
from portal.records.access import is_specialist
from portal.workspace.desk import Desk, View, at_desk
from portal.workspace.registry import ledger_for

NOT_NOW = "С этой загрузкой так поступить уже нельзя: она {state}."


def loadable(desk: Desk) -> list[ImportKind]:
    """What this person may load, in the order of the menu."""
    return sorted((kind for kind in kinds().values() if desk.may_add(kind.model)), key=_place)


def _place(kind: ImportKind) -> int:
    ledger = ledger_for(kind.model)
    return ledger.position if ledger else 0


def seen_imports(desk: Desk) -> QuerySet[FileImport]:
    """The city's imports of the kinds of record that this person sees, with their people."""
    seen = [code for code, kind in kinds().items() if desk.may_see(kind.model)]
    found = FileImport.objects.filter(municipality=desk.city, kind__in=seen)
    return found.select_related("person", "confirmed_by", "department", "municipality")


def may_decide(desk: Desk, file_import: FileImport) -> bool:
    """A specialist decides about the own imports only: other ones hold other departments' records."""
    is_own = file_import.person_id == desk.user.pk
    return desk.may_add(kinds()[file_import.kind].model) and (is_own or not is_specialist(desk.user))


def at_import(view: View) -> View:
    """Gives the view its `Desk` and the import of this city in place of their names in the address."""

    @never_cache
    @at_desk
    @wraps(view)
    def with_import(request: HttpRequest, desk: Desk, pk: int, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, desk, get_object_or_404(seen_imports(desk), pk=pk), *args, **kwargs)

    return with_import


def decides(*states: Any) -> Callable[[View], View]:
    """For who may decide about an import, while it is in one of these values of `ImportState`.

    In another state there is nothing to decide: the person is told so and sees where the import stands.
    """

    def decorate(view: View) -> View:
        @at_import
        @wraps(view)
        def with_decision(request: HttpRequest, desk: Desk, file_import: FileImport) -> HttpResponseBase:
            if not may_decide(desk, file_import):
                raise PermissionDenied
            if file_import.state in states:
                return view(request, desk, file_import)
            messages.warning(request, NOT_NOW.format(state=file_import.get_state_display()))
            return to_import(desk, file_import)

        return with_decision

    return decorate


def to_import(desk: Desk, file_import: FileImport) -> HttpResponse:
    """To the step at which the import stands."""
    return HttpResponseRedirect(desk.url("import", file_import.pk))
