from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.utils import timezone

from reports.models import Edition, Report, SectionState
from tests.people import People, make_people, signed_in
from tests.reports.records import add_section, make_report

pytestmark = pytest.mark.django_db
ADDRESS = "/workspace/kemerovo/reports/"


@pytest.fixture
def people() -> People:
    return make_people()


def states(people: People) -> dict[str, str]:
    response = signed_in(people.coordinator).get(ADDRESS)
    return {each.report.form: each.state for each in response.context["listed"]}


def publish(report: Report, number: int, **fields: Any) -> None:
    Edition.objects.create(
        report=report,
        number=number,
        title=report.title,
        reason="Опечатка" if number > 1 else "",
        sha256="0" * 64,
        published_at=timezone.now(),
        **fields,
    )


def test_how_far_each_report_has_come(people: People) -> None:
    begun = make_report(form="begun")
    add_section(begun, "one", "")
    half = make_report(form="half", is_public=True)
    add_section(half, "one", "", state=SectionState.ACCEPTED)
    add_section(half, "two", "", due_on=datetime.date(2020, 3, 1))
    whole = make_report(form="whole")
    add_section(whole, "one", "", state=SectionState.SUBMITTED)
    add_section(make_report(form="agreed"), "one", "", state=SectionState.ACCEPTED)
    published = make_report(form="published")
    add_section(published, "one", "", due_on=datetime.date(2020, 4, 1))
    publish(published, 1)
    publish(published, 2)
    withdrawn = make_report(form="withdrawn")
    publish(withdrawn, 1, withdrawn_at=timezone.now(), withdrawn_because="Ошибка")
    assert states(people) == {
        "begun": "собирается",
        "half": "сдано 1 из 2, черновик на сайте",
        "whole": "всё сдано, принято 0 из 1",
        "agreed": "всё принято, можно публиковать",
        "published": "опубликован: редакция 2",
        "withdrawn": "собирается",
    }
    text = signed_in(people.coordinator).get(ADDRESS).text
    assert "срок был 1 марта 2020" in text or "срок был 01.03.2020" in text
    assert "01.04.2020" not in text, "what is published is late no more"


def test_ways_into_a_report_by_right(people: People) -> None:
    report = make_report()
    leader, writer = (
        signed_in(people.coordinator).get(ADDRESS).text,
        signed_in(people.specialist).get(ADDRESS).text,
    )
    assert f"{ADDRESS}{report.pk}/assign/" in leader
    assert f"{ADDRESS}{report.pk}/board/" in writer
    assert "assign" not in writer
    assert "Начать отчёт" not in writer
    assert signed_in(people.stranger).get(ADDRESS).status_code == 404


def test_a_city_without_reports_is_told_what_to_do(people: People) -> None:
    assert "Выберите форму" in signed_in(people.coordinator).get(ADDRESS).text
    assert "когда его откроет сводящий" in signed_in(people.auditor).get(ADDRESS).text


def test_the_number_of_queries_does_not_grow(people: People, django_assert_num_queries: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = signed_in(people.coordinator)
    add_section(make_report(form="one"), "only", "")
    client.get(ADDRESS)
    with CaptureQueriesContext(connection) as first:
        client.get(ADDRESS)
    for form in ("two", "three", "kogalym_support"):
        report = make_report(form=form)
        add_section(report, "only", "")
        publish(report, 1)
    with django_assert_num_queries(len(first)):
        client.get(ADDRESS)
