"""A ZIP archive whose bytes depend on nothing but what is in it: no clock, no machine."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that the format can say


class TimelessArchive(ZipFile):
    """For writing. Whoever writes into it by ``writestr`` or ``write`` leaves no time behind."""

    def writestr(self, name: Any, data: Any, *_: Any, **__: Any) -> None:
        entry = ZipInfo(name if isinstance(name, str) else name.filename, EPOCH)
        entry.create_system = 0
        entry.external_attr = 0
        super().writestr(entry, data, ZIP_DEFLATED)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        self.writestr(str(arcname or filename), Path(filename).read_bytes())
