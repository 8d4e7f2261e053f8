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
    report = Report.objects.select_related("municipality", "plan").get(
        municipality__slug="kemerovo", year=2023
    )
    document = build(report).document
    pdf_time, plain_time = paired_seconds(lambda: pdf.render(document), lambda: _plain_pdf(document), 5)
    yield compared(
        "records → document, of the PDF", median_seconds(lambda: build(report), 15), pdf_time, 1 / 30
    )
    yield compared("the whole HTML page, of the PDF", median_seconds(_page, 9), pdf_time, 1 / 15)
    yield compared("PDF, of plain WeasyPrint on the same HTML", pdf_time, plain_time, 1.1)
    yield _second_file(report)
    yield _queries(report)


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


def _second_file(report: Report) -> Ratio:
    def first() -> bytes:
        RenderedFile.objects.all().delete()
        return file_of(report, "pdf")

    first_time = median_seconds(first, 3)
    second_time = median_seconds(lambda: file_of(report, "pdf"), 15)
    return compared("an unchanged report's second PDF, of its first", second_time, first_time, 1 / 50)


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
