"""The catalogue of reports: every edition with its files and digests, found by city, year and form."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from reports.actions.withdraw import withdraw
from reports.editions.queries import file_of_edition
from reports.models import Report
from tests.pages.reading import assert_same_cost, links_of, words_of
from tests.people import make_city, make_people, visitor
from tests.reports.editions.made import make_edition

pytestmark = pytest.mark.django_db
CATALOGUE = "/reports/"


@pytest.fixture(autouse=True)
def storage(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def published(city: str, name: str, year: int = 2023) -> Report:
    report = Report.objects.create(municipality=make_city(city, name), year=year, form="free", title="Отчёт")
    make_edition(report)
    return report


def test_each_edition_stands_with_its_files_and_digests() -> None:
    report = published("kemerovo", "Кемерово")
    edition = make_edition(report, reason="Уточнена сумма")
    pdf = file_of_edition(edition, "pdf")
    assert pdf is not None
    for address in (CATALOGUE, "/kemerovo/reports/"):
        page = visitor().get(address)
        assert pdf.sha256 in words_of(page)
        assert "Уточнена сумма" in words_of(page)
        assert "1 другая редакция" in words_of(page).replace("\u00a0", " ")
        links = links_of(page, "/kemerovo/reports/2023/").values()
        assert {"/kemerovo/reports/2023/free.pdf", "/kemerovo/reports/2023/free/editions/1/free.pdf"} <= set(
            links
        )


def test_it_is_found_by_city_year_and_form() -> None:
    published("kemerovo", "Кемерово"), published("kogalym", "Когалым"), published("kogalym", "Когалым", 2020)

    def found(query: str) -> list[str]:
        return [
            report.report.get_absolute_url() for report in visitor().get(CATALOGUE + query).context["reports"]
        ]

    assert len(found("")) == 3
    assert found("?city=kogalym&year=2020") == ["/kogalym/reports/2020/free/"]
    assert found("?city=kemerovo&form=free") == ["/kemerovo/reports/2023/free/"]
    assert found("?year=1999") == found("?city=nowhere") == found("?year=%00") == []
    assert "Таких отчётов нет" in words_of(visitor().get(CATALOGUE, {"year": "1999"}))


def test_what_was_withdrawn_says_so_and_what_is_not_shown_is_not_there() -> None:
    report = published("kemerovo", "Кемерово")
    Report.objects.create(municipality=report.municipality, year=2024, form="free", title="Втайне")
    withdraw(report.editions.get(), reason="В тексте были личные данные", by=make_people().coordinator)
    words = words_of(visitor().get(CATALOGUE))
    assert "отозвана" in words
    assert "В тексте были личные данные" in words
    assert "2024" not in words


def test_cost_does_not_grow_with_reports() -> None:
    published("kemerovo", "Кемерово")

    def more() -> None:
        published("kogalym", "Когалым"), published("kogalym", "Когалым", 2022)

    assert_same_cost(CATALOGUE, more)
