"""The workbook that says of each number where it comes from."""

from __future__ import annotations

import io
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest

from reports.passports.passport import passport_of
from reports.renderers import xlsx, xlsx_sources
from tests.reports.records import built_with, make_programme, make_support, table_block

pytestmark = pytest.mark.django_db


def test_each_number_of_a_table_has_an_address_that_opens_its_records() -> None:
    make_support("grant", amount="21984,5 тыс", recipients="27", programme=make_programme("sport"))
    built = built_with(table_block("financing_by_programme"))
    book = openpyxl.load_workbook(io.BytesIO(xlsx_sources.render(built.document)))
    plain = openpyxl.load_workbook(io.BytesIO(xlsx.render(built.document)))
    (added,) = [name for name in book.sheetnames if name not in plain.sheetnames]
    links = [cell.value for row in book[added].iter_rows() for cell in row if str(cell.value).startswith("/")]
    assert links
    for link in links:
        (place,) = parse_qs(urlsplit(link).query)["place"]
        assert passport_of(built, place).printed.is_known
