"""The filter form of a ledger: one field for each of its ``filters``, by the kind of the model's column."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Any

import django_filters
from django import forms
from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest, QueryDict
from django.utils.text import capfirst

from portal.records.lookup import lookup_of
from portal.workspace.desk import Desk
from portal.workspace.fields import DayField, NamedRecordField
from portal.workspace.ledger import Ledger
from portal.workspace.listing.paths import field_at
from portal.workspace.listing.words import WordsField, search_of

ALL = "все"
NOT_STATED, NOT_STATED_LABEL = "-", "не указано"
YES_OR_NO = (("yes", "да"), ("no", "нет"))
MAX_NUMBER = 2**31 - 1
OPTIONAL: Mapping[str, str] = {"null_label": NOT_STATED_LABEL, "null_value": NOT_STATED}


class LedgerFilters(django_filters.FilterSet):
    """What a person chose; a value that cannot be is told at its field and does not filter."""

    def __init__(self, data: QueryDict, desk: Desk, ledger: Ledger, request: HttpRequest) -> None:
        self.desk, self.ledger = desk, ledger
        super().__init__(data, desk.records(ledger.model), request=request)

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        for name, value in self.form.cleaned_data.items():
            queryset = self.filters[name].filter(queryset, value)
        return queryset

    def search(self, records: QuerySet, name: str, words: str) -> QuerySet:
        return search_of(self.ledger)(records, words)


class WordsFilter(django_filters.Filter):
    field_class = WordsField


class ListedFilter(django_filters.ChoiceFilter):
    """One of the values that the model lists; a text that may be empty can also be asked for as such."""

    def filter(self, records: QuerySet, value: Any) -> QuerySet:
        if value != NOT_STATED:
            return super().filter(records, value)
        return records.filter(Q(**{self.field_name: ""}) | Q(**{f"{self.field_name}__isnull": True}))


class YesNoFilter(django_filters.ChoiceFilter):
    def filter(self, records: QuerySet, value: Any) -> QuerySet:
        return records.filter(**{self.field_name: value == "yes"}) if value else records


class NamedFilter(django_filters.Filter):
    """A record of those that are too many for a list: named in words."""

    field_class = NamedRecordField

    @property
    def field(self) -> NamedRecordField:
        if not hasattr(self, "_field"):
            lookup = self.extra["lookup"]
            self.extra["records"] = self.parent.desk.records(lookup.model).select_related(*lookup.related)
        return super().field


class WholeNumberFilter(django_filters.Filter):
    field_class = forms.IntegerField


class DayFilter(django_filters.Filter):
    field_class = DayField


def filters_of(ledger: Ledger) -> type[LedgerFilters]:
    model: Any = ledger.model
    return _class_of(model, ledger.filters, tuple(ledger.labels.items()))


@cache
def _class_of(
    model: type[models.Model], paths: tuple[str, ...], labels: tuple[tuple[str, str], ...]
) -> type[LedgerFilters]:
    """Made once a process: making a class of filters costs more than a page."""
    made: dict[str, django_filters.Filter] = {"q": WordsFilter(label="Поиск", method="search")}
    for path in paths:
        made |= _filters_at(model, path, dict(labels).get(path, ""))
    return type(f"{model.__name__}Filters", (LedgerFilters,), made)


def _filters_at(model: type[models.Model], path: str, label: str) -> dict[str, django_filters.Filter]:
    column = field_at(model, path)
    told = {"field_name": path, "label": label or capfirst(str(column.verbose_name))}
    if isinstance(column, models.DateField):
        return {
            f"{path}_from": DayFilter(**told | {"label": f"{told['label']}: с"}, lookup_expr="gte"),
            f"{path}_to": DayFilter(**told | {"label": f"{told['label']}: по"}, lookup_expr="lte"),
        }
    return {path: _filter_of(column, told)}


def _filter_of(column: models.Field, told: dict[str, str]) -> django_filters.Filter:
    if column.is_relation:
        return _reference(column, told)
    if isinstance(column, models.BooleanField):
        return YesNoFilter(choices=YES_OR_NO, empty_label=ALL, **told)
    if column.choices:
        return ListedFilter(choices=column.choices, empty_label=ALL, **told, **_optional(column))
    if isinstance(column, models.IntegerField):
        return WholeNumberFilter(min_value=0, max_value=MAX_NUMBER, **told)
    return django_filters.CharFilter(lookup_expr="icontains", **told)


def _reference(column: models.Field, told: dict[str, str]) -> django_filters.Filter:
    lookup = lookup_of(column.related_model)
    if lookup.is_large:
        return NamedFilter(lookup=lookup, **told)
    return django_filters.ModelChoiceFilter(
        queryset=_records_of(column.related_model), empty_label=ALL, **told, **_optional(column)
    )


def _optional(column: models.Field) -> Mapping[str, str]:
    return OPTIONAL if column.null or column.blank else {}


def _records_of(model: type[models.Model]) -> Callable[[HttpRequest], QuerySet]:
    return partial(_at_desk, model)


def _at_desk(model: type[models.Model], request: HttpRequest) -> QuerySet:
    return request.desk.records(model).select_related(*lookup_of(model).related)
