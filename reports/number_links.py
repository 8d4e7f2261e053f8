"""Where the numbers of a report lead: to the page of what each was made of."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from django.urls import reverse

from reports.document import Provenance
from reports.models import Report


def number_hrefs(report: Report, *, edition: int | None = None) -> Callable[[Provenance], str]:
    """``edition`` leads to what was behind the number when that edition was published."""
    page = reverse("number", args=[report.municipality.slug, report.year, report.form])
    of_edition = {"edition": edition} if edition else {}
    return lambda provenance: f"{page}?{urlencode({'place': provenance.place, **of_edition})}"
