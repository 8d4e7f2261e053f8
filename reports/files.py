"""Files of a report: made once, kept in the storage until what they are made of changes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction

from reports.builder import build
from reports.document import Document
from reports.models import RenderedFile, Report
from reports.renderers.assets import read_asset
from reports.renderers.pdf import FONTS, STYLES, page, render_with_progress
from reports.renderers.registry import find_renderer
from reports.stamp import Stamp, records_stamp

SLOW = frozenset({"pdf"})
CODE = ("portal/lib", "portal/models", "ngo_registry", "grants", "reports")

Tell = Callable[[str], None]


def file_of(report: Report, code: str, tell: Tell = lambda step: None) -> bytes:
    """The report's file in this format. Slow formats are kept; quick ones are made anew each time.

    Raises UnknownCode for a format that there is not, RenderingUnavailable when something is not installed.
    """
    renderer = find_renderer(code)
    if code not in SLOW:
        return renderer.render(build(report).document)
    kept = RenderedFile.objects.filter(report=report, format=code).first()
    stamp = _stamp()
    if kept is not None and kept.stamp == stamp.value and (content := _read(kept)):
        return content
    return _remade(report, code, kept, stamp.value if stamp.is_settled else "", tell)


def content_key(document: Document) -> str:
    """Changes with the document, with the look, and with the renderer; with nothing else."""
    return hashlib.sha256(f"{_look()}\n{page(document)}".encode()).hexdigest()


def _remade(report: Report, code: str, kept: RenderedFile | None, stamp: str, tell: Tell) -> bytes:
    """Something was changed somewhere; the file is made anew only where the document differs."""
    document = build(report).document
    key = content_key(document)
    if kept is not None and kept.key == key and (content := _read(kept)):
        RenderedFile.objects.filter(pk=kept.pk).update(stamp=stamp)
        return content
    content = render_with_progress(document, tell)
    _keep(report, code, key, stamp, content)
    return content


def _read(kept: RenderedFile) -> bytes:
    """Nothing when the file has vanished from the storage: then it is made anew."""
    try:
        with kept.file.open("rb") as stream:
            return stream.read()
    except FileNotFoundError:
        return b""


def _keep(report: Report, code: str, key: str, stamp: str, content: bytes) -> None:
    """The row is written after the file, so what a row names is whole."""
    old = RenderedFile.objects.filter(report=report, format=code).first()
    storage = RenderedFile._meta.get_field("file").storage
    wanted = f"reports/{report.municipality.slug}-{report.year}-{report.form}.{code}"
    values = {"key": key, "stamp": stamp, "file": storage.save(wanted, ContentFile(content))}
    RenderedFile.objects.update_or_create(report=report, format=code, defaults=values)
    # A file that had vanished leaves its name free, and the new one may bear it.
    if old is not None and old.file.name != values["file"]:
        transaction.on_commit(lambda: old.file.storage.delete(old.file.name))


def _stamp() -> Stamp:
    """Of the records, the look and the code together."""
    records = records_stamp()
    return replace(records, value=hashlib.sha256(f"{records.value}{_look()}{_code()}".encode()).hexdigest())


@cache
def _look() -> str:
    digest = hashlib.sha256(version("weasyprint").encode())
    for name in (*STYLES, *FONTS):
        digest.update(read_asset(name))
    return digest.hexdigest()


@cache
def _code() -> str:
    """A new release may print the same records otherwise."""
    digest = hashlib.sha256()
    for folder in CODE:
        for path in sorted(Path(settings.BASE_DIR, folder).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()
