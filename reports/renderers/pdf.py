"""The document as a tagged PDF (PDF/UA-1): the HTML renderer with the print style sheet, through WeasyPrint.

Only what is handed over is read: the portal's styles and fonts. The same document gives the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING, Any

from portal.lib.garbage import garbage_left_alone
from reports.document import Document
from reports.renderers.assets import read_asset
from reports.renderers.base import Renderer, RenderingUnavailable, Tell
from reports.renderers.html import render_body
from reports.renderers.progress import heard
from reports.renderers.tagging import tidy_tags

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher

HOME = "https://static.invalid/"
PICTURE = re.compile(r"data:(?P<kind>image/(?:png|jpeg|gif|webp));base64,(?P<data>[A-Za-z0-9+/=]+)")
STYLES = ("css/document.css", "css/print.css")
FONTS = tuple(f"fonts/PTSerif-{weight}.ttf" for weight in ("Regular", "Bold", "Italic"))


def render(document: Document) -> bytes:
    return render_with_progress(document, lambda step: None)


def render_with_progress(document: Document, tell: Tell) -> bytes:
    """``tell`` hears each step of the renderer. Raises RenderingUnavailable when Pango or a font is missing."""
    html = page(document)
    return write_pdf(html, tell, "pdf/ua-1", identifier(html.encode()), tidy_tags)


def identifier(*contents: bytes) -> bytes:
    """Names a file by what it is made of, so that the same document gives the same bytes."""
    return hashlib.sha256(b"\0".join(contents)).digest()[:16]


def write_pdf(
    html: str,
    tell: Tell,
    variant: str,
    identifier: bytes,
    finisher: Callable[[Any, Any], None],
    **options: Any,
) -> bytes:
    """The page as a PDF of this variant. Raises RenderingUnavailable."""
    weasyprint = load_weasyprint()
    # Without any font the renderer would crash, without a style it would go on unstyled.
    for name in (*STYLES, *FONTS):
        read_asset(name)
    with heard(tell), garbage_left_alone():
        source = weasyprint.HTML(string=html, base_url=f"{HOME}css/", url_fetcher=own_files_only())
        return source.write_pdf(
            finisher=finisher,
            pdf_variant=variant,
            pdf_identifier=identifier,
            custom_metadata=False,
            **options,
        )


def page(document: Document) -> str:
    links = "".join(f'<link rel="stylesheet" href="{HOME}{style}">\n' for style in STYLES)
    return (
        f'<!doctype html>\n<html lang="ru">\n<head>\n<meta charset="utf-8">\n<title>{escape(document.title)}</title>\n'
        f'<meta name="author" content="{escape(document.city)}">\n{links}</head>\n<body class="print">\n'
        f"{render_body(document, internal_links=False, captions_above=True)}\n</body>\n</html>\n"
    )


def load_weasyprint() -> Any:
    """Raises RenderingUnavailable with what to install."""
    try:
        import weasyprint
    except OSError as error:
        raise RenderingUnavailable(
            "Для PDF нужна библиотека Pango. Установите её: "
            "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
        ) from error
    return weasyprint


def own_files_only() -> URLFetcher:
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class OwnFilesOnly(URLFetcher):
        """Nothing from the network or the disk but the portal's static styles and fonts; pictures bring themselves."""

        def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
            if picture := PICTURE.fullmatch(url):
                body = base64.b64decode(picture["data"])
                return URLFetcherResponse(url, body=body, headers={"Content-Type": picture["kind"]})
            name = url.removeprefix(HOME)
            if name == url or name not in (*STYLES, *FONTS):
                raise FatalURLFetchingError(f"the report asked for {url}")
            kind = "text/css" if name.endswith(".css") else "font/ttf"
            return URLFetcherResponse(url, body=read_asset(name), headers={"Content-Type": kind})

    return OwnFilesOnly()


RENDERER = Renderer("pdf", "PDF", "application/pdf", render, render_telling=render_with_progress)
