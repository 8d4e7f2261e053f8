"""Whether every stored edition is still what was published: each file's size and digest, and the edition's own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portal.lib.units import Plural, plural_of
from reports.editions.digests import edition_digest
from reports.models import Edition, EditionFile, EditionSignature


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


def verify(editions: Iterable[Edition]) -> Verified:
    """Reads every file, a piece at a time: one edition may weigh more than the memory of a small server."""
    seen, files = 0, 0
    problems: list[str] = []
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
    if edition_digest((file.kind, file.sha256) for file in edition.files.all()) != edition.sha256:
        yield f"{edition}: отпечаток редакции не сходится с её файлами, строки базы данных изменены"


def _counted(number: int, forms: tuple[str, str, str]) -> str:
    return f"{number} {forms[(Plural.ONE, Plural.FEW, Plural.MANY).index(plural_of(number))]}"
