"""Whether every stored edition is still what was published: its files, its digest, its row, and that it is there."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from portal.lib.units import Plural, plural_of
from reports.editions.digests import edition_digest
from reports.editions.imprint import changed_since
from reports.editions.kinds import IMPRINT
from reports.editions.reading import FileLost, read
from reports.models import Edition, EditionFile, EditionSignature, Report


@dataclass(frozen=True)
class Verified:
    """``problems`` are whole sentences for the administrator."""

    editions: int
    files: int
    problems: tuple[str, ...]

    @property
    def summary(self) -> str:
        """«3 редакции, 27 файлов: всё на месте»."""
        counted = f"{_counted(self.editions, EDITIONS)}, {_counted(self.files, FILES)}"
        if not self.problems:
            return f"{counted}: всё на месте"
        return f"{counted}: {_counted(len(self.problems), PROBLEMS)}"


EDITIONS = ("редакция", "редакции", "редакций")
FILES = ("файл", "файла", "файлов")
PROBLEMS = ("несовпадение", "несовпадения", "несовпадений")


def verify(editions: Iterable[Edition], more: Iterable[str] = ()) -> Verified:
    """Reads every file, a piece at a time: one edition may weigh more than the memory of a small server.

    ``more`` are sentences of `told_by_history`.
    """
    seen, files = 0, 0
    problems = list(more)
    for edition in editions:
        kept = [*edition.files.all(), *edition.signatures.all()]
        seen, files = seen + 1, files + len(kept)
        for file in kept:
            problems += _of_file(file)
        problems += _of_edition(edition)
    return Verified(seen, files, tuple(problems))


def _of_file(file: EditionFile | EditionSignature) -> Iterator[str]:
    try:
        size, sha256 = _measured(file)
    except OSError as error:
        yield f"{file}: файла «{file.file.name}» в хранилище не прочитать ({type(error).__name__})"
        return
    if size != file.size:
        yield f"{file}: записано {file.size} байт, в хранилище {size}"
    if sha256 != file.sha256:
        yield f"{file}: отпечаток SHA-256 другой, файл «{file.file.name}» изменён"


def _measured(file: EditionFile | EditionSignature) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    with file.file.open("rb") as stream:
        for piece in stream.chunks():
            digest.update(piece)
            size += len(piece)
    return size, digest.hexdigest()


def _of_edition(edition: Edition) -> Iterator[str]:
    files = edition.files.all()
    if edition_digest((file.kind, file.sha256) for file in files) != edition.sha256:
        yield f"{edition}: отпечаток редакции не сходится с её файлами, строки базы данных изменены"
    imprint = next((file for file in files if file.kind == IMPRINT), None)
    # Editions of earlier releases have none: of them the digest of the files is the proof.
    changed = changed_since(_told(imprint), edition, files) if imprint else ()
    if changed:
        yield f"{edition}: в базе данных не то, что было при публикации: {', '.join(changed)}"


def _told(imprint: EditionFile) -> dict[str, Any]:
    """Nothing where it cannot be read: then all of the row is unproved, and its file is complained of as well."""
    try:
        return json.loads(read(imprint))
    except (FileLost, ValueError, OSError):
        return {}


def told_by_history(city: str | None = None) -> Iterator[str]:
    """What the history remembers and the rows deny: editions that are gone, withdrawals that were taken back."""
    now = Edition.objects.filter(pk=OuterRef("pgh_obj_id"))
    history = Edition.pgh_event_models["insert"].objects.all()
    if city is not None:
        history = history.filter(report_id__in=_reports_ever(city))
    gone = list(history.filter(~Exists(now), pgh_label="insert").order_by("report_id", "number"))
    reports = Report.objects.select_related("municipality").in_bulk({each.report_id for each in gone})
    for each in gone:
        of = reports.get(each.report_id) or f"Отчёт «{each.title}», которого тоже нет"
        yield f"{of}, редакция {each.number}: опубликована {each.published_at:%d.%m.%Y}, в базе её нет"
    stands = Exists(now.filter(withdrawn_at__isnull=True))
    withdrawn = history.filter(stands, pgh_label="update", withdrawn_at__isnull=False)
    for each in (
        withdrawn.select_related("report__municipality")
        .order_by("pgh_obj_id", "pgh_id")
        .distinct("pgh_obj_id")
    ):
        yield f"{each.report}, редакция {each.number}: отозвана {each.withdrawn_at:%d.%m.%Y}, в базе отзыва нет"


def _reports_ever(city: str) -> QuerySet[Any]:
    """The numbers of all reports that the city has had, also of those that are gone with their editions."""
    return Report.pgh_event_model.objects.filter(municipality__slug=city).values("pgh_obj_id")


def _counted(number: int, forms: tuple[str, str, str]) -> str:
    return f"{number} {forms[(Plural.ONE, Plural.FEW, Plural.MANY).index(plural_of(number))]}"
