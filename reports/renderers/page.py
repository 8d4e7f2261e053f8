"""One self-contained HTML file: styles and fonts inside, nothing is loaded from anywhere."""

from __future__ import annotations

import base64
import re
from functools import cache

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from reports.document import Document
from reports.outline import outline
from reports.renderers.assets import read_asset
from reports.renderers.base import Renderer
from reports.renderers.html import render_body

STYLES = ("fonts.css", "tokens.css", "document.css", "report.css", "standalone.css")
_FONT = re.compile(r'url\("?\.\./(fonts/[\w.-]+)"?\)')


def render(document: Document) -> bytes:
    context = {
        "title": document.title,
        "style": mark_safe(_style()),
        "entries": outline(document),
        "body": mark_safe(render_body(document, internal_links=False)),
    }
    return render_to_string("reports/standalone.html", context).encode()


@cache
def _style() -> str:
    sheets = (read_asset(f"css/{name}").decode() for name in STYLES)
    return _FONT.sub(lambda match: f"url({_inline(match[1])})", "\n".join(sheets))


def _inline(font: str) -> str:
    return f"data:font/woff2;base64,{base64.b64encode(read_asset(font)).decode()}"


RENDERER = Renderer("html", "HTML", "text/html; charset=utf-8", render)
