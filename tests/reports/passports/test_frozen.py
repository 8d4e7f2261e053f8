"""The passports that an edition keeps: what was behind each number, and nothing that is not public."""

import gzip
import json
import time
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

import pghistory
import pytest
from django.core.files.base import ContentFile
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from reports.builder import build
from reports.built import Built
from reports.document import Number
from reports.models import Edition, EditionFile, Report
from reports.passports import Passports
from reports.passports.conditions import conditions_of
from reports.passports.frozen import UnreadablePassports, freeze, thaw
from reports.place import FigurePlace, parse_place
from reports.walking import inlines
from tests.pages.reading import links_of, words_of
from tests.people import make_people, signed_in, visitor
from tests.reports.records import (
    add_section,
    declare,
    make_organization,
    make_programme,
    make_report,
    make_support,
    table_block,
)

pytestmark = pytest.mark.django_db
TEXT = "<p>Дали {{ support.amount kind=financial }}</p>"
AMOUNT = "figure:support.amount?kind=financial"
PUBLIC = "/kemerovo/reports/2023/free/number/"


def places_of(built: Built) -> list[str]:
    numbers = [run for run in inlines(built.document.nodes) if isinstance(run, Number) and run.provenance]
    return [run.provenance.place for run in numbers if run.provenance and run.quantity.is_known]


def test_every_number_of_the_demonstration_comes_back_as_it_was(demo_reports: Mapping[str, Built]) -> None:
    for name, built in demo_reports.items():
        content, known = freeze(built), Passports(built)
        for place in dict.fromkeys(places_of(built)):
            thawed, live = thaw(content, place), known.find(place)
            assert (thawed.title, thawed.printed, thawed.computed, thawed.conditions) == (
                *(live.title, live.printed, live.computed, live.conditions),
            ), (name, place)
            assert (thawed.formula, thawed.terms, thawed.declared) == (
                live.formula,
                live.terms,
                live.declared,
            )
            assert [(line.title, line.detail, line.value, line.repeats) for line in thawed.lines] == [
                (line.title, line.detail, line.value, line.repeats) for line in live.lines
            ]


def test_freezing_the_longest_report_is_quick_and_small(demo_reports: Mapping[str, Built]) -> None:
    built = demo_reports["kemerovo/2023/kemerovo_plan"]
    freeze(built)
    started = time.process_time()
    content = freeze(built)
    assert time.process_time() - started < 2
    assert len(content) < 200_000
    assert freeze(built) == content


def test_it_asks_the_database_once_for_each_kind_of_record() -> None:
    from django.db import connection

    report = make_report()
    add_section(report, "only", TEXT, table_block("financing_by_programme"))

    def cost() -> int:
        built = build(report)
        with CaptureQueriesContext(connection) as queries:
            freeze(built)
        return len(queries)

    make_support("one", amount="1,0 тыс", programme=make_programme("sport"))
    before = cost()
    for code in ("two", "three"):
        fund = make_organization(code)
        make_support(code, amount="1,0 тыс", organization=fund, programme=make_programme(code))
    assert cost() == before


def test_no_official_is_named_in_it() -> None:
    people = make_people()
    people.specialist.last_name = "Петрова"
    people.specialist.save()
    report = make_report()
    section = add_section(report, "only", TEXT)
    with pghistory.context(user=people.specialist.pk):
        make_support("grant", amount="350,0 тыс", department=people.specialist.department)
        section.state = "accepted"
        section.save()
    content = freeze(build(report))
    text = gzip.decompress(content).decode()
    assert "Петрова" not in text
    assert "specialist" not in text
    accepted = thaw(content, AMOUNT).accepted
    assert accepted is not None
    assert (accepted.section, accepted.on, accepted.by) == ("only", timezone.localdate(), "")
    (line,) = thaw(content, AMOUNT).lines
    assert (line.department, line.changed_on) == ("Управление culture", timezone.localdate())


def test_a_line_of_many_numbers_stands_once() -> None:
    report = make_report()
    add_section(report, "only", TEXT, "<p>{{ support.amount kind=financial money_form=subsidy }}</p>")
    make_support("grant", amount="350,0 тыс", money_form="subsidy")
    assert len(json.loads(gzip.decompress(freeze(build(report))))["lines"]) == 1


