"""The report flow on Kemerovo's report: records, document, page, PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from grants.models import Support
from reports.builder import build
from reports.checks.run import run_checks
from reports.document import Document
from reports.files import file_of
from reports.models import Block, RenderedFile, Report
from reports.preview import preview_block
from reports.renderers import pdf
from reports.renderers.html import render_nodes
from reports.renderers.registry import find_renderer
from tests.benchmarks.ratio import Ratio, compared, median_seconds, paired_seconds
from tests.benchmarks.scale import Works


def ratios() -> Iterator[Ratio]:
    _gather_statistics()
    report = report_of_demo()
    document = build(report).document
    rendered, plain = paired_seconds(lambda: pdf.render(document), lambda: _plain_pdf(document), 7)
    whole = median_seconds(lambda: _first_file(report), 5)
    yield compared(
        "records → document, of records → PDF", median_seconds(lambda: build(report), 25), whole, 1 / 30
    )
    yield compared("the whole HTML page, of records → PDF", median_seconds(_page, 15), whole, 1 / 15)
    yield compared("PDF, of plain WeasyPrint on the same HTML", rendered, plain, 1.1)
    again = median_seconds(lambda: file_of(report, "pdf"), 15)
    yield compared("an unchanged report's second PDF, of its first", again, whole, 1 / 50)
    html = median_seconds(_page, 15)
    yield compared(
        "preview of one block, of the whole HTML page", median_seconds(_preview(report), 25), html, 1 / 8
    )
    built = build(report)
    checks = median_seconds(lambda: run_checks(built), 15)
    yield compared(
        "all checks, of building the document", checks, median_seconds(lambda: build(report), 25), 2
    )
    yield compared(
        "DOCX, of the PDF", median_seconds(lambda: _rendered("docx", document), 5), rendered, 1 / 3
    )
    yield compared(
        "XLSX, of the PDF", median_seconds(lambda: _rendered("xlsx", document), 5), rendered, 1 / 5
    )
    yield _queries(report)


def works_on(report: Report) -> Works:
    """What must not grow when other cities come."""
    built = build(report)
    return {
        "records → document": (lambda: build(report), 25),
        "the whole HTML page": (_page, 15),
        "preview of one block": (_preview(report), 25),
        "all checks": (lambda: run_checks(built), 15),
        "records → DOCX": (lambda: _rendered("docx", build(report).document), 5),
        "records → XLSX": (lambda: _rendered("xlsx", build(report).document), 5),
    }


def report_of_demo() -> Report:
    return Report.objects.select_related("municipality", "plan").get(municipality__slug="kemerovo", year=2023)


def _gather_statistics() -> None:
    """A database at work has them; one just loaded does not, and plans its queries blindly."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _first_file(report: Report) -> bytes:
    RenderedFile.objects.all().delete()
    return file_of(report, "pdf")


def _page() -> None:
    response = Client().get("/kemerovo/reports/2023/kemerovo_plan/")
    assert response.status_code == 200


def _plain_pdf(document: Document) -> bytes:
    """What anyone would write: the same HTML, styles and fonts, no variant, no tags."""
    import weasyprint

    source = weasyprint.HTML(
        string=pdf.page(document), base_url=f"{pdf.HOME}css/", url_fetcher=pdf.own_files_only()
    )
    return source.write_pdf()


def _preview(report: Report) -> Callable[[], object]:
    """The largest table of the report, as the builder shows it after a change of its settings."""
    blocks = Block.objects.select_related("section__report__municipality", "section__report__plan")
    block = blocks.get(section__report=report, type="table", settings__table="contests")
    return lambda: render_nodes(preview_block(block).nodes, None)


def _rendered(code: str, document: Document) -> bytes:
    return find_renderer(code).render(document)


def _queries(report: Report) -> Ratio:
    """Queries of a build with ten times the records, against those of the demo."""
    before = _query_count(report)
    rows = list(Support.objects.filter(municipality=report.municipality, organization__isnull=False))
    for copy in range(9):
        for row in rows:
            row.pk, row.code = None, f"{row.code}-{copy}"[-80:]
        Support.objects.bulk_create(rows)
    after = _query_count(report)
    return Ratio(
        "queries of a build with ten times the support", after / before, 1, f"{after} against {before}"
    )


def _query_count(report: Report) -> int:
    with CaptureQueriesContext(connection) as queries:
        build(report)
    return len(queries)
