"""Files of a report as a page offers them: frozen ones with their sizes, those of a draft made when asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from reports.editions.kinds import formats, in_order, title_of
from reports.models import Edition, EditionFile, Report


@dataclass(frozen=True)
class Offered:
    """``size`` and ``sha256`` are known of frozen files."""

    code: str
    title: str
    href: str
    size: int | None = None
    sha256: str = ""


def of_draft(report: Report) -> list[Offered]:
    return [Offered(each.code, each.title, _newest(report, each.code)) for each in formats()]


def of_edition(edition: Edition, *, is_newest: bool) -> list[Offered]:
    """``is_newest`` gives the addresses beside the report's own, which always lead to what is newest."""
    report, files = edition.report, {each.kind: each for each in edition.files.all()}
    offered = []
    for kind in in_order(list(files)):
        href = _newest(report, kind) if is_newest else _of_edition(edition, kind)
        offered.append(Offered(kind, title_of(kind), href, files[kind].size, files[kind].sha256))
    return offered


def public(files: Iterable[EditionFile]) -> list[EditionFile]:
    """Those that everybody may take, the most wanted first."""
    by_kind = {each.kind: each for each in files}
    return [by_kind[kind] for kind in in_order(list(by_kind))]


def _newest(report: Report, code: str) -> str:
    return reverse("report-file", args=[report.municipality.slug, report.year, report.form, code])


def _of_edition(edition: Edition, code: str) -> str:
    report = edition.report
    address = [report.municipality.slug, report.year, report.form, edition.number, report.form, code]
    return reverse("edition-file", args=address)
