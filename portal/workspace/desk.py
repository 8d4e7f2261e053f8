"""The one door of the workspace: who sits at which city's desk, and whether they may do what the page does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse

from portal.models import Department, Municipality, User
from portal.records.access import is_of_one_city, may_add, may_change, may_see, right
from portal.records.references import city_path
from portal.records.rights import Right
from portal.workspace.ledger import Ledger
from portal.workspace.registry import ledgers

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True)
class Desk:
    """A person at work for one city."""

    user: User
    city: Municipality

    def may_see(self, model: type[models.Model]) -> bool:
        return right(self.user, model) >= Right.SEE

    def may_add(self, model: type[models.Model]) -> bool:
        return may_add(self.user, model)

    def may_change(self, record: models.Model) -> bool:
        """``record`` is of this desk's city: `records` gave it."""
        return may_change(self.user, type(record), record)

    def is_limited_to_department(self, model: type[models.Model]) -> bool:
        return right(self.user, model) is Right.CHANGE_OWN

    @property
    def department(self) -> Department | None:
        return self.user.department

    def records(self, model: type[models.Model]) -> QuerySet:
        """The records of this city, and those that belong to no city (acts of the state, reference books)."""
        if model is Municipality:
            return Municipality.objects.filter(pk=self.city.pk)
        return self.narrowed(model._default_manager.all(), model)

    def narrowed(self, rows: QuerySet, model: type[models.Model]) -> QuerySet:
        """Those rows of a model's table, or of its history, that this desk may hear of."""
        path = city_path(model).removesuffix("__slug")
        if model is User and not self.user.is_superuser:
            rows = rows.filter(is_superuser=False)
        if not path:
            return rows
        of_city = Q(**{path: self.city.pk})
        return rows.filter(of_city | Q(**{f"{path}__isnull": True}) if _is_shared(model, path) else of_city)

    def ledgers(self) -> list[Ledger]:
        return [ledger for ledger in ledgers().values() if self.may_see(ledger.model)]

    def url(self, name: str, *args: Any) -> str:
        """``desk.url("ledger", "support")``: an address of this city's workspace."""
        return reverse(f"workspace:{name}", args=[self.city.slug, *args])


def _is_shared(model: type[models.Model], path: str) -> bool:
    return "__" not in path and model._meta.get_field(path).null and model is not User


def city_for(user: User, slug: str) -> Municipality:
    """Raises Http404 for a city that is not the person's: whether it is there is not told."""
    cities = (
        Municipality.objects.filter(pk=user.municipality_id) if is_of_one_city(user) else Municipality.objects
    )
    return get_object_or_404(cities, slug=slug)


def at_desk(view: View) -> View:
    """Gives the view its `Desk` in place of the city's slug; strangers are sent to log in or refused."""

    @wraps(view)
    @login_required
    def with_desk(request: HttpRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_see(request.user):
            raise PermissionDenied
        request.desk = desk = Desk(request.user, city_for(request.user, slug))
        return view(request, desk, *args, **kwargs)

    return with_desk


def at_ledger(view: View) -> View:
    """Gives the view its `Desk` and its `Ledger` in place of the city's slug and the ledger's code."""

    @at_desk
    @wraps(view)
    def with_ledger(
        request: HttpRequest, desk: Desk, ledger: str, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        found = ledgers().get(ledger)
        if found is None or not desk.may_see(found.model):
            raise Http404("Такого учёта нет.")
        return view(request, desk, found, *args, **kwargs)

    return with_ledger


def at_record(view: View) -> View:
    """Gives the view its `Desk`, `Ledger` and the record of this city in place of their names in the address."""

    @at_ledger
    @wraps(view)
    def with_record(
        request: HttpRequest, desk: Desk, ledger: Ledger, pk: int, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        record = get_object_or_404(desk.records(ledger.model).select_related(*ledger.related), pk=pk)
        return view(request, desk, ledger, record, *args, **kwargs)

    return with_record
