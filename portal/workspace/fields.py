"""Fields that take what officials write: dates in words, records by name."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet

from portal.lib.dates import format_date, parse_date
from portal.records.lookup import Lookup, NotOne

MEANT = 4
"""How many likely records are named where a line fits none."""


class DayField(forms.CharField):
    """A date as «05.06.2023», «5 июня 2023» or «2023-06-05»."""

    def __init__(self, *, max_length: int = 40, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)
        self.widget.attrs |= {"class": "day", "autocomplete": "off"}

    def clean(self, value: Any) -> datetime.date | None:
        text = super().clean(value)
        try:
            return parse_date(text) if text else None
        except ValueError as error:
            raise ValidationError(str(error), code="date") from error

    def prepare_value(self, value: Any) -> Any:
        return format_date(value) if isinstance(value, datetime.date) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class NamedRecordField(forms.CharField):
    """A record named in words or by its number; its value is the record.

    Where there are too many to choose from a list. ``records`` are those that may be meant.
    """

    def __init__(self, *, lookup: Lookup, records: QuerySet, **kwargs: Any) -> None:
        super().__init__(max_length=600, **kwargs)
        self.lookup, self.records = lookup, records
        self.widget.attrs |= {
            "class": "named",
            "autocomplete": "off",
            "data-lookup": lookup.model._meta.model_name,
        }

    def clean(self, value: Any) -> models.Model | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return self.lookup.resolve(self.records, text)
        except NotOne as error:
            refused = ValidationError(str(error), code="lookup")
            refused.choices = [self.lookup.label(record) for record in error.candidates]
            raise refused from error

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            value = self.records.filter(pk=value).first()
        return self.lookup.label(value) if isinstance(value, models.Model) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class NamedRecordsField(forms.CharField):
    """Several records named in words or by their numbers, one a line; the value is the list of them."""

    widget = forms.Textarea

    def __init__(self, *, lookup: Lookup, records: QuerySet, **kwargs: Any) -> None:
        super().__init__(max_length=20_000, **kwargs)
        self.lookup, self.records = lookup, records
        self.widget.attrs |= {"rows": 5, "autocomplete": "off"}

    def clean(self, value: Any) -> list[models.Model]:
        """All lines that name no record, or several, are told at once."""
        found: dict[int, models.Model] = {}
        problems = []
        for line in filter(None, map(str.strip, super().clean(value).splitlines())):
            try:
                record = self.lookup.resolve(self.records, line)
            except NotOne as error:
                meant = "; ".join(self.lookup.label(each) for each in error.candidates[:MEANT])
                likely = f" Похожие: {meant}." if meant else ""
                problems.append(ValidationError(f"«{line}»: {error}{likely}", code="lookup"))
            else:
                found[record.pk] = record
        if problems:
            raise ValidationError(problems)
        return list(found.values())

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, str) or value is None:
            return value
        return "\n".join(sorted(self.lookup.label(record) for record in value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)
