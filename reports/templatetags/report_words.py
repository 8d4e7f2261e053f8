"""How lists name a report: by form and year; its own title is a whole paragraph or a city's name."""

from django import template

from portal.lib.numbers import NBSP, format_quantity
from portal.lib.quantities import Quantity
from reports import overview
from reports.city_forms.base import CityForm
from reports.discovery import discover
from reports.form_book import find_form
from reports.models import Report

register = template.Library()


@register.filter
def form_title(report: Report) -> str:
    """«Сводный отчёт о выполнении комплексного плана»; without its form, the report's own title."""
    declared = discover("reports.city_forms", CityForm).get(report.form)
    if declared is not None:
        return declared.title
    if not hasattr(report, "saved_form_title"):
        saved = find_form(report.form)
        report.saved_form_title = saved.title if saved else None
    return report.saved_form_title or report.title


@register.filter
def named(report: Report) -> str:
    """«Поддержка НКО в городе за 2023 год»."""
    return f"{form_title(report)} за{NBSP}{report.year}{NBSP}год"


@register.filter
def thousands(value: Quantity) -> str:
    """«1 397,2»: for a column whose heading says «тыс. ₽»."""
    return format_quantity(value, scale="тыс.", decimals=1, with_unit=False)


@register.filter
def bare(value: Quantity) -> str:
    """The number alone: for a column whose heading says what is counted."""
    return format_quantity(value, with_unit=False)


@register.filter
def short(value: Quantity) -> str:
    """«3,7 млн ₽», «11 333 м²»: to be seen at a glance."""
    return overview.short(value)
