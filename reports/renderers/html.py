"""The document as HTML: the sheet of the page, the self-contained file, and what the PDF is made of.

The renderer writes marks and nothing else: no query, no arithmetic. Style lives in ``static/css/document.css``.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Sequence
from functools import singledispatchmethod
from html import escape
from itertools import repeat

from reports.document import (
    Align,
    Cell,
    Chart,
    Column,
    Document,
    Heading,
    Image,
    Inline,
    LineBreak,
    Link,
    ListNode,
    Missing,
    Node,
    Number,
    PageBreak,
    Paragraph,
    Provenance,
    Role,
    Row,
    RowKind,
    Sheet,
    Signature,
    Table,
    TableKind,
    Text,
)
from reports.renderers.breaks import is_short, kept_with_next
from reports.renderers.chart import draw
from reports.renderers.columns import LANDSCAPE, PORTRAIT, fitted, hyphenated
from reports.renderers.wording import number_text
from reports.texts.typed import split_typed

NumberHref = Callable[[Provenance], str]


def render_body(
    document: Document,
    number_href: NumberHref | None = None,
    *,
    internal_links: bool = True,
    captions_above: bool = False,
) -> str:
    """The sheets. ``number_href`` makes each number a link to its records; ``internal_links`` are for the portal.

    ``captions_above`` is print: a table with a caption inside would never begin on a page that cannot hold all of it.
    """
    return _Writer(number_href, internal_links, captions_above).document(document)


def render_nodes(
    nodes: Iterable[Node],
    number_href: NumberHref | None,
    *,
    landscape: bool = False,
    marks_typed: bool = False,
) -> str:
    """Some nodes without their sheet. ``marks_typed`` shows numbers that were typed by hand."""
    writer = _Writer(number_href, internal_links=True, captions_above=False, marks_typed=marks_typed)
    writer.room = LANDSCAPE if landscape else PORTRAIT
    return writer.nodes(nodes)


class _Writer:
    def __init__(
        self,
        number_href: NumberHref | None,
        internal_links: bool,
        captions_above: bool,
        marks_typed: bool = False,
    ) -> None:
        self.number_href, self.internal_links = number_href, internal_links
        self.captions_above, self.marks_typed = captions_above, marks_typed
        self.room = PORTRAIT  # points that what is written now may be wide

    def document(self, document: Document) -> str:
        return "\n".join(map(self.sheet, document.sheets))

    def sheet(self, sheet: Sheet) -> str:
        turned = " landscape" if sheet.landscape else ""
        self.room = LANDSCAPE if sheet.landscape else PORTRAIT
        return f'<section class="paper{turned}">\n{self.nodes(sheet.nodes)}\n</section>'

    def nodes(self, nodes: Iterable[Node]) -> str:
        return "\n".join(map(self.node, nodes))

    @singledispatchmethod
    def node(self, node: Node) -> str:
        raise TypeError(f"no HTML for {type(node).__name__}")

    @node.register
    def _(self, node: Heading) -> str:
        anchor = f' id="{escape(node.anchor)}"' if node.anchor else ""
        return f"<h{node.level}{anchor}>{self.line(node.content)}</h{node.level}>"

    @node.register
    def _(self, node: Paragraph) -> str:
        role = "" if node.role is Role.PLAIN else f' class="{node.role}"'
        return f"<p{role}>{self.line(node.content)}</p>"

    @node.register
    def _(self, node: ListNode) -> str:
        tag = "ol" if node.ordered else "ul"
        items = "\n".join(f"<li>{self.nodes(item)}</li>" for item in node.items)
        return f"<{tag}>\n{items}\n</{tag}>"

    @node.register
    def _(self, node: Signature) -> str:
        return (
            f'<p class="signature"><span>{escape(node.position)}</span> <span>{escape(node.name)}</span></p>'
        )

    @node.register
    def _(self, node: Image) -> str:
        source = f"data:{node.media_type};base64,{base64.b64encode(node.data).decode()}"
        caption = f"<figcaption>{escape(node.caption)}</figcaption>" if node.caption else ""
        return (
            f'<figure class="picture"><img class="w{node.width}" src="{source}" alt="{escape(node.alt)}">'
            f"{caption}</figure>"
        )

    @node.register
    def _(self, node: PageBreak) -> str:
        return '<div class="page-break"></div>'

    @node.register
    def _(self, node: Table) -> str:
        anchor = f' id="{escape(node.anchor)}"' if node.anchor else ""
        caption = _caption(node)
        above = f'<p class="caption">{caption}</p>\n' if caption and self.captions_above else ""
        inside = f"<caption>{caption}</caption>\n" if caption and not self.captions_above else ""
        shares = fitted(node, self.room)
        widths = [self.room * share / 100 for share in shares]
        node = hyphenated(node, widths) if self.captions_above else node
        short = " short" if self.captions_above and is_short(node, widths) else ""
        return (
            f'<div class="table-frame{short}"{anchor}>\n{above}'
            f'<table class="{node.kind}-table table-{escape(node.code)}">\n'
            f"{inside}{_colgroup(shares)}{self._head(node)}"
            f"<tbody>\n{self._rows(node, widths)}\n</tbody>\n</table>\n{self._footnotes(node)}</div>"
        )

    @node.register
    def _(self, node: Chart) -> str:
        anchor = f' id="{escape(node.anchor)}"' if node.anchor else ""
        unit = f' <span class="chart-unit">{escape(node.unit)}</span>' if node.unit else ""
        return (
            f'<figure class="chart"{anchor}>\n<figcaption><span class="chart-title">{escape(node.title)}</span>{unit}'
            f"</figcaption>\n{draw(node)}\n{self.node(node.table)}\n</figure>"
        )

    def _rows(self, table: Table, widths: Sequence[float]) -> str:
        titled = next((place for place, column in enumerate(table.columns) if column.align is Align.LEFT), 0)
        named = None if table.kind is TableKind.MEASURES else titled
        kept = kept_with_next(table, widths) if self.captions_above else repeat(False)
        return "\n".join(
            self._row(row, table.columns, named, is_kept)
            for row, is_kept in zip(table.rows, kept, strict=False)
        )

    def _row(self, row: Row, columns: tuple[Column, ...], named: int | None, is_kept: bool) -> str:
        """``named`` is the column whose cells name their rows; measures have none, nor have their groups."""
        anchor = f' id="{escape(row.anchor)}"' if row.anchor else ""
        cells: list[str] = []
        place = 0
        for cell in row.cells:
            # In a total the first cell spans the columns of number and name, and names the row.
            is_name = named is not None and place <= named < place + cell.colspan
            cells.append(self._cell(cell, columns[place], self._scope(row) if is_name else ""))
            place += cell.colspan
        kept = " kept" if is_kept else ""
        return f'<tr class="{row.kind}{kept}"{anchor}>{"".join(cells)}</tr>'

    def _scope(self, row: Row) -> str:
        """A PDF knows no headings of groups: what reads it aloud would take them for headings of columns."""
        if row.kind is not RowKind.GROUP:
            return "row"
        return "" if self.captions_above else "rowgroup"

    def _cell(self, cell: Cell, column: Column, scope: str) -> str:
        spans = _spans(cell.colspan, cell.rowspan)
        content = self._inside(cell.nodes, column) if cell.nodes else self.line(cell.content)
        if cell.note:
            content += f"<sup>{cell.note}</sup>"
        align = f' class="{cell.align}"' if cell.align and cell.align is not Align.LEFT else ""
        if scope:
            return f'<th scope="{scope}"{spans}{align}>{content}</th>'
        return f'<td{spans}{align} data-label="{escape(column.title)}">{content}</td>'

    def _inside(self, nodes: Iterable[Node], column: Column) -> str:
        room, self.room = self.room, self.room * column.width / 100
        content = self.nodes(nodes)
        self.room = room
        return content

    def _head(self, table: Table) -> str:
        rows = [
            "".join(
                f'<th scope="{"colgroup" if cell.colspan > 1 else "col"}"{_spans(cell.colspan, cell.rowspan)}>'
                f"{escape(cell.text)}</th>"
                for cell in row
            )
            for row in table.header
        ]
        if table.column_numbers:
            # As headings they would be read aloud with each cell; the page has to tell them apart from the body.
            tag, scope = ("td", "") if self.captions_above else ("th", ' scope="col"')
            places = range(1, len(table.columns) + 1)
            rows.append("".join(f"<{tag}{scope}>{place}</{tag}>" for place in places))
        return "<thead>\n" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "\n</thead>\n"

    def _footnotes(self, table: Table) -> str:
        return "".join(
            f'<p class="footnote"><sup>{place}</sup> {self.line(note)}</p>\n'
            for place, note in enumerate(table.footnotes, start=1)
        )

    def line(self, content: Iterable[Inline]) -> str:
        return "".join(map(self._run, content))

    def _run(self, run: Inline) -> str:
        match run:
            case Text(text, bold, italic):
                return _marked(self._text(run), bold, italic)
            case Link(text, href, bold, italic):
                return _marked(self._link(text, href), bold, italic)
            case Number(_, _, provenance, bold, italic):
                return _marked(self._number(run, provenance), bold, italic)
            case LineBreak():
                return "<br>"
            case Missing():
                return f'<mark class="missing">{escape(run.words)}</mark>'

    def _text(self, run: Text) -> str:
        if not (self.marks_typed and run.is_typed):
            return escape(run.text)
        return "".join(
            f'<span class="typed">{escape(words)}</span>' if is_number else escape(words)
            for words, is_number in split_typed(run.text)
        )

    def _link(self, text: str, href: str) -> str:
        if href.startswith("/") and not self.internal_links:
            return escape(text)
        return f'<a href="{escape(href)}">{escape(text)}</a>'

    def _number(self, number: Number, provenance: Provenance | None) -> str:
        words = escape(number_text(number))
        if provenance is None or self.number_href is None or not words:
            return words
        return f'<a class="fig {provenance.basis}" href="{escape(self.number_href(provenance))}">{words}</a>'


def _marked(html: str, bold: bool, italic: bool) -> str:
    html = f"<em>{html}</em>" if italic else html
    return f"<strong>{html}</strong>" if bold else html


def _caption(table: Table) -> str:
    if not (table.caption or table.number):
        return ""
    number = f'<span class="table-number">Таблица №\u00a0{table.number}</span> ' if table.number else ""
    unit = f' <span class="table-unit">{escape(table.unit)}</span>' if table.unit else ""
    title = f'<span class="table-title">{escape(table.caption)}</span>' if table.caption else ""
    return f"{number}{title}{unit}"


def _colgroup(shares: Iterable[int]) -> str:
    widths = "".join(f'<col class="w{share}">' for share in shares)
    return f"<colgroup>{widths}</colgroup>\n"


def _spans(colspan: int, rowspan: int) -> str:
    across = f' colspan="{colspan}"' if colspan > 1 else ""
    return across + (f' rowspan="{rowspan}"' if rowspan > 1 else "")
