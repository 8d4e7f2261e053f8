"""Which sections still have to be handed in, and which of them are late."""

from __future__ import annotations

import datetime

from django.db.models import QuerySet
from django.utils import timezone

from reports.models import Report, Section, SectionState

UNFINISHED = frozenset({SectionState.NOT_STARTED, SectionState.DRAFT, SectionState.RETURNED})
SOON = 7
"""Days before the due day from which a section is near it."""


def is_unfinished(section: Section) -> bool:
    return section.state in UNFINISHED


def is_late(section: Section, today: datetime.date | None = None) -> bool:
    return (
        is_unfinished(section)
        and section.due_on is not None
        and section.due_on < (today or timezone.localdate())
    )


def is_published(report: Report) -> bool:
    """Whether an edition stands: what it lacks is late no more, and what is mended then has no day."""
    return report.editions.filter(withdrawn_at=None).exists()


def unpublished(sections: QuerySet[Section]) -> QuerySet[Section]:
    return sections.exclude(report__editions__isnull=False, report__editions__withdrawn_at=None)


def due_within(days: int, sections: QuerySet[Section]) -> QuerySet[Section]:
    """Those not handed in whose day has passed or comes within these days. What is published is past reminding."""
    last = timezone.localdate() + datetime.timedelta(days=days)
    return unpublished(sections.filter(state__in=UNFINISHED, due_on__lte=last))
