"""Files of a report: made once, kept in the storage until what they are made of changes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction

from reports.builder import build
from reports.document import Document
from reports.models import RenderedFile, Report
from reports.renderers.assets import read_asset
from reports.renderers.base import Renderer, Tell
from reports.renderers.json import render as render_json
from reports.renderers.pdf import FONTS, STYLES, page
from reports.renderers.registry import find_renderer
from reports.schema import read_schema
from reports.stamp import Stamp, records_stamp

WRITERS: Mapping[str, tuple[str, ...]] = {
    "pdf": ("weasyprint",),
    "pdfa": ("weasyprint",),
    "docx": (),
    "xlsx": ("openpyxl",),
    "xlsx-sources": ("openpyxl",),
}
"""Formats that take long, each with the libraries whose version its bytes depend on beside our own code."""

SLOW = frozenset(WRITERS)
CODE = ("portal/lib", "portal/models", "ngo_registry", "grants", "reports")


def file_of(report: Report, code: str, tell: Tell = lambda step: None) -> bytes:
    """The report's file in this format. Slow formats are kept; quick ones are made anew each time.

    Raises UnknownCode for a format that there is not, RenderingUnavailable when something is not installed.
    """
    return _Asked(report, find_renderer(code)).file(tell)


def ready_file(report: Report, code: str) -> bytes | None:
    """The file where it can be given at once: a quick format, or a kept file that is still right."""
    return _Asked(report, find_renderer(code)).ready()


def content_key(document: Document, code: str = "pdf") -> str:
    """Changes with the document, with the look, and with the renderer; with nothing else."""
    digest = hashlib.sha256(f"{code}\n{_made_with(code)}\n".encode())
    if code in ("pdf", "pdfa"):
        digest.update(page(document).encode())
    if code != "pdf":
        digest.update(render_json(document))
    return digest.hexdigest()


class _Asked:
    """A report's file in one format, as somebody asks for it."""

    def __init__(self, report: Report, renderer: Renderer) -> None:
        self.report, self.renderer = report, renderer
        if renderer.code in SLOW:
            self.kept = RenderedFile.objects.filter(report=report, format=renderer.code).first()
            # Before the records are read: what is written in between makes the stamp old, never the file wrong.
            self.stamp = _stamp()

    def file(self, tell: Tell) -> bytes:
        ready = self.ready()
        return self._make(tell) if ready is None else ready

    def ready(self) -> bytes | None:
        """Where something was changed somewhere, the file is still right if the document is the same."""
        if self.renderer.code not in SLOW:
            return self.renderer.render(self.document)
        if self.kept is None:
            return None
        if self.kept.stamp == self.stamp.value:
            return _read(self.kept)
        if self.kept.key != self.key:
            return None
        RenderedFile.objects.filter(pk=self.kept.pk).update(stamp=self._stamp_to_keep())
        return _read(self.kept)

    @cached_property
    def document(self) -> Document:
        return build(self.report).document

    @cached_property
    def key(self) -> str:
        return content_key(self.document, self.renderer.code)

    def _make(self, tell: Tell) -> bytes:
        write = self.renderer.render_telling
        content = write(self.document, tell) if write else self.renderer.render(self.document)
        _keep(self.report, self.renderer.code, self.key, self._stamp_to_keep(), content)
        return content

    def _stamp_to_keep(self) -> str:
        return self.stamp.value if self.stamp.is_settled else ""


def _read(kept: RenderedFile) -> bytes | None:
    """Nothing when the file has vanished from the storage: then it is made anew."""
    try:
        with kept.file.open("rb") as stream:
            return stream.read()
    except FileNotFoundError:
        return None


def _keep(report: Report, code: str, key: str, stamp: str, content: bytes) -> None:
    """The row is written after the file, so what a row names is whole."""
    old = RenderedFile.objects.filter(report=report, format=code).first()
    storage = RenderedFile._meta.get_field("file").storage
    stem = f"{report.municipality.slug}-{report.year}-{report.form}"
    wanted = f"reports/{find_renderer(code).file_name(stem)}"
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
    digest = hashlib.sha256(read_schema())
    for name in (*STYLES, *FONTS):
        digest.update(read_asset(name))
    return digest.hexdigest()


@cache
def _made_with(code: str) -> str:
    """The libraries, and what gives the look: styles and fonts of a PDF, our own code of the other formats."""
    versions = " ".join(f"{name} {version(name)}" for name in WRITERS.get(code, ()))
    return f"{versions} {_look() if code in ('pdf', 'pdfa') else _digest_of('reports/renderers')}"


@cache
def _code() -> str:
    """A new release may print the same records otherwise."""
    return _digest_of(*CODE)


def _digest_of(*folders: str) -> str:
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(Path(settings.BASE_DIR, folder).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()
