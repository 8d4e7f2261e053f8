"""The report flow on Kemerovo's report: records, document, page, PDF."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from grants.models import Support
from reports.builder import build
from reports.document import Document
from reports.files import file_of
from reports.models import RenderedFile, Report
from reports.renderers import pdf
from tests.benchmarks.ratio import Ratio, compared, median_seconds, paired_seconds


def ratios() -> Iterator[Ratio]:
    _gather_statistics()
    report = Report.objects.select_related("municipality", "plan").get(
        municipality__slug="kemerovo", year=2023
    )
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
    yield _queries(report)


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
