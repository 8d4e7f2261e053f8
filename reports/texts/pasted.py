"""What word processors put on the clipboard, in the plain marks of a report's text.

Word writes a list as paragraphs that carry their bullets as words, Google Docs writes bold as a style and wraps all of
it in a «b» that is not bold, LibreOffice uses «font». The result is still to be cleaned: this reads, it does not guard.
"""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser

SIGNS = re.compile(r"\b(?:style|class)\s*=|<font", re.IGNORECASE)
"""Without any of these the text is no word processor's."""

_BOLD = re.compile(r"(?<!-)font-weight:\s*(?:bold|[6-9]00)")
_NOT_BOLD = re.compile(r"(?<!-)font-weight:\s*(?:normal|[1-4]00)")
_ITALIC = re.compile(r"(?<!-)font-style:\s*(?:italic|oblique)")
_NOT_ITALIC = re.compile(r"(?<!-)font-style:\s*normal")
_RAISED = re.compile(r"(?<!-)vertical-align:\s*super")
_LIST = re.compile(r"mso-list:\s*l\d+\s+level(\d)")
_MARKER = "mso-list:ignore"
_BULLET = re.compile(r"[\s\u00a0]*(?:[·•▪\uf0b7\uf0a7]|§(?!(?:\s|<\w+>)*\d))[\s\u00a0]+")
"""The square of Wingdings comes as «§»; before a number it is the sign itself: «§ 5 Устава»."""

_BULLET_FIRST = re.compile(rf"(?P<marks>(?:<\w+>)*){_BULLET.pattern}")
_NUMBERED = re.compile(r"[\s\u00a0]*(?:\d+|[a-zа-я]|[ivxlc]+)[.)]", re.IGNORECASE)
_OWN_NUMBER = re.compile(r"(?:\d+\.\d[\d.]*|(?!1[.)]?$)\d+[.)]?)$")
"""«2.3.», or a list that begins with «4)»: ours count from one, so the number is kept as words."""

SOFT_HYPHEN = "\u00ad"
"""A word that holds one is found by no search."""

_ASIDE = re.compile(r"mso-(?:element:\s*comment|comment-reference|hide:\s*all)|display:\s*none")
_ASIDE_CLASSES = {"msocomanchor", "msocommentreference", "msocommenttext", "msocomtxt"}
"""Remarks of reviewers are no text of the report."""

