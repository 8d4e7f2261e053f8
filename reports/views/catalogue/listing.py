"""A report as lists of readers show it: its editions, newest first, each with its files; or its draft."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from reports.editions.queries import standing_edition, with_editions
from reports.models import Edition, Report
from reports.views.editions.offered import Offered, of_draft, of_edition


@dataclass(frozen=True)
class ListedEdition:
    edition: Edition
    files: list[Offered]


@dataclass(frozen=True)
class Listed:
    """``newest`` stands, or is the last one withdrawn; ``draft`` are the files of a report without editions."""

    report: Report
    newest: ListedEdition | None
    others: list[ListedEdition]
    draft: list[Offered]


def listed(reports: QuerySet[Report]) -> Iterator[Listed]:
    """Two queries more for all of them."""
    return map(_listed, with_editions(reports))


def _listed(report: Report) -> Listed:
    editions: list[Edition] = report.all_editions
    if not editions:
        return Listed(report, None, [], of_draft(report))
    standing = standing_edition(editions)
    newest = standing or editions[0]
    others = [_with_files(report, each, standing) for each in editions if each != newest]
    return Listed(report, _with_files(report, newest, standing), others, [])


def _with_files(report: Report, edition: Edition, standing: Edition | None) -> ListedEdition:
    edition.report = report
    return ListedEdition(edition, of_edition(edition, is_newest=edition == standing))
