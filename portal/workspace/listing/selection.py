"""Which records a list shows: what was searched for, filtered, cut to a year, and in which order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict

from portal.records.columns import quantities_of
from portal.records.lookup import lookup_of
from portal.workspace.desk import Desk
from portal.workspace.ledger import Ledger
from portal.workspace.listing.cells import written
from portal.workspace.listing.filters import LedgerFilters, filters_of
from portal.workspace.listing.sorting import Sorting, sorting_of
from portal.workspace.listing.years import of_year, year_asked


@dataclass(frozen=True)
class Chip:
    """An active filter and the query of the list without it."""

    label: str
    value: str
    query: str


class Selection:
    """A person's choice of a ledger's records, as the address of the list tells it."""

    def __init__(self, request: HttpRequest, desk: Desk, ledger: Ledger) -> None:
        self.request, self.desk, self.ledger = request, desk, ledger

    @property
    def query(self) -> QueryDict:
        return self.request.GET

    @cached_property
    def filters(self) -> LedgerFilters:
        return filters_of(self.ledger)(self.query, self.desk, self.ledger, self.request)

    @cached_property
    def form(self) -> forms.Form:
        return self.filters.form

    @cached_property
    def year(self) -> int | None:
        return year_asked(self.ledger, self.query.get("year", ""))

    @cached_property
    def sorting(self) -> Sorting:
        return sorting_of(self.ledger, self.query.get("sort", ""))

    @cached_property
    def of_all_years(self) -> QuerySet:
        return self.filters.qs

    @cached_property
    def found(self) -> QuerySet:
        """Without an order and without what the columns touch: fit to be counted."""
        return self.of_all_years if self.year is None else of_year(self.of_all_years, self.ledger, self.year)

    @property
    def is_everything(self) -> bool:
        return not self.chips and self.year is None

    @cached_property
    def chips(self) -> list[Chip]:
        """The active filters, each with the way to take it back."""
        fields = [
            self.form[name] for name, value in self.form.cleaned_data.items() if value not in ("", None)
        ]
        return [
            Chip(_label(field), self._chosen(field), self.query_with(**{field.name: None}))
            for field in fields
        ]

    def _chosen(self, field: forms.BoundField) -> str:
        value = self.form.cleaned_data[field.name]
        if isinstance(field.field, forms.ModelChoiceField) or not hasattr(field.field, "choices"):
            return written(value) if value != "-" else "не указано"
        return str(dict(field.field.choices).get(value, value))

    def query_with(self, **changes: str | None) -> str:
        """The address's query with changes; a changed selection begins with its first page."""
        query = self.query.copy()
        for name, value in {"after": None, **changes}.items():
            query.pop(name, None)
            if value is not None:
                query[name] = value
        return f"?{query.urlencode()}"

    @property
    def plain_query(self) -> str:
        """The address's query without the fields that were left empty."""
        query = self.query.copy()
        for name in [name for name, values in query.lists() if not any(values)]:
            del query[name]
        return f"?{query.urlencode()}" if query else ""


def _label(field: forms.BoundField) -> str:
    return str(field.label)


def with_touched(records: QuerySet, ledger: Ledger) -> QuerySet:
    """With everything that the ledger's columns touch, so that queries do not grow with the rows."""
    joined, fetched = list(ledger.related), list(ledger.prefetch)
    for column in ledger.columns:
        if column.value is not None or column.name in quantities_of(ledger.model):
            continue
        field: Any = ledger.model._meta.get_field(column.name)
        if field.many_to_many or field.one_to_many:
            fetched.append(column.name)
        elif field.is_relation:
            joined += _named(field)
    return records.select_related(*dict.fromkeys(joined)).prefetch_related(*dict.fromkeys(fetched))


def _named(field: models.Field) -> list[str]:
    """A reference and what its record's own name is made of."""
    related = lookup_of(field.related_model).related
    return [field.name, *(f"{field.name}__{path}" for path in related)]
