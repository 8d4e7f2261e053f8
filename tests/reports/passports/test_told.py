"""What is behind a number: how it was made, who entered its records, which files prove them."""

import csv
import io
from typing import Any
from urllib.parse import urlencode

import openpyxl
import pghistory
import pytest
from django.core.files.base import ContentFile
from django.http import HttpResponse
from django.utils import timezone

from portal.attachments.queries import belonging
from portal.models import Attachment
from portal.models import User as Person
from reports.models import Section, SectionState
from tests.pages.reading import cost_of, links_of, words_of
from tests.people import People, make_department, make_people, signed_in, visitor
from tests.reports.records import (
    add_section,
    declare,
    make_indicator,
    make_organization,
    make_programme,
    make_report,
    make_support,
    make_total,
    table_block,
)

pytestmark = pytest.mark.django_db
PUBLIC = "/kemerovo/reports/2023/free/number/"
AMOUNT = "figure:support.amount?kind=financial"


@pytest.fixture
def people() -> People:
    made = make_people()
    made.specialist.first_name, made.specialist.last_name = "Мария", "Петрова"
    made.specialist.save()
    return made


def entered(by: Person, code: str = "grant", **fields: Any) -> Any:
    with pghistory.context(user=by.pk, reason="внесено"):
        return make_support(code, **{"amount": "350,0 тыс", **fields})


def public(place: str, **query: str) -> HttpResponse:
    return visitor().get(f"{PUBLIC}?{urlencode({'place': place, **query})}")


def at_work(person: Person, place: str, **query: str) -> HttpResponse:
    report = make_report(form="other") if not Section.objects.exists() else Section.objects.get().report
    address = f"/workspace/kemerovo/reports/{report.pk}/number/"
    return signed_in(person).get(f"{address}?{urlencode({'place': place, **query})}")


def test_everybody_reads_the_department_and_the_day_and_no_name(people: People) -> None:
    make_report(is_public=True)
    entered(people.specialist, department=people.specialist.department)
    words = words_of(public(AMOUNT))
    assert f"Управление culture · внесено {timezone.localdate():%d.%m.%Y}" in words
    assert "Петрова" not in public(AMOUNT).content.decode()
    assert "Как получено Сложены суммы подходящих под условия мер поддержки." in words


def test_the_staff_reads_who_and_goes_to_the_record(people: People) -> None:
    make_report(is_public=True)
    support = entered(people.specialist, department=people.specialist.department)
    opened = signed_in(people.auditor).get(f"{PUBLIC}?{urlencode({'place': AMOUNT})}")
    assert f"внесено {timezone.localdate():%d.%m.%Y}, Мария Петрова" in words_of(opened)
    assert f"/workspace/kemerovo/support/{support.pk}/" in links_of(opened).values()
    assert "Мария Петрова" in words_of(at_work(people.auditor, AMOUNT))
    stranger = signed_in(people.stranger).get(f"{PUBLIC}?{urlencode({'place': AMOUNT})}")
    assert "Петрова" not in stranger.content.decode(), "of another city"


def test_files_of_the_records_are_for_the_staff(people: People) -> None:
    make_report(is_public=True)
    support = entered(people.specialist)
    file = Attachment.objects.create(
        municipality=support.municipality,
        **belonging(support),
        file=ContentFile(b"x", "x.pdf"),
        name="x.pdf",
        title="Соглашение № 14",
        media_type="application/pdf",
        size=1,
        sha256="0" * 64,
    )
    opened = at_work(people.auditor, AMOUNT)
    address = f"/workspace/kemerovo/support/{support.pk}/attachments/{file.pk}/"
    assert links_of(opened)["Соглашение № 14"] == address
    assert "Соглашение" not in public(AMOUNT).content.decode()


def test_the_section_that_prints_it_says_when_it_was_accepted_and_to_the_staff_by_whom(
    people: People,
) -> None:
    report = make_report(is_public=True)
    section = add_section(
        report,
        "money",
        "<p>{{ support.amount kind=financial }}</p>",
        name="Деньги",
        department=make_department(report.municipality),
    )
    entered(people.specialist)
    assert "Раздел Деньги Управление culture ещё не принят" in words_of(public(AMOUNT))
    with pghistory.context(user=people.coordinator.pk):
        section.state = SectionState.ACCEPTED
        section.save()
    with pghistory.context(user=people.specialist.pk):
        section.due_on = timezone.localdate()
        section.save()
    day = f"{timezone.localdate().year} г"[:4]
    assert f"{day}, coordinator" in words_of(at_work(people.auditor, AMOUNT)).replace("\u00a0", " ")
    assert "coordinator" not in public(AMOUNT).content.decode()
    assert "принят" in words_of(public(AMOUNT))


