"""A ZIP archive whose bytes depend on nothing but what is in it: no clock, no machine."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that the format can say


class TimelessArchive(ZipFile):
    """For writing. Whoever writes into it by ``writestr`` or ``write`` leaves no time behind."""

    def writestr(
        self,
        zinfo_or_arcname: str | ZipInfo,
        data: Any,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        given = zinfo_or_arcname
        entry = ZipInfo(given.filename if isinstance(given, ZipInfo) else given, EPOCH)
        entry.create_system = 0
        super().writestr(entry, data, ZIP_DEFLATED, compresslevel)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        self.writestr(str(arcname or filename), Path(filename).read_bytes())
