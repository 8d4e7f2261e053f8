"""Questions about editions: which one stands, which there are, whether a report is published."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from portal.models import User
from reports.editions.kinds import DOCUMENT
from reports.models import Edition, EditionFile, Report


def editions_of(report: Report) -> QuerySet[Edition]:
    """Newest first, with who published and withdrew them and with their files, in three queries."""
    editions = Edition.objects.filter(report=report).select_related("published_by", "withdrawn_by")
    return editions.prefetch_related("files", "signatures__signed", "signatures__added_by").order_by(
        "-number"
    )


def newest_edition(report: Report) -> Edition | None:
    """The last one, withdrawn or not: the next one corrects it."""
    return Edition.objects.filter(report=report).order_by("-number").first()


def published_already(report: Report, seen: str, *, by: User) -> Edition | None:
    """The newest edition, when this person published in it exactly what `Readiness.seen` tells of."""
    newest = newest_edition(report)
    if newest is None or newest.is_withdrawn or newest.published_by_id != by.pk:
        return None
    return newest if newest.files.filter(kind=DOCUMENT, sha256=seen).exists() else None


def standing_edition(editions: list[Edition]) -> Edition | None:
    """The one that readers see: the newest that is not withdrawn. ``editions`` are newest first."""
    return next((each for each in editions if not each.is_withdrawn), None)


def edition_of_readers(report: Report) -> Edition | None:
    """The same, asked of the database."""
    return report.editions.filter(withdrawn_at__isnull=True).order_by("-number").first()


def with_publication(reports: QuerySet[Report]) -> QuerySet[Report]:
    """``is_published`` and ``is_withdrawn`` of each: an edition stands, or there were some and none stands."""
    editions = Edition.objects.filter(report=OuterRef("pk"))
    stands = Exists(editions.filter(withdrawn_at__isnull=True))
    return reports.annotate(is_published=stands, is_withdrawn=Exists(editions) & ~stands)


def with_standing_editions(reports: QuerySet[Report]) -> QuerySet[Report]:
    """``standing_editions`` of each, newest first, with their files: two queries for all."""
    standing = Edition.objects.filter(withdrawn_at__isnull=True).order_by("-number").prefetch_related("files")
    return reports.prefetch_related(Prefetch("editions", standing, to_attr="standing_editions"))


def with_editions(reports: QuerySet[Report]) -> QuerySet[Report]:
    """``all_editions`` of each, newest first, with their files: two queries for all."""
    editions = Edition.objects.order_by("-number").prefetch_related("files")
    return reports.prefetch_related(Prefetch("editions", editions, to_attr="all_editions"))


def file_of_edition(edition: Edition, kind: str) -> EditionFile | None:
    return next((each for each in edition.files.all() if each.kind == kind), None)