_GAPS = re.compile(
    r"(?:[ \t\r\n]*\u00a0){2,}[ \t\r\n]*|[ \t\r\n]+\u00a0[ \t\r\n]*|\u00a0[ \t\r\n]+|[ \t]{2,}"
)
_BREAKS = re.compile(r"(?<![ \t])[ \t]*[\r\n]+[ \t\r\n]*")
_EMPTY = re.compile(r"<(p|li)>(?:\s|<br>|</?(?:strong|em|sup)>)*</\1>")
BLOCKS = {
    *("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "center", "address", "caption"),
    *("article", "section", "header", "footer", "main", "aside", "nav", "hgroup", "figure", "figcaption"),
    *("dl", "dt", "dd", "details", "summary", "fieldset", "legend", "form"),
}
"""Each begins a paragraph of its own."""

_KEPT = {"ul", "ol", "li", "tr", "table", "tbody"}


def _is_aside(style: str, classes: str) -> bool:
    return bool(_ASIDE.search(style)) or not _ASIDE_CLASSES.isdisjoint(classes.lower().split())


def read_pasted(html: str) -> str:
    """Well-formed HTML with styles in, paragraphs, lists, bold, italic, raised signs and links out."""
    reading = _Pasted()
    reading.feed(html)
    reading.close()
    reading.end_block()
    reading.close_lists(0)
    return _EMPTY.sub("", "".join(reading.out))


class _Pasted(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self.line: list[str] = []
        self.ends: list[tuple[str, str]] = []
        self.lists: list[tuple[int, str]] = []
        self.level = self.cells = self.native = 0
        self.goes_on = False
        self.marker: list[str] | None = None
        self.in_marker = self.in_aside = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        style = given.get("style", "").lower()
        if tag == "br":
            self.line.append("<br>" if not self.in_aside else "")
        elif self.in_aside or _is_aside(style, given.get("class", "")):
            self.in_aside += 1
        elif self.in_marker or _MARKER in style.replace(" ", ""):
            self.in_marker += 1
            self.marker = self.marker or []
        elif tag in BLOCKS:
            self._start_block(style, given.get("class", ""))
        elif tag in _KEPT:
            self._start_kept(tag, given.get("start", ""))
        elif tag in ("td", "th"):
            self.cells += 1
            self.line.append(" ")
        else:
            self._start_run(tag, style, given)

    def handle_endtag(self, tag: str) -> None:
        if self.in_aside:
            self.in_aside -= 1
        elif self.in_marker:
            self.in_marker -= 1
        elif tag in BLOCKS:
            self._write_ends("block")
            self.line.append(" ") if self.cells else self.end_block()
        elif tag in _KEPT:
            self._end_kept(tag)
        elif tag in ("td", "th"):
            self.cells -= 1
        elif self.ends and self.ends[-1][0] == tag:
            self.line.append(self.ends.pop()[1])

    def handle_data(self, data: str) -> None:
        if self.in_marker:
            assert self.marker is not None
            self.marker.append(data)
        elif not self.in_aside:
            words = _GAPS.sub(" ", _BREAKS.sub(" ", data.replace(SOFT_HYPHEN, "")))
            self.line.append(escape(words, quote=False))

    def _start_block(self, style: str, classes: str) -> None:
        if self.cells:
            return
        self.end_block()
        found = _LIST.search(style)
        self.level = int(found[1]) if found else 0
        self.goes_on = not found and classes.startswith("MsoListParagraph")
        self._open("block", _BOLD.search(style) is not None, _ITALIC.search(style) is not None)

    def _start_kept(self, tag: str, start: str) -> None:
        self.end_block()
        if not self.native:
            self.close_lists(0)
        self.native += tag in ("ul", "ol")
        # Word on the web wraps each item in a list of its own, which begins where the last one ended.
        if self.out[-1:] == [f"</{tag}>"] and (tag == "ul" or (tag == "ol" and start not in ("", "1"))):
            self.out.pop()
            return
        self.out.append(f"<{'p' if tag == 'tr' else tag}>" if tag not in ("table", "tbody") else "")

    def _end_kept(self, tag: str) -> None:
        if tag == "tr":
            self.out.append(" ".join("".join(self.line).split()))
            self.line = []
        self.end_block()
        self.native -= tag in ("ul", "ol")
        self.out.append(f"</{'p' if tag == 'tr' else tag}>" if tag not in ("table", "tbody") else "")

    def _start_run(self, tag: str, style: str, given: dict[str, str]) -> None:
        if tag == "a" and given.get("href"):
            self.line.append(f'<a href="{escape(given["href"])}">')
            self.ends.append((tag, "</a>"))
            return
        if (
            given.get("class") == "sdfootnotesym"
        ):  # LibreOffice parts a footnote from its number by style alone.
            self.ends.append((tag, " "))
            return
        bold = (tag in ("b", "strong") and not _NOT_BOLD.search(style)) or bool(_BOLD.search(style))
        italic = (tag in ("i", "em") and not _NOT_ITALIC.search(style)) or bool(_ITALIC.search(style))
        self._open(tag, bold, italic, tag == "sup" or bool(_RAISED.search(style)))

    def _open(self, tag: str, bold: bool, italic: bool, raised: bool = False) -> None:
        self.line.append("<strong>" * bold + "<em>" * italic + "<sup>" * raised)
        self.ends.append((tag, "</sup>" * raised + "</em>" * italic + "</strong>" * bold))

    def _write_ends(self, tag: str) -> None:
        """Closes the runs up to this block's own, should their ends be missing."""
        while any(each == tag for each, _ in self.ends):
            ended, marks = self.ends.pop()
            self.line.append(marks)
            if ended == tag:
                return

    def end_block(self) -> None:
        """What was collected becomes a paragraph, or an item of the list that Word meant."""
        text, self.line = "".join(self.line).strip(), []
        marker, self.marker = "".join(self.marker or []).strip(), None
        bullet = _BULLET_FIRST.match(text)
        level, self.level = self.level or int(bool(bullet or marker)), 0
        goes_on, self.goes_on = self.goes_on, False
        if not text:
            return
        if bullet:
            text = bullet["marks"] + text[bullet.end() :]
        if self.native:
            self.out.append(text if self.out[-1:] == ["<li>"] else f"<p>{text}</p>")
        elif goes_on and self.lists and not (marker or bullet):
            self.out.append(f"<p>{text}</p>")
        elif (marker or bullet) and not self._keeps_number(level, marker):
            self._item(level, "ol" if _NUMBERED.match(marker) else "ul", text)
        else:
            self.close_lists(0)
            self.out.append(f"<p>{escape(marker, quote=False)} {text}</p>" if marker else f"<p>{text}</p>")

    def _keeps_number(self, level: int, marker: str) -> bool:
        """Whether a list of ours would number this item otherwise."""
        is_next = "ol" in {tag for each, tag in self.lists if each == level}
        found = _OWN_NUMBER.match(marker)
        return found is not None and (marker.count(".") > 1 or not is_next)

    def _item(self, level: int, tag: str, text: str) -> None:
        self.close_lists(level)
        if self.lists and self.lists[-1] == (level, tag):
            self.out.append("</li>")
        else:
            if self.lists and self.lists[-1][0] == level:
                self.close_lists(level - 1)
            self.lists.append((level, tag))
            self.out.append(f"<{tag}>")
        self.out.append(f"<li>{text}")

    def close_lists(self, level: int) -> None:
        """Those that stand deeper than this level."""
        while self.lists and self.lists[-1][0] > level:
            self.out.append(f"</li></{self.lists.pop()[1]}>")
