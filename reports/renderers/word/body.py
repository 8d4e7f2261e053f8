"""Nodes of the document as the body of the Word file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import singledispatchmethod
from itertools import zip_longest

from reports.document import (
    Chart,
    Document,
    Heading,
    Image,
    ListNode,
    Node,
    PageBreak,
    Paragraph,
    Role,
    Sheet,
    Signature,
    Table,
)
from reports.renderers.word.charts import bars
from reports.renderers.word.contents import Contents, marked
from reports.renderers.word.marks import gap, paragraph, run, val, words
from reports.renderers.word.numbering import BULLETS, level_of
from reports.renderers.word.package import HEADER_ID, Supplies
from reports.renderers.word.pictures import picture
from reports.renderers.word.place import Place, of_sheet, section
from reports.renderers.word.runs import line
from reports.renderers.word.styles import LIST_STEP, NO_MARGINS, Style, heading
from reports.renderers.word.tables import TableWriter

_ROLES = {Role.PLAIN: Style.BODY, Role.NOTE: Style.NOTE, Role.APPENDIX_MARK: Style.APPENDIX_MARK}
KEPT = {"keepNext": ""}
_TITLED = 1  # the level of the heading that is the title


def body(document: Document, supplies: Supplies) -> str:
    return _Writer(document, supplies).document()


class _Writer:
    def __init__(self, subject: Document, supplies: Supplies) -> None:
        self.subject, self.supplies = subject, supplies
        self.contents = Contents(subject)
        self.tables = TableWriter(supplies, self.contents, self.inner)

    def document(self) -> str:
        """Contents follow the title; without one they come first."""
        sheets = self.subject.sheets or (Sheet(()),)
        written = [list(self.sheet(sheet)) for sheet in sheets]
        has_title = bool(sheets[0].nodes) and _is_title(sheets[0].nodes[0])
        written[0].insert(int(has_title), self.contents.render(of_sheet(sheets[0].landscape).width))
        return "".join(
            "".join(pieces) + _end(sheet, is_first=number == 1, is_last=number == len(sheets))
            for number, (pieces, sheet) in enumerate(zip(written, sheets, strict=True), start=1)
        )

    def sheet(self, sheet: Sheet) -> Iterator[str]:
        place, before = of_sheet(sheet.landscape), None
        for node, following in zip_longest(sheet.nodes, sheet.nodes[1:]):
            if _is_bare(node):
                yield gap(_distance(node, before), **(KEPT if _stays_below(node, before) else {}))
            is_signed = isinstance(following, Signature)
            yield self.node(node, place.kept if is_signed else place, before)
            if _is_table(node) and not _ends_page(following):
                yield gap(_room_under(following), **(KEPT if is_signed else {}))
            before = node

    def inner(self, nodes: Sequence[Node], place: Place) -> str:
        """Inside a cell: it ends with a paragraph, as Word demands."""
        written, before = "", None
        for node in nodes:
            written += self.node(node, place, before)
            written += gap(1) if _is_table(node) or isinstance(node, Signature) else ""
            place, before = place.next, node
        return written or paragraph("", place.style, **place.given)

    @singledispatchmethod
    def node(self, node: Node, place: Place, before: Node | None) -> str:
        raise TypeError(f"no Word for {type(node).__name__}")

    @node.register
    def _(self, node: Heading, place: Place, before: Node | None) -> str:
        shown = line(node.content, self.supplies)
        if bookmark := self.contents.bookmark(node):
            shown = marked(shown, bookmark, self.supplies.next_id())
        follows_mark = isinstance(before, Paragraph) and before.role is Role.APPENDIX_MARK
        given = {"jc": val("center"), "spacing": 'w:before="0" w:after="360"'} if follows_mark else {}
        return paragraph(shown, heading(min(max(node.level, 1), 3)), **given)

    @node.register
    def _(self, node: Paragraph, place: Place, before: Node | None) -> str:
        style = place.style if node.role is Role.PLAIN else _ROLES[node.role]
        given = {"pageBreakBefore": ""} if _begins_page(node, before) else {}
        return paragraph(line(node.content, self.supplies), style, **place.given, **given)

    @node.register
    def _(self, node: ListNode, place: Place, before: Node | None) -> str:
        list_id = BULLETS
        if node.ordered:
            self.supplies.numbered_lists += 1
            list_id = BULLETS + self.supplies.numbered_lists
        written = ""
        for number, item in enumerate(node.items, start=1):
            here = place if number == len(node.items) else place.loose
            written += self._item(item, here, list_id, is_ordered=node.ordered)
            place = place.next
        return written

    def _item(self, item: Sequence[Node], place: Place, list_id: int, *, is_ordered: bool) -> str:
        """Its mark stands before its first paragraph; what follows is as far from the edge."""
        level = level_of(place.depth)
        mark = {"numPr": f'<w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/>'}
        style = place.style if place.is_cell else Style.NUMBERED if is_ordered else Style.BULLET
        inherited = {name: value for name, value in place.given.items() if name != "ind"}
        first = replace(place, style=style, given=inherited | mark, depth=level + 1)
        rest = replace(
            place.next,
            style=Style.CELL_NEXT if place.is_cell else Style.CONTINUED,
            given=place.given | {"ind": f'w:left="{(level + 1) * LIST_STEP}"'},
            depth=level + 1,
        )
        nodes = item if item and isinstance(item[0], Paragraph) else [Paragraph(()), *item]
        return self.inner(nodes[:1], first) + "".join(self.inner([node], rest) for node in nodes[1:])

    @node.register
    def _(self, node: Signature, place: Place, before: Node | None) -> str:
        left, right = _signature_widths(place.width)
        style = place.style if place.is_cell else Style.SIGNATURE
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{left + right}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f"{NO_MARGINS}</w:tblPr>"
            f'<w:tblGrid><w:gridCol w:w="{left}"/><w:gridCol w:w="{right}"/></w:tblGrid>'
            "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
            f'<w:tc><w:tcPr><w:tcW w:w="{left}" w:type="dxa"/></w:tcPr>'
            f"{paragraph(words(node.position), style)}</w:tc>"
            f'<w:tc><w:tcPr><w:tcW w:w="{right}" w:type="dxa"/><w:vAlign w:val="bottom"/></w:tcPr>'
            f"{paragraph(words(node.name), style, jc=val('right'))}</w:tc></w:tr></w:tbl>"
        )

    @node.register
    def _(self, node: Image, place: Place, before: Node | None) -> str:
        return picture(node, place, self.supplies)

    @node.register
    def _(self, node: PageBreak, place: Place, before: Node | None) -> str:
        return "" if place.is_cell else paragraph(run('<w:br w:type="page"/>'), Style.GAP)

    @node.register
    def _(self, node: Table, place: Place, before: Node | None) -> str:
        return self.tables.table(node, place)

    @node.register
    def _(self, node: Chart, place: Place, before: Node | None) -> str:
        return bars(node, place, self.supplies) + self.tables.table(node.table, place)


def _end(sheet: Sheet, *, is_first: bool, is_last: bool) -> str:
    """A section ends in a paragraph of its own, the last one at the end of the body."""
    ending = section(sheet.landscape, is_first, HEADER_ID)
    if is_last:
        return paragraph("", Style.GAP) + ending
    return paragraph("", Style.GAP, sectPr=ending)


def _signature_widths(width: int) -> tuple[int, int]:
    """The position takes what it may in print, 26 em, and the name the rest."""
    left = min(width * 2 // 3, 26 * 240)
    return left, width - left


def _is_title(node: Node) -> bool:
    return isinstance(node, Heading) and node.level == _TITLED


def _begins_page(node: Paragraph, before: Node | None) -> bool:
    """An appendix does, unless the page begins here anyhow."""
    return node.role is Role.APPENDIX_MARK and not (before is None or isinstance(before, PageBreak))


def _ends_page(following: Node | None) -> bool:
    """An empty line after the last table of a full page would be a page of its own."""
    return following is None or isinstance(following, PageBreak)


def _is_table(node: Node | None) -> bool:
    return isinstance(node, Table | Chart)


def _distance(node: Node, before: Node | None) -> int:
    """In points, beside what stands under the node before: so much as print leaves."""
    if isinstance(node, Signature):
        return 25
    return 1 if _is_table(before) else 7


def _room_under(following: Node | None) -> int:
    """In points, under a table. What has room of its own above it needs no more, but two tables must not touch."""
    is_apart = isinstance(following, Heading | Image | Chart) or (
        isinstance(following, Table) and not _is_bare(following)
    )
    return 1 if is_apart else 14


def _stays_below(node: Node, before: Node | None) -> bool:
    """A signature never begins a page, nor does a table that a heading names."""
    return isinstance(node, Signature) or isinstance(before, Heading)


def _is_bare(node: Node) -> bool:
    """A table without a caption, whose distance from the text before no paragraph of its own keeps."""
    return isinstance(node, Signature) or (isinstance(node, Table) and not (node.caption or node.number))
