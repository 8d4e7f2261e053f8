"""The table of contents: a field with its entries written, so that nothing has to be renewed at opening.

Which page a part stands on only the program knows that lays the pages out. Each entry has a field for it, empty until
Word fills it in: when it prints, or when somebody renews the contents.
"""

from __future__ import annotations

from dataclasses import dataclass

from reports.document import Document, Heading, Row, RowKind, Table
from reports.renderers.word.marks import field, gap, paragraph, run, words
from reports.renderers.word.styles import Style, contents
from reports.renderers.wording import plain_text

FEWEST = 4  # of fewer places the report itself tells as quickly
TITLE = "Содержание"
_INSTRUCTION = r'TOC \o "2-3" \h \z \u'
_GROUP_LEVEL = 2


@dataclass(frozen=True)
class _Entry:
    level: int
    text: str
    bookmark: str


class Contents:
    """What the contents of a document list, and the bookmarks they lead to."""

    def __init__(self, document: Document) -> None:
        parts = _parts(document)
        parts = parts if len(parts) >= FEWEST else []
        self._entries: list[_Entry] = []
        self._bookmarks: dict[int, list[str]] = {}
        for place, part in enumerate(parts, start=1):
            self._entries.append(_Entry(*_listed(part), f"_Toc{place:08}"))
            self._bookmarks.setdefault(id(part), []).append(self._entries[-1].bookmark)

    def bookmark(self, part: Heading | Row) -> str:
        """Empty for what the contents do not list. A part that stands twice has a bookmark for each time."""
        waiting = self._bookmarks.get(id(part))
        return waiting.pop(0) if waiting else ""

    def render(self, width: int) -> str:
        """``width`` of the text: pages are named at its right edge."""
        if not self._entries:
            return ""
        lines = [_line(entry) for entry in self._entries]
        opened, closed = _field_around()
        lines[0] = opened + lines[0]
        lines[-1] += closed
        edge = f'<w:tab w:val="right" w:pos="{width}"/>'
        body = "".join(
            paragraph(shown, contents(entry.level), tabs=edge)
            for shown, entry in zip(lines, self._entries, strict=True)
        )
        return (
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
            f"</w:docPartObj></w:sdtPr><w:sdtContent>{paragraph(words(TITLE), Style.CONTENTS_TITLE)}{body}"
            f"</w:sdtContent></w:sdt>{gap(10)}"
        )


def outline_level(level: int) -> str:
    return f'w:val="{level - 1}"'


GROUP_OUTLINE = outline_level(_GROUP_LEVEL)


def marked(content: str, bookmark: str, bookmark_id: int) -> str:
    return (
        f'<w:bookmarkStart w:id="{bookmark_id}" w:name="{bookmark}"/>{content}'
        f'<w:bookmarkEnd w:id="{bookmark_id}"/>'
    )


def _parts(document: Document) -> list[Heading | Row]:
    """Headings under the title, and the groups of rows that the outline has."""
    found: list[Heading | Row] = []
    for node in document.nodes:
        match node:
            case Heading(level=level) if level > 1:
                found.append(node)
            case Table(rows=rows):
                found += [row for row in rows if row.outline and row.kind is RowKind.GROUP]
    return found


def _listed(part: Heading | Row) -> tuple[int, str]:
    if isinstance(part, Heading):
        return part.level, plain_text(part.content)
    return _GROUP_LEVEL, " ".join(plain_text(cell.content) for cell in part.cells)


def _line(entry: _Entry) -> str:
    page = field(rf"PAGEREF {entry.bookmark} \h", "")
    shown = words(entry.text) + run("<w:tab/>") + page
    return f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">{shown}</w:hyperlink>'


def _field_around() -> tuple[str, str]:
    """What opens the field and what closes it; the entries between them are its result."""
    between = run("<w:t/>")
    opened, closed = field(_INSTRUCTION, between).split(between)
    return opened, closed
