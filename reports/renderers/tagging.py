"""The tag tree of a PDF put in order: what is read aloud once stands there once, and says what it is.

WeasyPrint makes a table anew on each page, however little of it is left; it marks page numbers as if they were to be
read; it leaves items of lists without a body; and it names the headers of each data cell, which leaves out the heading
of a column that holds only headers of rows. PDF/UA-1 (ISO 14289-1, 7.1 to 7.6) wants it otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reports.renderers.tag_tree import Tag, TagTree

PRINTED = 4  # a flag of annotations


def tidy_tags(document: Any, pdf: Any) -> None:
    """A finisher for ``write_pdf``."""
    tree = TagTree(pdf)
    for tag in tree.unread():
        tree.silence(tag)
    _join_tables(tree, document)
    for table in tree.of("Table"):
        _drop_empty(tree, table)
        if _is_mostly_head(tree, table):
            _take_names_for_data(tree, table)
    for item in tree.of("LI"):
        _give_body(tree, item)
    for link in (each for each in pdf.objects if isinstance(each, dict) and each.get("Subtype") == "/Link"):
        link["F"] = PRINTED
    for cell in tree.of("TH"):
        # /Row where data stands beside it.
        cell["A"]["Scope"] = "/Row" if _has_data(tree, cell) else "/Column"


def _has_data(tree: TagTree, cell: Tag) -> bool:
    return any(each["S"] == "/TD" for each in tree.kids(tree.tags[cell["P"]]))


def _drop_empty(tree: TagTree, table: Tag) -> None:
    """A body without rows holds the break of a line."""
    for group in tree.kids(table):
        for kid in tree.kids(group):
            if kid["S"] != "/TR" and group["S"] == "/TBody":
                group["K"].remove(kid.reference)
                tree.drop(kid)


def _take_names_for_data(tree: TagTree, table: Tag) -> None:
    """Of two columns, the first is read before the second anyhow; as headings of rows there would be more than data."""
    names = [cell for cell in tree.all_in(table) if cell["S"] == "/TH" and _has_data(tree, cell)]
    gone = {name["ID"].string for name in names}
    for cell in (cell for cell in tree.all_in(table) if cell["S"] == "/TD"):
        headers = cell["A"]["Headers"]
        headers[:] = [each for each in headers if each.string not in gone]
    for name in names:
        name["S"] = "/TD"
        del name["ID"]


def _give_body(tree: TagTree, item: Tag) -> None:
    """Everything but the mark."""
    import pydyf

    inner = [kid for kid in tree.kids(item) if kid["S"] != "/Lbl"]
    if not inner or any(kid["S"] == "/LBody" for kid in inner):
        return
    body = pydyf.Dictionary(
        {"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array(), "Pg": item["Pg"], "P": item.reference}
    )
    tree.add(body)
    for kid in inner:
        item["K"].remove(kid.reference)
    tree.adopt(body, inner)
    item["K"].append(body.reference)


@dataclass(frozen=True)
class _Piece:
    """What of a table stands on one page, or is told together: its tag, and the elements of its last page's rows."""

    tag: Tag
    rows: tuple[Any, ...]


def _join_tables(tree: TagTree, document: Any) -> None:
    """A piece of which more is headings than data says little alone: it is told with the piece before it."""
    last: dict[int, _Piece] = {}
    boxes = list(_tables(document))
    for tag, box in zip(tree.of("Table"), boxes, strict=True):
        piece = _Piece(tag, tuple(_rows(box)))
        before = last.get(id(box.element))
        if before is not None and (_is_mostly_head(tree, tag) or _is_mostly_head(tree, before.tag)):
            breaks = bool(piece.rows and before.rows) and piece.rows[0] is before.rows[-1]
            _join(tree, before.tag, tag, breaks=breaks)
            piece = _Piece(before.tag, piece.rows)
        last[id(box.element)] = piece


def _is_mostly_head(tree: TagTree, table: Tag) -> bool:
    kinds = [each["S"] for each in tree.all_in(table)]
    return kinds.count("/TH") > kinds.count("/TD")


def _tables(document: Any) -> Iterator[Any]:
    for page in document.pages:
        yield from (box for box in page._page_box.descendants() if getattr(box, "is_table_wrapper", False))


def _rows(wrapper: Any) -> Iterator[Any]:
    """Elements of the rows under the header."""
    for group in wrapper.get_wrapped_table().children:
        if not group.is_header:
            yield from (row.element for row in group.children)


def _join(tree: TagTree, table: Tag, piece: Tag, *, breaks: bool) -> None:
    """``breaks``: the first row of the piece goes on with the last one of the table."""
    (head, body), (repeated, more) = _groups(tree, table), _groups(tree, piece)
    rows = tree.kids(more)
    if head and repeated:
        _rename_headers(tree, rows, dict(zip(_names(tree, repeated), _names(tree, head), strict=True)))
        tree.silence(repeated)
    # A row that holds a table of its own may begin with other cells than it ends with: its parts stay two rows.
    if breaks and len(last := tree.kids(tree.kids(body)[-1])) == len(tree.kids(rows[0])):
        begun, *rows = rows
        for cell, rest in zip(last, tree.kids(begun), strict=True):
            tree.adopt(cell, tree.kids(rest))
            tree.drop(rest)
        tree.drop(begun)
    tree.adopt(body, rows)
    tree.drop(more)
    tree.remove(piece)


def _groups(tree: TagTree, table: Tag) -> tuple[Tag | None, Tag]:
    """Header and body; a header that finds no room on a page is missing there."""
    groups = {group["S"]: group for group in tree.kids(table)}
    return groups.get("/THead"), groups["/TBody"]


def _names(tree: TagTree, group: Tag) -> list[str]:
    return [cell["ID"].string for cell in tree.all_in(group) if "ID" in cell]


def _rename_headers(tree: TagTree, rows: list[Tag], names: dict[str, str]) -> None:
    for cell in (cell for row in rows for cell in tree.kids(row) if "Headers" in cell["A"]):
        for header in cell["A"]["Headers"]:
            header.string = names.get(header.string, header.string)
