"""Russian wording in templates: agreement with a number, no-break spaces, quantities as they are written."""

from decimal import Decimal

from django import template
from django.utils.formats import date_format

from portal.lib.numbers import NBSP, format_number, format_quantity
from portal.lib.quantities import Quantity
from portal.lib.typography import nbsp
from portal.lib.units import Plural, plural_of

register = template.Library()

FORMS = (Plural.ONE, Plural.FEW, Plural.MANY)


@register.filter
def counted(number: int, forms: str) -> str:
    """``{{ 31|counted:"организация,организации,организаций" }}`` → «31 организация»."""
    return f"{grouped(number)}{NBSP}{agreed(number, forms)}"


@register.filter
def agreed(number: int, forms: str) -> str:
    """The word alone, in the form that goes with the number."""
    return forms.split(",")[FORMS.index(plural_of(number))]


@register.filter
def grouped(number: int) -> str:
    """«12 345»: thousands apart, as everywhere on the portal."""
    return format_number(Decimal(number), 0)


@register.filter
def quantity(value: Quantity) -> str:
    """«1 397,2 тыс. рублей», «более 800 участников», «–» for what was not; nothing where nothing is known."""
    return format_quantity(value)


@register.filter
def day(value: object) -> str:
    """«5 июня 2023»; nothing for a date that is not known."""
    return date_format(value, "j E Y").replace(" ", NBSP) if value else ""


@register.filter
def typeset(text: str) -> str:
    """With no-break spaces where Russian typography wants them."""
    return nbsp(str(text))
