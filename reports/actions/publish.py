"""Publishing a report: what is printed at this moment is frozen for good."""

from __future__ import annotations

from portal.models import User
from reports.editions.freezing import renderings
from reports.editions.keeping import keep
from reports.editions.readiness import readiness_of
from reports.editions.refusals import NotPublished
from reports.models import Edition, Report
from reports.renderers.base import RenderingUnavailable


def publish(
    report: Report, *, by: User | None, reason: str = "", seen: str | None = None, confirmed: bool = False
) -> Edition:
    """The next edition. Raises NotPublished with a sentence for the person; then neither rows nor files are left.

    Everything is read at one moment and all files are made of that one document, so what a department saves
    meanwhile is wholly in the edition or wholly out of it; nobody waits for the files to be laid out. ``seen`` is
    `Readiness.seen` of the page where the person decided; ``confirmed`` lets sections stay that nobody accepted.
    """
    reason = reason.strip()
    ready = readiness_of(report, freezes=True)
    ready.refuse(reason=reason, seen=seen, confirmed=confirmed)
    try:
        files = (*ready.files, *renderings(ready.built.document))
    except RenderingUnavailable as error:
        raise NotPublished(f"Файлы отчёта не сделать, ничего не опубликовано. {error}") from error
    return keep(ready.built.report, ready.number, files, reason=reason if ready.number > 1 else "", by=by)