def test_a_record_that_was_changed_tells_of_its_last_change(people: People) -> None:
    make_report(is_public=True)
    support = entered(people.coordinator)
    with pghistory.context(user=people.specialist.pk):
        support.purpose = "лагерь"
        support.save()
    words = words_of(at_work(people.auditor, AMOUNT))
    assert f"изменено {timezone.localdate():%d.%m.%Y}, Мария Петрова" in words
    assert "coordinator" not in words


def test_a_sum_lists_its_terms_each_with_its_own_passport() -> None:
    make_report(is_public=True)
    for name in ("sport", "culture"):
        make_support(name, amount="100,0 тыс", programme=make_programme(name))
    opened = public("table:financing_by_programme/total/amount")
    words = words_of(opened)
    assert "слагаемые перечислены ниже" in words
    links = links_of(opened, "?place")
    assert links["Программа sport"] == "?" + urlencode({"place": "table:financing_by_programme/sport/amount"})
    assert "Вычислено 200,0 тыс. рублей" in words
    followed = visitor().get(f"{PUBLIC}{links['Программа sport']}")
    assert "100,0 тыс. рублей" in words_of(followed)


def test_what_was_declared_keeps_the_formula_of_the_computed() -> None:
    make_report(is_public=True)
    make_support("grant", amount="350,0 тыс")
    declare(AMOUNT, "400,0 тыс", "rub")
    assert "В отчёте стоит заявленное значение. Вычисленное получено так: сложены суммы" in words_of(
        public(AMOUNT)
    )


def test_a_total_and_an_indicator_say_that_nobody_counted_them() -> None:
    make_report(is_public=True)
    make_total("visits", "14", "event")
    make_indicator("share", "5", "6")
    assert "Число сообщило подразделение" in words_of(public("figure:reported?code=visits"))
    assert "Значение показателя, как оно внесено" in words_of(public("figure:indicators.fact?code=share"))


def test_records_are_given_as_csv_where_no_cell_is_a_formula(people: People) -> None:
    make_report(is_public=True)
    entered(people.specialist, recipients_group="=HYPERLINK(1)", department=people.specialist.department)
    entered(people.specialist, "other", amount="50,0 тыс")
    given = public(AMOUNT, format="csv")
    assert given["Content-Disposition"] == 'attachment; filename="kemerovo-2023-records.csv"'
    text = b"".join(given.streaming_content).decode("utf-8-sig")
    head, first, second, total = csv.reader(io.StringIO(text), delimiter=";")
    assert head == ["№", "Запись", "Подробности", "Вклад, рублей", "Примечание", "Подразделение", "Изменено"]
    assert first[1] == "'=HYPERLINK(1)"
    assert (first[3], second[3], total[3]) == ("350000", "50000", "400000")
    assert first[5] == "Управление culture"
    staff = b"".join(at_work(people.auditor, AMOUNT, format="csv").streaming_content).decode("utf-8-sig")
    assert "Кто изменил" in staff
    assert "Мария Петрова" in staff


def test_records_are_given_as_a_workbook(people: People) -> None:
    make_report(is_public=True)
    entered(people.specialist, recipients_group="+7 (3842)")
    given = public(AMOUNT, format="xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(given.streaming_content))).active
    assert [cell.value for cell in sheet[2]][1:4] == ["'+7 (3842)", "финансовая поддержка", 350000]
    assert public(AMOUNT, format="exe").status_code == 404


def test_an_organisation_counted_once_is_marked_in_the_file() -> None:
    make_report(is_public=True)
    fund = make_organization("fund")
    for code in ("one", "two"):
        make_support(code, organization=fund, amount="1,0 тыс")
    given = public("figure:support.recipients?kind=financial", format="csv")
    assert b"".join(given.streaming_content).decode().count("учтена выше") == 1


def test_cost_for_the_staff_does_not_grow_with_records_and_their_people(people: People) -> None:
    report = make_report(is_public=True)
    add_section(report, "money", "<p>{{ support.amount kind=financial }}</p>", table_block("contests"))
    address = f"/workspace/kemerovo/reports/{report.pk}/number/?{urlencode({'place': AMOUNT})}"
    client = signed_in(people.coordinator)
    entered(people.specialist, "first", department=people.specialist.department)
    cost_of(address, client)
    before = cost_of(address, client)
    for code, person in (("a", people.coordinator), ("b", people.administrator), ("c", people.specialist)):
        department = make_department(report.municipality, code)
        entered(person, code, organization=make_organization(code), department=department)
    cost_of(address, client)
    assert cost_of(address, client) == before


def test_the_desk_is_for_the_staff_of_the_city(people: People) -> None:
    report = make_report()
    address = f"/workspace/kemerovo/reports/{report.pk}/number/?place={AMOUNT}"
    assert visitor().get(address).status_code == 302
    assert signed_in(people.stranger).get(address).status_code == 404
    assert signed_in(people.auditor).get(address.replace(AMOUNT, "nothing")).status_code == 404
