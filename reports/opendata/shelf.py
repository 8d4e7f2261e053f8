"""Where open data is kept: what has not changed stays the file that it is, what has changed becomes a new one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import pghistory
from django.core.files import File
from django.db import transaction
from django.utils import timezone

from reports.models import OpenFile
from reports.opendata.files.made import Made
from reports.opendata.publisher import Publisher

REASON = "Сделаны открытые данные"


@dataclass(frozen=True)
class Place:
    """``fixed`` is the name of a file that is always called so; the name of any other says its day."""

    dataset: str
    format: str
    fixed: str = ""


@dataclass(frozen=True)
class Shelf:
    """One publisher's files, as one making of them sees them. The city is locked meanwhile."""

    publisher: Publisher
    now: datetime
    stamp: str

    def current(self, place: Place) -> OpenFile | None:
        found = self.publisher.files.filter(dataset=place.dataset, format=place.format, is_current=True)
        return found.first()

    def put(self, place: Place, made: Made, name: str) -> OpenFile:
        """The file that stands: the old one where the bytes are the same and lie in the same folder."""
        old = self.current(place)
        if old is not None and old.sha256 == made.sha256 and _folder(old.name) == _folder(name):
            return old
        made.file.seek(0)
        with transaction.atomic(), pghistory.context(reason=REASON):
            self._clear(place, old)
            file = OpenFile(
                municipality=self.publisher.city,
                dataset=place.dataset,
                format=place.format,
                name=name,
                size=made.size,
                rows=made.rows,
                sha256=made.sha256,
                stamp=self.stamp,
                made_at=self.now,
            )
            file.file.save(f"{self.publisher.slug}-{name.replace('/', '-')}", File(made.file), save=False)
            file.save()
        return file

    def retire(self, place: Place) -> None:
        """There is no present file of this kind any more; the older ones stay under their names."""
        with transaction.atomic(), pghistory.context(reason=REASON):
            self._clear(place, self.current(place))

    def day_of(self, pattern: str) -> str:
        """The pattern with today's date; with as much of the time as tells it from the names that are taken."""
        local = timezone.localtime(self.now)
        names = [pattern.format(f"{local:{told}}") for told in ("%Y%m%d", "%Y%m%dT%H%M%S", "%Y%m%dT%H%M%S%f")]
        taken = set(self.publisher.files.filter(name__in=names).values_list("name", flat=True))
        return next((name for name in names if name not in taken), names[-1])

    def _clear(self, place: Place, old: OpenFile | None) -> None:
        if old is None:
            return
        if not place.fixed:
            self.publisher.files.filter(pk=old.pk).update(is_current=False)
            return
        storage, kept = old.file.storage, old.file.name
        old.delete()
        transaction.on_commit(lambda: storage.delete(kept))


def _folder(name: str) -> str:
    return name.rpartition("/")[0]
