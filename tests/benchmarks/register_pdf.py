"""The register of 1,000 recipients as a PDF, against WeasyPrint given the table as anybody would write it first.

Theirs has no tags, ours has; both have the same rows, titles, paper and fonts, and are read anew each time.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from typing import Any

from grants.register.columns import COLUMNS
from grants.register.pdf import render_register
from portal.assets import read_asset
from tests.benchmarks.ratio import Ratio, compared
from tests.grants.register.rows import city, register_rows, title_lines

ROWS = 1_000
LIMIT = 1 / 5
HOME = "https://static.invalid/"
STYLE = f"""
@font-face {{ font-family: "PT Serif"; src: url({HOME}fonts/PTSerif-Regular.ttf) }}
@font-face {{ font-family: "PT Serif"; font-weight: bold; src: url({HOME}fonts/PTSerif-Bold.ttf) }}
@page {{ size: A4 landscape; margin: 20mm 10mm 20mm 20mm; @top-center {{ content: counter(page) }} }}
html {{ font: 8pt "PT Serif" }}
h1, p {{ text-align: center }}
table {{ border-collapse: collapse; width: 100% }}
th, td {{ border: 0.5pt solid #59635c; padding: 3pt; text-align: left; vertical-align: top }}
"""


def register_pdf_ratios() -> Iterator[Ratio]:
    """Ours stands before and after theirs, so that a busy moment of the machine falls on both."""
    for work in _works(register_rows(20)):
        work()  # loads the libraries
    ours, theirs = _works(register_rows(ROWS))
    before, plain, after = map(_seconds, (ours, theirs, ours))
    yield compared(
        "register of 1,000 recipients as PDF, of plain WeasyPrint", (before + after) / 2, plain, LIMIT
    )


def _works(rows: Sequence[tuple[str, ...]]) -> tuple[Callable[[], object], Callable[[], object]]:
    page = _page(title_lines(), rows)
    return lambda: render_register(city(), title_lines(), rows), lambda: _printed(page)


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _page(titles: Sequence[str], rows: Sequence[tuple[str, ...]]) -> str:
    title, *others = map(escape, titles)
    above = f"<h1>{title}</h1>" + "".join(f"<p>{line}</p>" for line in others)
    head = _row("th", [column.title for column in COLUMNS]) + _row("th", map(str, range(1, len(COLUMNS) + 1)))
    body = "".join(_row("td", row) for row in rows)
    return (
        f'<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{STYLE}</style></head><body>{above}"
        f"<table><thead>{head}</thead><tbody>{body}</tbody></table></body></html>"
    )


def _row(kind: str, cells: Iterable[str]) -> str:
    return "<tr>" + "".join(f"<{kind}>{escape(cell)}</{kind}>" for cell in cells) + "</tr>\n"


def _printed(page: str) -> bytes:
    import weasyprint

    return weasyprint.HTML(string=page, url_fetcher=_own_fonts()).write_pdf()


def _own_fonts() -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnFonts(URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
            return URLFetcherResponse(url, body=read_asset(url.removeprefix(HOME)))

    return OwnFonts()
