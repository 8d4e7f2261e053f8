"""Justified lines of a PDF end at the margin, however many no-break spaces they hold."""

import re
import shutil
import subprocess

import pytest

from reports.document import Document, Paragraph, Sheet, Text
from reports.renderers import pdf

WORDS = "Город\u00a0— это люди, и\u00a0в\u00a0нём с\u00a0ними работают\u00a0— много лет\u00a0— организации. "
LINE = re.compile(r'<line [^>]*xMax="([0-9.]+)"')


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_justified_lines_end_at_the_margin() -> None:
    paragraph = Paragraph((Text(WORDS * 8),))
    content = pdf.render(Document("Отчёт", "Кемерово", "kemerovo", 2023, "form", (Sheet((paragraph,)),)))
    run = subprocess.run(
        ["pdftotext", "-bbox-layout", "-", "-"], input=content, capture_output=True, check=True
    )
    *ends, last = [float(end) for end in LINE.findall(run.stdout.decode())]
    margin = (210 - 10) / 25.4 * 72
    assert len(ends) > 4
    assert ends == pytest.approx([margin] * len(ends), abs=0.2)
    assert last < margin
