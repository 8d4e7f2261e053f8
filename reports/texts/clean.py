"""Only what a report's text may hold stays: paragraphs, lists, bold, italic, links."""

import re
from collections.abc import Mapping

import nh3

from reports.texts.pasted import BLOCKS, SIGNS, read_pasted

TAGS = {"p", "ul", "ol", "li", "strong", "em", "a", "br"}
READ_AS = {
    "b": "strong",
    "i": "em",
    "div": "p",
    "tr": "p",
    **dict.fromkeys(BLOCKS, "p"),
}
"""What word processors and browsers write for the same things; a row of a table stays a line of its own."""

CELLS = {"td", "th"}
SILENT = {
    *("script", "style", "title", "template", "noscript", "xml", "svg", "math", "select", "textarea"),
    "del",
}
"""What stands in these is no text of the writer's; what Word's review has struck out is no longer."""

STYLED = {"span", "font", "sup", "a", "p", "li", *READ_AS}
_RAISED = re.compile(
    r"<sup>((?:\s|&nbsp;|<(?:b|strong|i|em)>)*)([123])((?:\s|&nbsp;|</(?:b|strong|i|em)>)*)</sup>"
)
"""«м²» is no «м2». Further signs are not in every typeface."""

_FOREIGN = re.compile(rf"<(/?)({'|'.join((*READ_AS, *CELLS))})>")


def clean_html(html: str) -> str:
    """Scripts, styles and foreign marks go; their text stays, except that of scripts and styles."""
    tags = TAGS | READ_AS.keys() | CELLS | {"table", "tbody", "sup"}
    if SIGNS.search(html):
        marks = {tag: {"style", "class"} for tag in STYLED}
        html = read_pasted(_allow(html, tags | STYLED, {**marks, "ol": {"start"}}))
    # Foreign marks are renamed once they are bare, then mended anew: paragraphs may stand in paragraphs by then.
    bare = _RAISED.sub(_raise, _allow(html, tags))
    return _allow(_FOREIGN.sub(_rename, bare), TAGS).replace("<p></p>", "")


def _allow(html: str, tags: set[str], attributes: Mapping[str, set[str]] | None = None) -> str:
    return nh3.clean(
        html,
        tags=tags,
        clean_content_tags=SILENT,
        # Of itself nh3 lets every mark keep its «lang» and «title».
        attributes={**(attributes or {}), "*": set(), "a": {"href", *(attributes or {}).get("a", ())}},
        attribute_filter=_leads_somewhere,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    ).strip()


def _leads_somewhere(tag: str, attribute: str, value: str) -> str | None:
    """Footnotes and comments of Word lead to places of its own page, which the report has not."""
    return None if attribute == "href" and value.startswith("#") else value


def _raise(sign: re.Match[str]) -> str:
    before, digit, after = sign.groups()
    return before + "¹²³"[int(digit) - 1] + after


def _rename(mark: re.Match[str]) -> str:
    closing, tag = mark.groups()
    if tag in CELLS:
        return " " if closing else ""
    return f"<{closing}{READ_AS[tag]}>"
