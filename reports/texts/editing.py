"""A text on its way into the editor and back: tokens are shown as what they print now, and come back as they were."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape, unescape
from html.parser import HTMLParser

from reports.blocks.base import Writing
from reports.document import Missing, Number
from reports.figures.base import find_declared
from reports.models import Block
from reports.passports.conditions import conditions_of
from reports.place import FigurePlace
from reports.renderers.wording import plain_text
from reports.scope import Scope
from reports.texts.tokens import WRITTEN, find_tokens, parse_token

# A tag is passed over whole, so that nothing is put into the address of a link.
_PIECES = re.compile(r"""(<(?:"[^"]*"|'[^']*'|[^"'>])*>)|\{\{(.*?)\}\}""", re.DOTALL)
_LINE_ENDS = re.compile(r"(</(?:p|li|ul|ol)>|<(?:ul|ol)>)(?=<)")
_BETWEEN = re.compile(r"\s*(</?(?:p|ul|ol|li)>)\s*")
_MARKED = re.compile(r"</?(?:p|ul|ol|li|div|br)\b", re.IGNORECASE)
CHIP = "data-token"
NO_WIDTH = "\u200b"
"""The editor puts it after a chip, where a caret needs a place to stand."""


@dataclass(frozen=True)
class Told:
    """A token as the writer sees it: what it prints, or why it prints nothing."""

    source: str
    words: str
    kind: str
    """«number», «words», «written» or «missing»."""

    title: str = ""

    @property
    def html(self) -> str:
        """Not editable: it is deleted whole, or changed by its menu."""
        return (
            f'<span class="chip {self.kind}" contenteditable="false" {CHIP}="{escape(self.source)}"'
            f' title="{escape(self.title)}">{escape(self.words)}</span>'
        )


def tell(source: str, block: Block, writing: Writing, titles: Mapping[str, str]) -> Told:
    """What a token prints in this block; ``titles`` names figures with their conditions by their calls."""
    source, known = source.strip(), len(writing.problems)
    content = writing.resolve(block, source)
    if any(isinstance(run, Missing) for run in content):
        return Told(source, "нет значения", "missing", writing.problems[known].message)
    kind = "number" if any(isinstance(run, Number) for run in content) else "words"
    if source.partition("|")[0].strip() == WRITTEN:
        return Told(source, plain_text(content), WRITTEN, "Из текста: за этим числом нет записей")
    title = titles.get(" ".join(source.partition("|")[0].split())) or _title_of(source, writing.scope)
    return Told(source, plain_text(content), kind, title)


def _title_of(source: str, scope: Scope) -> str:
    """The figure with its conditions."""
    token = parse_token(source)
    asked = conditions_of(FigurePlace(token.code, token.params), scope.facts)
    return "; ".join([find_declared(token.code).title, *(f"{label}: {value}" for label, value in asked)])


def for_editing(html: str, say: Callable[[str], Told]) -> str:
    """Cleaned HTML with a chip in place of each token."""
    return _replaced(_BETWEEN.sub(r"\1", html), lambda source: say(source).html)


def in_lines(html: str) -> str:
    """The same text with each paragraph on a line of its own, for a plain field."""
    return _LINE_ENDS.sub(r"\1\n", html)


def from_lines(html: str) -> str:
    """What a plain field holds: where no paragraph is marked, each line is one."""
    if _MARKED.search(html):
        return html
    return "".join(f"<p>{line.strip()}</p>" for line in html.splitlines() if line.strip())


def legend(html: str, say: Callable[[str], Told]) -> list[Told]:
    """Each token of a text once, as it stands in a plain field."""
    return [say(source) for source in dict.fromkeys(unescape(each).strip() for each in find_tokens(html))]


def from_editing(html: str) -> str:
    """What the editor holds, with tokens in place of chips; what has none is left as it is."""
    html = html.replace(NO_WIDTH, "")
    if CHIP not in html:
        return html
    reading = _Chips()
    reading.feed(html)
    reading.close()
    return "".join(reading.out)


def _replaced(html: str, say: Callable[[str], str]) -> str:
    return _PIECES.sub(lambda found: found[1] or say(unescape(found[2])), html)


class _Chips(HTMLParser):
    """Passes everything on but what stands inside chips."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.out: list[str] = []
        self.depth = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        source = dict(attributes).get(CHIP)
        if self.depth:
            self.depth += tag == "span"
        elif tag == "span" and source is not None:
            self.depth = 1
            self.out.append(escape(f"{{{{ {source.strip()} }}}}", quote=False))
        else:
            self.out.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if self.depth:
            self.depth -= tag == "span"
        else:
            self.out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self.depth:
            self.out.append(data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")