def test_a_comparison_tells_the_conditions_of_what_it_compares() -> None:
    place = parse_place("figure:change.percent?of=councils.count&kind=council")
    assert isinstance(place, FigurePlace)
    told = dict(conditions_of(place, build(make_report()).scope.facts))
    assert told == {"что сравнивается": "Число общественных советов", "вид совета": "общественный совет"}


def test_a_cell_of_another_year_is_that_year_s() -> None:
    report = make_report()
    cell = "table=financing_by_programme row=total column=amount"
    add_section(report, "only", f"<p>{{{{ table.cell {cell} year=2022 }}}} и {{{{ table.cell {cell} }}}}</p>")
    make_support("last", year=2022, amount="200,0 тыс")
    make_support("this", year=2023, amount="350,0 тыс")
    built = build(report)
    content = freeze(built)
    printed = [thaw(content, place).printed.number for place in places_of(built)]
    assert printed == [200_000, 350_000]


@pytest.mark.parametrize(
    "content",
    [b"", b"x", gzip.compress(b"[]", mtime=0), gzip.compress(b'{"version": 9}', mtime=0)],
    ids=["nothing", "not packed", "a list", "another version"],
)
def test_another_file_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadablePassports):
        thaw(content, AMOUNT)


@pytest.fixture
def published(settings: Settings, tmp_path: Path) -> Report:
    """Two editions; between them the amount was corrected, after them it was changed again."""
    settings.MEDIA_ROOT = tmp_path / "media"
    report = make_report()
    add_section(report, "only", TEXT)
    support = make_support("grant", amount="350,0 тыс")
    declare(AMOUNT, "350,0 тыс", "rub", source="записка отдела")
    for number, amount in ((1, 350_000), (2, 360_000)):
        support.amount_value = amount
        support.save()
        publish(report, number)
    support.amount_value = 999_000
    support.save()
    return report


def publish(report: Report, number: int) -> None:
    edition = Edition.objects.create(
        report=report,
        number=number,
        title=report.title,
        reason="Исправлена сумма" if number > 1 else "",
        sha256="0" * 64,
        published_at=timezone.now() - timedelta(days=9 - number),
    )
    content = freeze(build(report))
    EditionFile.objects.create(
        edition=edition,
        kind="passports",
        file=ContentFile(content, "passports.gz"),
        media_type="application/gzip",
        size=len(content),
        sha256="0" * 64,
    )


def page(**query: str) -> HttpResponse:
    return visitor().get(f"{PUBLIC}?{urlencode({'place': AMOUNT, **query})}")


def test_visitors_read_what_the_newest_edition_keeps(published: Report) -> None:
    words = words_of(page())
    assert "Как в редакции 2" in words
    assert "Вычислено 360,0 тыс. рублей" in words
    assert "Источник: записка отдела" in words
    assert "999" not in words
    assert "Вычислено 350,0 тыс. рублей" in words_of(page(edition="1"))
    assert "360000" in b"".join(page(format="csv").streaming_content).decode()


def test_the_staff_reads_the_records_as_they_are_and_may_look_at_the_edition(published: Report) -> None:
    client = signed_in(make_people().auditor)
    opened = client.get(f"{PUBLIC}?{urlencode({'place': AMOUNT})}")
    assert "Вычислено 999,0 тыс. рублей" in words_of(opened)
    link = links_of(opened)["Как в\u00a0редакции\u00a02"]
    assert "Вычислено 360,0 тыс. рублей" in words_of(client.get(link))


def test_a_withdrawn_edition_gives_way_and_says_so(published: Report) -> None:
    Edition.objects.filter(number=2).update(withdrawn_at=timezone.now(), withdrawn_because="Ошибка")
    assert "Как в редакции 1" in words_of(page())
    assert "редакция отозвана" in words_of(page(edition="2"))


@pytest.mark.parametrize(
    "query", [{"edition": "7"}, {"edition": "x"}, {"edition": "9" * 12}, {"place": "figure:nothing"}]
)
def test_what_no_edition_has_is_not_found(published: Report, query: dict[str, str]) -> None:
    assert page(**query).status_code == 404


def test_a_lost_file_is_told_and_nothing_is_computed_in_its_place(published: Report) -> None:
    for file in EditionFile.objects.all():
        file.file.storage.delete(file.file.name)
    lost = page()
    assert lost.status_code == 503
    assert "сообщите об этом администратору" in words_of(lost)
