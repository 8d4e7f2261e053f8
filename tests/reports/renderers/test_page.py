"""The file of a report as one HTML: it opens anywhere, and nothing is loaded from anywhere."""

import re

from reports.renderers.page import render
from tests.reports.renderers.samples import document, of, paragraph


def test_everything_is_inside_the_file() -> None:
    html = render(document()).decode()
    assert set(re.findall(r"url\(([\"']?[a-z]*:?)", html)) == {"data:"}
    assert not re.search(r"<(?:link|script|img|iframe)\b", html)
    assert "@import" not in html
    assert html.count("data:font/woff2;base64,") == 6


def test_links_into_the_portal_are_words_and_those_to_the_world_stay() -> None:
    html = render(document()).decode()
    assert 'href="/' not in html
    assert 'href="https://kemerovo.ru/?a=1&amp;b=2"' in html


def test_the_title_is_escaped() -> None:
    html = render(document()).decode()
    assert "<title>Отчёт &lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; «имя»</title>" in html
    assert html.startswith('<!doctype html>\n<html lang="ru">')


def test_the_outline_beside_the_sheet_leads_to_places_that_there_are() -> None:
    html = render(document()).decode()
    anchors = re.findall(r'href="#([^"]+)"', html)
    assert anchors
    assert [anchor for anchor in anchors if f'id="{anchor}"' not in html] == []


def test_a_report_without_headings_has_no_outline() -> None:
    assert "<nav" not in render(of(paragraph("Одна строка."))).decode()
