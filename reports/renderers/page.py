"""One self-contained HTML file: styles and fonts inside, nothing is loaded from anywhere."""

from __future__ import annotations

import base64
import re
from functools import cache
from html import escape

from reports.document import Document
from reports.renderers.assets import read_asset
from reports.renderers.base import Renderer
from reports.renderers.html import render_body

_FONT = re.compile(r'url\("?\.\./(fonts/[\w.-]+)"?\)')


def render(document: Document) -> bytes:
    return (
        f'<!doctype html>\n<html lang="ru">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(document.title)}</title>\n<style>\n{_style()}\n</style>\n</head>\n"
        f'<body class="standalone">\n<main>\n{render_body(document, internal_links=False)}\n</main>\n</body>\n</html>\n'
    ).encode()


@cache
def _style() -> str:
    sheets = (read_asset(f"css/{name}").decode() for name in ("fonts.css", "document.css"))
    return _FONT.sub(lambda match: f"url({_inline(match[1])})", "\n".join(sheets))


def _inline(font: str) -> str:
    return f"data:font/ttf;base64,{base64.b64encode(read_asset(font)).decode()}"


RENDERER = Renderer("html", "HTML", "text/html; charset=utf-8", render)
