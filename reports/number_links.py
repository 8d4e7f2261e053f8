"""Where the numbers of a report lead: to the page of what each was made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

from django.urls import reverse

from reports.document import Provenance
from reports.models import Block, Report


def number_hrefs(report: Report, *, edition: int | None = None) -> Callable[[Provenance], str]:
    """``edition`` leads to what was behind the number when that edition was published."""
    page = reverse("number", args=[report.municipality.slug, report.year, report.form])
    return _leading_to(page, {"edition": edition} if edition else {})


def number_hrefs_at_work(block: Block) -> Callable[[Provenance], str]:
    """To the page of the workspace, which leads back to the block; one that is not saved is not named."""
    report = block.section.report
    page = reverse("workspace:report-number", args=[report.municipality.slug, report.pk])
    return _leading_to(page, {"block": block.pk} if block.pk else {})


def _leading_to(page: str, more: Mapping[str, int]) -> Callable[[Provenance], str]:
    return lambda provenance: f"{page}?{urlencode({'place': provenance.place, **more})}"
