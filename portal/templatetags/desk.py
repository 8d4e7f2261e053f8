"""What templates of the workspace ask."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django import template
from django.forms import BoundField

from portal.workspace.desk import Desk
from portal.workspace.ledger import Ledger
from portal.workspace.shown import shown_value

register = template.Library()

GROUPS = ("Организации", "Поддержка", "Конкурсы", "Отчётность", "Справочники")


@register.filter
def menu(desk: Desk) -> list[tuple[str, list[Ledger]]]:
    """The person's ledgers by the headings of the menu."""
    shown = sorted((each for each in desk.ledgers() if each.group), key=_place)
    return [(group, list(found)) for group, found in groupby(shown, key=lambda ledger: ledger.group)]


def _place(ledger: Ledger) -> tuple[int, str, int]:
    known = GROUPS.index(ledger.group) if ledger.group in GROUPS else len(GROUPS)
    return known, ledger.group, ledger.position


@register.filter
def read_out(field: BoundField) -> str:
    """The value of a form's field in words."""
    return shown_value(field)


@register.filter
def kind_of(field: BoundField) -> str:
    """How a template draws a field: by the kind of its widget."""
    return type(field.field.widget).__name__


@register.filter
def choices_of(form: Any, field: BoundField) -> list[str]:
    """What may be meant by a name that fits no record exactly."""
    return form.choices_of(field.name) if hasattr(form, "choices_of") else []
