"""Only what a report's text may hold stays: paragraphs, lists, bold, italic, links."""

import re
from collections.abc import Mapping

import nh3

from reports.texts.pasted import SIGNS, read_pasted

TAGS = {"p", "ul", "ol", "li", "strong", "em", "a", "br"}
READ_AS = {
    "b": "strong",
    "i": "em",
    "div": "p",
    "tr": "p",
    **{f"h{level}": "p" for level in range(1, 7)},
}
"""What word processors and browsers write for the same things; a row of a table stays a line of its own."""

CELLS = {"td", "th"}
SILENT = {"script", "style", "title", "template", "noscript", "xml", "svg", "math", "select", "textarea"}
"""What stands in these is no text of the writer's."""

STYLED = {"span", "font", "a", "p", "div", "li", *READ_AS}
_FOREIGN = re.compile(rf"<(/?)({'|'.join((*READ_AS, *CELLS))})>")


def clean_html(html: str) -> str:
    """Scripts, styles and foreign marks go; their text stays, except that of scripts and styles."""
    tags = TAGS | READ_AS.keys() | CELLS | {"table", "tbody"}
    if SIGNS.search(html):
        html = read_pasted(_allow(html, tags | STYLED, {tag: {"style", "class"} for tag in STYLED}))
    # Foreign marks are renamed once they are bare, then mended anew: paragraphs may stand in paragraphs by then.
    return _allow(_FOREIGN.sub(_rename, _allow(html, tags)), TAGS)


def _allow(html: str, tags: set[str], attributes: Mapping[str, set[str]] | None = None) -> str:
    return nh3.clean(
        html,
        tags=tags,
        clean_content_tags=SILENT,
        attributes={**(attributes or {}), "a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    ).strip()


def _rename(mark: re.Match[str]) -> str:
    closing, tag = mark.groups()
    return " " if tag in CELLS else f"<{closing}{READ_AS[tag]}>"
