"""An edition comes into being: its files first, its rows after, both or neither."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import pghistory
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.models import User
from reports.editions.digests import edition_digest
from reports.editions.freezing import FrozenFile
from reports.editions.imprint import imprint_file
from reports.editions.refusals import ReportChanged
from reports.editions.versions import versions_of
from reports.models import Edition, EditionFile, Report

OVERTAKEN = (
    "Пока редакция готовилась, отчёт опубликовал или удалил кто-то ещё. Ваша редакция не вышла: посмотрите, "
    "что уже опубликовано."
)


def keep(
    report: Report, number: int, files: Iterable[FrozenFile], *, reason: str = "", by: User | None
) -> Edition:
    """The new edition with its files. Raises ReportChanged when the number is taken meanwhile; nothing stays then."""
    edition = Edition(
        report=report,
        number=number,
        title=report.title,
        reason=reason,
        versions=versions_of(report.form),
        published_at=timezone.now(),
        published_by=by,
    )
    with stored(edition, files) as rows:
        edition.sha256 = edition_digest((row.kind, row.sha256) for row in rows)
        try:
            with (
                transaction.atomic(),
                pghistory.context(user=by.pk if by else None, reason=reason or "Отчёт опубликован"),
            ):
                edition.save()
                EditionFile.objects.bulk_create(rows)
        except IntegrityError as error:
            raise ReportChanged(OVERTAKEN) from error
    return edition


@contextmanager
def stored(edition: Edition, files: Iterable[FrozenFile]) -> Iterator[list[EditionFile]]:
    """The files in the storage, as rows not saved yet. Whatever fails inside takes them away again."""
    rows: list[EditionFile] = []
    try:
        rows.extend(_stored(edition, file) for file in files)
        rows.append(_stored(edition, imprint_file(edition, rows)))
        yield rows
    except BaseException:
        for row in rows:
            row.file.storage.delete(row.file.name)
        raise


def _stored(edition: Edition, file: FrozenFile) -> EditionFile:
    report = edition.report
    row = EditionFile(
        edition=edition,
        kind=file.kind,
        media_type=file.media_type,
        size=len(file.content),
        sha256=file.sha256,
    )
    name = (
        f"{report.municipality.slug}-{report.year}-{report.form}-{edition.number}-{file.kind}.{file.ending}"
    )
    row.file.save(name, ContentFile(file.content), save=False)
    return row
