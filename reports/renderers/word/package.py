"""The parts of the Word file and how they hang together (Open Packaging Conventions)."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from reports.document import Document
from reports.renderers.archive import TimelessArchive
from reports.renderers.word import fonts
from reports.renderers.word.marks import field as field_of
from reports.renderers.word.marks import paragraph, run
from reports.renderers.word.numbering import numbering
from reports.renderers.word.styles import STYLES, Style
from reports.renderers.xml_text import flowing, quoted

_PROLOGUE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = {
    "document": f"{_MAIN}.document.main+xml",
    "styles": f"{_MAIN}.styles+xml",
    "numbering": f"{_MAIN}.numbering+xml",
    "settings": f"{_MAIN}.settings+xml",
    "fontTable": f"{_MAIN}.fontTable+xml",
    "header": f"{_MAIN}.header+xml",
}
_ENDINGS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "odttf": fonts.CONTENT_TYPE,
    "png": "image/png",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
}
OWN_PARTS = ("styles", "numbering", "settings", "fontTable", "header")
HEADER_ID = f"rId{OWN_PARTS.index('header') + 1}"
_SETTINGS = (
    '<w:embedTrueTypeFonts/><w:defaultTabStop w:val="709"/>'
    # A line that a person broke is not stretched to the edge.
    "<w:compat><w:doNotExpandShiftReturn/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    "</w:compat>"
    '<w:themeFontLang w:val="ru-RU"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
)


@dataclass
class Supplies:
    """What the pieces of the body ask for while it is written. Ids follow the order of asking."""

    media: dict[str, bytes] = field(default_factory=dict)  # name of the file → its bytes
    numbered_lists: int = 0
    _related: dict[tuple[str, str], str] = field(default_factory=dict)
    _last_id: int = 0

    def link(self, address: str) -> str:
        return self._relation("hyperlink", address)

    def picture(self, name: str, data: bytes) -> str:
        self.media[name] = data
        return self._relation("image", f"media/{name}")

    def next_id(self) -> int:
        """Of a bookmark or a drawing: none is used twice."""
        self._last_id += 1
        return self._last_id

    def _relation(self, kind: str, target: str) -> str:
        taken = len(OWN_PARTS) + len(self._related) + 1
        return self._related.setdefault((kind, target), f"rId{taken}")

    @property
    def relations(self) -> str:
        own = (_relation(f"rId{place}", name, f"{name}.xml") for place, name in enumerate(OWN_PARTS, start=1))
        asked = (_relation(rid, kind, target) for (kind, target), rid in self._related.items())
        return "".join([*own, *asked])


def package(document: Document, body: str, supplies: Supplies) -> bytes:
    """The file's bytes, the same for the same document."""
    file = io.BytesIO()
    with TimelessArchive(file, "w") as archive:
        for name, part in _parts(document, body, supplies).items():
            archive.writestr(name, part)
    return file.getvalue()


def _parts(document: Document, body: str, supplies: Supplies) -> dict[str, str | bytes]:
    roots = _relation("rId1", "officeDocument", "word/document.xml") + _core_relation()
    number = paragraph(field_of("PAGE", run("<w:t>2</w:t>")), Style.PAGE_NUMBER)
    faces = enumerate(fonts.FACES.values(), start=1)
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(roots),
        "docProps/core.xml": _core(document),
        "word/document.xml": _part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": _relations(supplies.relations),
        "word/styles.xml": _part("styles", STYLES),
        "word/numbering.xml": _part("numbering", numbering(supplies.numbered_lists)),
        "word/settings.xml": _part("settings", _SETTINGS),
        "word/header.xml": _part("hdr", number),
        "word/fontTable.xml": _part("fonts", fonts.font_table()),
        "word/_rels/fontTable.xml.rels": _relations(
            "".join(_relation(f"rId{place}", "font", f"fonts/{face}.odttf") for place, face in faces)
        ),
        **{f"word/fonts/{face}.odttf": fonts.obfuscated(face) for face in fonts.FACES.values()},
        **{f"word/media/{name}": data for name, data in supplies.media.items()},
    }


def _part(root: str, content: str) -> str:
    return f"{_PROLOGUE}<w:{root} {_NAMESPACES}>{content}</w:{root}>"


def _relation(rid: str, kind: str, target: str) -> str:
    outside = ' TargetMode="External"' if kind == "hyperlink" else ""
    return (
        f'<Relationship Id="{rid}" Type="{_OFFICE}/relationships/{kind}" Target="{quoted(target)}"{outside}/>'
    )


def _core_relation() -> str:
    kind = f"{_PACKAGE}/relationships/metadata/core-properties"
    return f'<Relationship Id="rId2" Type="{kind}" Target="docProps/core.xml"/>'


def _relations(content: str) -> str:
    return f'{_PROLOGUE}<Relationships xmlns="{_PACKAGE}/relationships">{content}</Relationships>'


def _content_types() -> str:
    endings = "".join(f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in _ENDINGS.items())
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>' for name, kind in _TYPES.items()
    )
    core = (
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    )
    return f'{_PROLOGUE}<Types xmlns="{_PACKAGE}/content-types">{endings}{parts}{core}</Types>'


def _core(document: Document) -> str:
    """Without dates: they would say when the file was made, and make each file another one."""
    return (
        f'{_PROLOGUE}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{flowing(document.title)}</dc:title><dc:creator>{flowing(document.city)}</dc:creator>"
        "<dc:language>ru-RU</dc:language></cp:coreProperties>"
    )
