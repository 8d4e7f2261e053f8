"""Editions without the formats that take long: what the portal itself reads, and the JSON."""

from __future__ import annotations

from pathlib import Path

from portal.models import User
from reports.editions.freezing import FrozenFile, canonical
from reports.editions.keeping import keep
from reports.editions.readiness import readiness_of
from reports.models import Edition, Report

PDF = b"%PDF-1.7 frozen"


def make_edition(report: Report, *, reason: str = "", by: User | None = None) -> Edition:
    """Of the report as it stands now. Its PDF is a mark of its number."""
    ready = readiness_of(report, freezes=True)
    files = (
        *ready.files,
        FrozenFile("pdf", PDF + str(ready.number).encode(), "application/pdf", "pdf"),
        FrozenFile("json", canonical(ready.data), "application/json", "json"),
    )
    reason = reason or ("Исправлено" if ready.number > 1 else "")
    return keep(ready.built.report, ready.number, files, reason=reason, by=by)


def files_in(storage: Path) -> list[Path]:
    return sorted(path for path in storage.rglob("*") if path.is_file())
