"""A line of text, links and numbers as runs."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, urlsplit, urlunsplit

from reports.document import Inline, LineBreak, Link, Missing, Number, Text
from reports.renderers.word.marks import bold, italic, run, val, words
from reports.renderers.word.package import Supplies
from reports.renderers.word.styles import MISSING_INK, MISSING_SHADE
from reports.renderers.wording import number_text
from reports.renderers.xml_text import allowed

LONGEST_ADDRESS = 2000  # Word keeps no longer one
_SCHEMES = ("http", "https", "mailto")
_KEPT = "/?#[]@!$&'()*+,;=:~%"


def line(content: Iterable[Inline], supplies: Supplies) -> str:
    return "".join(_run(each, supplies) for each in content)


def _run(each: Inline, supplies: Supplies) -> str:
    match each:
        case Text(text):
            return words(text, **_marks(each))
        case Link(text, href):
            return _link(words(text, **_marks(each)), href, supplies)
        case Number():
            return words(number_text(each), **_marks(each))
        case LineBreak():
            return run("<w:br/>")
        case Missing():
            return words(
                each.words,
                color=val(MISSING_INK),
                shd=f'w:val="clear" w:color="auto" w:fill="{MISSING_SHADE}"',
            )


def _marks(each: Text | Link | Number) -> dict[str, str]:
    return (bold() if each.bold else {}) | (italic() if each.italic else {})


def _link(shown: str, href: str, supplies: Supplies) -> str:
    """Addresses inside the portal are plain words, as in print."""
    target = address(href)
    return f'<w:hyperlink r:id="{supplies.link(target)}">{shown}</w:hyperlink>' if target and shown else shown


def address(href: str) -> str | None:
    """As Word reads it, or None: with an address that is none it takes the whole file for damaged."""
    try:
        parts = urlsplit(allowed(href).strip())
        host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
        _ = parts.port  # ValueError where it is no number
    except ValueError:
        return None
    if parts.scheme not in _SCHEMES or (parts.scheme != "mailto" and not parts.hostname):
        return None
    if set(host) & set(' <>"{}|\\^`'):
        return None
    rest = (quote(part, safe=_KEPT) for part in (parts.path, parts.query, parts.fragment))
    whole = urlunsplit((parts.scheme, host, *rest))
    return whole if len(whole) <= LONGEST_ADDRESS else None
