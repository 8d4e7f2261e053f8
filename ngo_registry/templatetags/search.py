"""What was searched for, marked in what was found."""

import re
from decimal import Decimal

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from portal.lib.numbers import NBSP, format_number

register = template.Library()
MILLION = 1_000_000


@register.filter
def roubles(amount: Decimal) -> str:
    """«1 397,2 тыс. ₽», «21,9 млн ₽»: a sum to be seen at a glance."""
    scale, word = (MILLION, "млн") if amount >= MILLION else (1000, "тыс.")
    return NBSP.join((format_number(amount / scale, 1), word, "₽"))


@register.filter
def marked(text: str, words: str) -> SafeString:
    """The words in ``<mark>``; ё and е are one letter here as in the search itself."""
    sought = sorted(_plain(words).split(), key=len, reverse=True)
    plain = _plain(text)
    # Lowering some foreign letters changes the length, and places would no longer be those of the text.
    if not sought or len(plain) != len(text):
        return format_html("{}", text)
    pieces, end = [], 0
    for match in re.finditer("|".join(map(re.escape, sought)), plain):
        pieces += [
            ("", text[end : match.start()], ""),
            ("<mark>", text[match.start() : match.end()], "</mark>"),
        ]
        end = match.end()
    return _joined([*pieces, ("", text[end:], "")])


def _joined(pieces: list[tuple[str, str, str]]) -> SafeString:
    marks = {"": SafeString(""), "<mark>": SafeString("<mark>"), "</mark>": SafeString("</mark>")}
    return format_html_join(
        "", "{}{}{}", ((marks[before], text, marks[after]) for before, text, after in pieces)
    )


def _plain(text: str) -> str:
    return text.lower().replace("ё", "е")
