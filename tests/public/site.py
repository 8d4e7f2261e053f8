"""The demonstration with what only a site at work has: editions, a signature, files of open data."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from itertools import chain

from django.conf import settings

from grants.models import ContestRound
from ngo_registry.models import Council, Organization
from portal.models import Municipality, User
from reports.actions.sign_edition import sign_edition
from reports.editions.queries import file_of_edition
from reports.imports.demo import load_demo
from reports.models import OpenFile, Report
from reports.opendata.making import make
from reports.opendata.publisher import Publisher
from reports.views.machines.sitemap_sections import organization_sections
from tests.public.kinds import KINDS, Kind, public_routes
from tests.reports.editions.made import make_edition
from tests.workspace.attachments.files import signature

Names = Mapping[str, object]
"""What stands for the words in braces of the examples."""


def make_site() -> Names:
    """Files go to the storage of the settings."""
    load_demo(settings.BASE_DIR / "fixtures", report=lambda line: None)
    by = User.objects.get(username="coordinator")
    report = Report.objects.get(municipality__slug="kogalym", year=2023, form="kogalym_support")
    make_edition(report)
    edition = make_edition(report, reason="Уточнено число организаций")
    pdf = file_of_edition(edition, "pdf")
    assert pdf is not None
    signed = sign_edition(pdf, io.BytesIO(signature()), "Отчёт.pdf.sig", by=by)
    city = Municipality.objects.get(slug="kemerovo")
    for publisher in (Publisher(city), Publisher(None)):
        make(publisher)
    return {"signature": signed.pk, **_records(city)}


def _records(city: Municipality) -> dict[str, object]:
    round_ = ContestRound.objects.filter(municipality=city).select_related("contest").latest("year")
    files = OpenFile.objects.filter(is_current=True)
    rich = Organization.objects.filter(municipality=city, support__isnull=False, awards__isnull=False)
    return {
        "organization": rich.order_by("pk")[0].pk,
        "section": next(iter(organization_sections())),
        "contest": round_.contest.code,
        "contest_year": round_.year,
        "council": Council.objects.filter(municipality__slug="kogalym").first().code,
        "city_file": files.filter(municipality=city).first().name,
        "whole_file": files.filter(municipality=None).first().name,
    }


def known() -> Iterator[tuple[Kind, str]]:
    """Each kind that the portal has with each of its examples."""
    kinds = (KINDS[route] for route in sorted(public_routes()) if route in KINDS)
    return chain.from_iterable(((kind, example) for example in kind.examples) for kind in kinds)
