"""How pages of support write sums."""

from __future__ import annotations

from django import template

from grants.models import RoundShare, Support
from grants.models.dimensions import SupportKind
from portal.lib.agreement import agree
from portal.lib.numbers import NBSP, format_quantity
from portal.lib.quantities import Quantity

register = template.Library()


@register.filter
def thousands_of(value: Quantity) -> str:
    """«1 397,2»: for a column whose heading says «тыс. ₽»; nothing where nothing is known."""
    return format_quantity(value, scale="тыс.", decimals=1, with_unit=False)


@register.filter
def measure(support: Support) -> Quantity:
    """What the record gives, in the measure of its kind."""
    if support.kind == SupportKind.FINANCIAL:
        return support.amount
    return support.area if support.kind == SupportKind.PROPERTY else support.services


@register.filter
def bare_number(value: Quantity) -> str:
    """The number alone: for a column whose heading says what is counted."""
    return format_quantity(value, with_unit=False)


@register.filter
def share_words(share: RoundShare) -> str:
    """«3 объединения», «36 физлиц», «более 800 физлиц»; the kind alone where nobody knows how many."""
    kind, count = share.get_applicant_kind_display(), share.count
    if count.value is None:
        return kind
    noun = agree(count.value, kind, "nomn", count.qualifier)
    return NBSP.join((format_quantity(count, with_unit=False), noun))
