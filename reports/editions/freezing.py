"""What an edition keeps, made of one built document: whatever is saved later, all its files say the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field

from reports.built import Built
from reports.document import Document
from reports.editions.kinds import DOCUMENT, OUTLINE, PAGE, PASSPORTS, STYLE, formats
from reports.number_links import number_hrefs
from reports.outline import outline
from reports.passports.frozen import freeze
from reports.renderers.assets import read_asset
from reports.renderers.html import render_body
from reports.renderers.json import document_data

JSON = "application/json"
HTML = "text/html; charset=utf-8"
GZIP = "application/gzip"
CSS = "text/css; charset=utf-8"
SHEET_STYLE = "css/document.css"


@dataclass(frozen=True)
class FrozenFile:
    """``kind`` is the format's code or one of `kinds.OWN`; ``ending`` is that of the file's name."""

    kind: str
    content: bytes = field(repr=False)
    media_type: str
    ending: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def own_files(built: Built, number: int) -> Iterator[FrozenFile]:
    """What the portal reads again. Asks the database for the records behind the numbers."""
    report, document = built.report, built.document
    page = render_body(document, number_hrefs(report, edition=number))
    entries = [asdict(entry) for entry in outline(document)]
    yield FrozenFile(DOCUMENT, canonical(document_data(document)), JSON, "json")
    yield FrozenFile(PAGE, page.encode(), HTML, "html")
    yield FrozenFile(OUTLINE, canonical(entries), JSON, "json")
    yield FrozenFile(PASSPORTS, freeze(built), GZIP, "json.gz")
    yield FrozenFile(STYLE, read_asset(SHEET_STYLE), CSS, "css")


def renderings(document: Document) -> Iterator[FrozenFile]:
    """Every format of the portal. Raises RenderingUnavailable when something that one needs is not installed."""
    for each in formats():
        yield FrozenFile(each.code, each.render(document), each.content_type, each.file_ending)


def canonical(data: object) -> bytes:
    """The same data gives the same bytes: keys in order, no spaces."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
