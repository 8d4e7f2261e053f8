"""Whom to submit to the federal register of СОНКО: recipients of the city's subsidies and grants of three years.

ПП РФ от 30.07.2021 № 1290. Who is in that register already is known by the mark of the organisation.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from grants.models import Support
from grants.models.dimensions import MoneyForm
from grants.register.belonging import belonging
from ngo_registry.models import OrganizationMark
from ngo_registry.models.mark import Register
from portal.models import Municipality

YEARS = 3
FORMS = (MoneyForm.SUBSIDY, MoneyForm.GRANT)
HEADINGS = (
    *("Полное название", "Краткое название", "ОГРН", "ИНН", "Адрес"),
    *("Форма поддержки", "Дата решения", "Год", "Размер, руб.", "На что"),
)


def to_submit(city: Municipality, today: datetime.date) -> QuerySet[Support]:
    """Subsidies and grants of the last three years to organisations that are not in the federal register today.

    A record without a day of decision counts by its year.
    """
    in_register = OrganizationMark.objects.filter(
        Q(until__isnull=True) | Q(until__gte=today),
        organization=OuterRef("organization"),
        register=Register.SONKO_FEDERAL,
    )
    since = _years_before(today)
    return (
        belonging(city)
        .filter(money_form__in=FORMS)
        .filter(Q(decided_on__gt=since) | Q(decided_on__isnull=True, year__gt=since.year))
        .exclude(Exists(in_register))
        .select_related("organization__municipality")
        .order_by("organization__name", "organization_id", "-decided_on", "-year", "id")
    )


def _years_before(day: datetime.date) -> datetime.date:
    try:
        return day.replace(year=day.year - YEARS)
    except ValueError:  # 29 February
        return day.replace(year=day.year - YEARS, day=28)


def table_rows(found: QuerySet[Support]) -> Iterator[list[Any]]:
    """A row a measure of support, under ``HEADINGS``; values are typed."""
    for support in found.iterator(chunk_size=1000):
        recipient = support.organization
        assert recipient is not None
        yield [
            *(recipient.name, recipient.short_name, recipient.ogrn, recipient.inn, recipient.address),
            *(support.get_money_form_display(), support.decided_on, support.year),
            *(support.amount, support.purpose),
        ]
