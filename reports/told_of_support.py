"""Totals of a year that a report declares otherwise than the records say: the public sums tell of both."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import reverse

from grants.models.dimensions import SupportKind
from grants.sums.kept import cells_of_city
from grants.sums.told import Subject, ToldElsewhere
from portal.lib.quantities import Agreement, Quantity, compare, total
from portal.models import Municipality
from reports.document import RowKind
from reports.figures.support import select
from reports.large_years import large_year
from reports.models import Report
from reports.overview import MONEY, load_overview
from reports.queries import declared_values_of
from reports.renderers.wording import plain_text
from reports.scope import Scope
from reports.tables.base import ResolvedRow
from reports.templatetags.report_words import form_title
from reports.views.visible import published_reports

CONTESTS = "contests"


def told_of_support(city: Municipality, year: int) -> Iterator[ToldElsewhere]:
    """Rows of the year's tables of money whose printed amount is not the one that their records give."""
    report = published_reports().filter(municipality=city, year=year).first()
    if report is None or not _is_declared(city, year):
        return
    is_read = large_year(city, year, cells_of_city(city)) is None
    scope = Scope(load_overview(city, year, with_support=is_read))
    money = _money_rows(scope) if is_read else ()
    for subject, row, name, summed in (*money, *_contest_rows(scope)):
        cell = row.cells["amount"]
        if cell.printed is not None and compare(cell.printed, summed) not in (None, Agreement.AGREES):
            url = _address(report, cell.place)
            yield ToldElsewhere(subject, name, cell.printed, summed, form_title(report), url)


def _is_declared(city: Municipality, year: int) -> bool:
    """Without a declared value both are sums of the same records, and nothing need be read."""
    tables = tuple(f"table:{code}/" for code in (MONEY, CONTESTS))
    return any(value.place.startswith(tables) for value in declared_values_of(city, (year,)))


def _money_rows(scope: Scope) -> Iterator[tuple[Subject, ResolvedRow, str, Quantity]]:
    programmes = {programme.code for programme in scope.facts.city.programmes}
    for row in scope.table(MONEY, {}).rows:
        if row.kind is RowKind.TOTAL:
            yield Subject.SUPPORT, row, "Деньги из бюджета города, всего", _amount(scope, "")
        elif row.key in programmes:
            name = plain_text(row.cells["programme"].words)
            yield Subject.SUPPORT, row, f"Программа {name}", _amount(scope, row.key)


def _amount(scope: Scope, programme: str) -> Quantity:
    rows = select(scope, kind=str(SupportKind.FINANCIAL), programme=programme)
    return total((row.amount for row in rows), "rub")


def _contest_rows(scope: Scope) -> Iterator[tuple[Subject, ResolvedRow, str, Quantity]]:
    rows = scope.table(CONTESTS, {}).rows
    held = [row for row in rows if row.kind is RowKind.DATA]
    amounts = {row.key: row.cells["amount"].computed or Quantity.unknown("rub") for row in held}
    for row in held:
        yield Subject.CONTESTS, row, plain_text(row.cells["name"].words), amounts[row.key]
    for row in rows:
        if row.kind is RowKind.TOTAL:
            yield Subject.CONTESTS, row, "Конкурсы, всего", total(amounts.values(), "rub")


def _address(report: Report, place: str) -> str:
    page = reverse("number", args=[report.municipality.slug, report.year, report.form])
    return f"{page}?{urlencode({'now': 1, 'place': place})}"
