"""What every page of one import tells its template."""

from __future__ import annotations

from typing import Any

from portal.imports.kinds import kinds
from portal.imports.pages.access import may_decide
from portal.models import FileImport
from portal.workspace.desk import Desk

SECTION = "Загрузка"


def section_context(desk: Desk, title: str) -> dict[str, Any]:
    """Of the page that lists the imports."""
    return {"desk": desk, "city": desk.city, "here": "imports", "title": title, "steps": [(SECTION, None)]}


def import_context(desk: Desk, file_import: FileImport, title: str) -> dict[str, Any]:
    """Of a page of one import."""
    return {
        **section_context(desk, title),
        "steps": [(SECTION, desk.url("imports")), (file_import.name, None)],
        "file_import": file_import,
        "kind": kinds()[file_import.kind],
        "may_decide": may_decide(desk, file_import),
    }
