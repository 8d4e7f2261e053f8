"""Work on one city beside 2,000 others with 200,000 organisations and 5,000,000 records of support.

Each work is measured before and after the others come, in one run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.db import connection

from grants.models import Support
from ngo_registry.models import Organization
from portal.models import Municipality
from reports.imports.scale.filling import fill
from tests.benchmarks.ratio import Ratio, compared, median_seconds

CITIES, ORGANIZATIONS, SUPPORT = 2_000, 200_000, 5_000_000
LIMIT = 1.5

Works = dict[str, tuple[Callable[[], object], int]]
"""What is measured, and how many times."""


def scale_ratios(works: Works) -> Iterator[Ratio]:
    before = {name: median_seconds(work, times) for name, (work, times) in works.items()}
    fill_with_others()
    for name, (work, times) in works.items():
        yield compared(f"{name}, beside 2,000 cities", median_seconds(work, times), before[name], LIMIT)


def fill_with_others() -> None:
    fill(
        Municipality,
        CITIES,
        {
            "slug": "'city-' || n",
            **dict.fromkeys(("name", "name_genitive", "name_locative"), "'Город № ' || n"),
        },
    )
    first_city = Municipality.objects.order_by("pk").get(slug="city-1").pk
    city = f"{first_city} + n % {CITIES}"
    fill(
        Organization,
        ORGANIZATIONS,
        {
            "municipality_id": city,
            "code": "'made-' || n",
            "name": "'Организация № ' || n",
            "status": "'active'",
        },
    )
    first = Organization.objects.get(code="made-1").pk
    fill(
        Support,
        SUPPORT,
        {
            "municipality_id": city,
            "organization_id": f"{first} + (n - 1) % {ORGANIZATIONS}",
            "code": "'made-' || n",
            "year": "2015 + n % 10",
            "kind": "'financial'",
            "recipient_kind": "'ngo'",
            "amount_value": "1000 + n % 900000",
            "amount_step": "0.01",
            "amount_qualifier": "'exact'",
        },
    )
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
