"""The year of a report, through pages alone: from an empty city to the second edition of its report."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pypdf
import pytest
from pytest_django.fixtures import Settings

from reports.models import Edition, Report, Section
from tests.journeys.composing import (
    add_table,
    insert_figure,
    open_section,
    open_the_text,
    save_the_text,
    sign,
)
from tests.journeys.conftest import OpenAt
from tests.journeys.entering import (
    CONSULTING,
    DESK,
    choose,
    enter,
    enter_the_books,
    enter_the_contest,
    enter_the_money,
    enter_the_plan,
)
from tests.journeys.loading import arrives, has_no_grave_findings, press
from tests.journeys.test_grid import in_database
from tests.journeys.test_officials_day import sign_in
from tests.people import People, make_department, make_people

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ON_SITE = "/kemerovo/reports/2023/kemerovo_plan/"


@pytest.fixture
def people(transactional_db: None, settings: Settings, tmp_path: Path) -> People:
    """A city that has a coordinator, a department with its specialist, and nothing else."""
    settings.MEDIA_ROOT = tmp_path / "media"
    people = make_people()
    specialist = people.specialist
    specialist.department = make_department(specialist.municipality, "economy")
    specialist.save()
    return people


def test_the_year_of_a_report(people: People, open_at: OpenAt) -> None:
    page, writer, visitor, keeper = open_at(1280), open_at(1280), open_at(360), open_at(1280)
    for each in (page, writer, visitor, keeper):
        each.set_default_timeout(10_000)
    sign_in(keeper, "superuser")
    enter_the_books(keeper)
    sign_in(page, "coordinator")
    enter_the_plan(page)
    enter_the_money(page)
    enter_the_contest(page)
    report = start_the_report(page)
    assign(page, report, people)
    sign_in(writer, "specialist")
    write_a_section(writer)
    hand_in(writer)
    give_back(page, report)
    mend_and_hand_in(writer)
    lay_the_tables(page, report)
    accept(page, report)
    declare_and_resolve(page, report)
    publish(page, report)
    read_on_the_site(visitor)
    looks_like_kemerovo(visitor)
    correct(page, report)
    compare_editions(visitor)


def start_the_report(page: Page) -> Report:
    page.goto(f"{DESK}reports/")
    press(page, "link", "Начать отчёт")
    arrives(page, "Новый отчёт")
    year = page.locator("[name=year]")
    year.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("2023")
    page.get_by_role("radio", name="Сводный отчёт о выполнении комплексного плана").first.focus()
    page.keyboard.press("Space")
    choose(page.locator("[name=plan]"), "План поддержки НКО")
    page.locator("[name=title]").focus()
    page.keyboard.type("Сводный отчёт за 2023 год")
    press(page, "button", "Открыть отчёт")
    page.wait_for_url("**/assign/")
    return in_database(Report.objects.get)


def assign(page: Page, report: Report, people: People) -> None:
    page.goto(f"{DESK}reports/{report.pk}/assign/")
    department = str(people.specialist.department_id)
    for field in page.locator("select[name$=department]").all():
        field.select_option(department)
    page.get_by_label("Срок для всех разделов").focus()
    page.keyboard.type("1 марта 2027")
    press(page, "button", "Поставить всем")
    page.get_by_text("Осталось сохранить").wait_for()
    press(page, "button", "Сохранить", exact=True)
    page.wait_for_url("**/board/")
    has_no_grave_findings(page)
    assert in_database(lambda: Section.objects.filter(department=people.specialist.department).count()) == 5


def write_a_section(page: Page) -> None:
    """The first page of the workspace tells what is due; a figure is put into the text by keyboard."""
    page.goto(DESK)
    press(page, "link", CONSULTING)
    open_the_text(page)
    page.keyboard.type("Получателей было 2, всего им дали ")
    insert_figure(page, "Сумма финансовой поддержки")
    save_the_text(page)
    page.locator(".paper a.fig", has_text="1 397,2").wait_for()
    page.locator(".paper .typed", has_text="2").first.wait_for()
    has_no_grave_findings(page)


def hand_in(page: Page) -> None:
    press(page, "button", "Сдать раздел")
    page.locator("#agreement", has_text="сдан").wait_for()


def give_back(page: Page, report: Report) -> None:
    open_section(page, report, CONSULTING)
    page.locator("#agreement summary", has_text="Вернуть").first.focus()
    page.keyboard.press("Enter")
    page.get_by_label("Что поправить").focus()
    page.keyboard.type("Число получателей возьмите из записей")
    press(page, "button", "Вернуть", exact=True)
    page.locator("#agreement", has_text="возвращён").wait_for()


def mend_and_hand_in(page: Page) -> None:
    """The remark stands on the first page; the typed number gives way to a figure."""
    page.goto(DESK)
    page.get_by_text("Число получателей возьмите из записей").first.wait_for()
    press(page, "link", CONSULTING)
    open_the_text(page)
    page.keyboard.press("Control+a")
    page.keyboard.type("Поддержку получили ")
    insert_figure(page, "Получатели поддержки")
    save_the_text(page)
    page.locator(".paper .typed").wait_for(state="detached")
    page.locator(".paper", has_text="Поддержку получили 16 организаций").wait_for()
    hand_in(page)


def lay_the_tables(page: Page, report: Report) -> None:
    """Into the other measure, by the coordinator; the table of contests, too, and whoever signs."""
    open_section(page, report, "Субсидии организациям")
    add_table(page, "financing_by_programme", "1 397,2")
    add_table(page, "support_by_sphere", "14")
    add_table(page, "contests", "25 346,0")
    has_no_grave_findings(page)
    open_the_text(page)
    page.keyboard.type("Субсидии даны по программам, таблица ниже.")
    save_the_text(page)
    for title in ("Преамбула", "Заключение"):
        open_section(page, report, title)
        open_the_text(page)
        page.keyboard.type("Сказано главное.")
        save_the_text(page)
    sign(page)


def accept(page: Page, report: Report) -> None:
    open_section(page, report, CONSULTING)
    press(page, "button", "Принять", exact=False)
    page.get_by_text("Раздел принят и закрыт для правки").first.wait_for()
    assert page.locator("[data-edit]").count() == 0


def declare_and_resolve(page: Page, report: Report) -> None:
    """A department says otherwise than its records: nothing is published until somebody has decided."""
    enter(
        page,
        "declared",
        year="2023",
        place="table:financing_by_programme/total/amount",
        value="1 500,0 тыс",
        unit="rub",
    )
    page.goto(f"{DESK}reports/{report.pk}/publish/")
    page.get_by_text("Не даёт опубликовать: 1").wait_for()
    page.goto(f"{DESK}reports/{report.pk}/findings/")
    has_no_grave_findings(page)
    press(page, "button", "Принять вычисленное")
    page.locator(".finding.err").wait_for(state="detached")
    for _ in range(page.locator(".finding.warn").count()):
        explain_the_first(page)
    page.reload()
    page.get_by_role("heading", level=1, name="Замечания проверок").wait_for()
    assert page.locator(".finding.err").count() == 0


def explain_the_first(page: Page) -> None:
    left = page.locator(".finding.warn").count()
    finding = page.locator(".finding.warn").first
    finding.locator("summary", has_text="Пояснить").focus()
    page.keyboard.press("Enter")
    finding.get_by_label("Почему можно оставить так").focus()
    page.keyboard.type("Так и есть")
    finding.get_by_role("button", name="Записать").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("count => document.querySelectorAll('.finding.warn').length < count", arg=left)


def publish(page: Page, report: Report) -> None:
    page.goto(f"{DESK}reports/{report.pk}/")
    press(page, "link", "Опубликовать…")
    page.locator("[name=confirmed]").focus()
    page.keyboard.press("Space")
    has_no_grave_findings(page)
    press(page, "button", "Опубликовать")
    page.wait_for_url("**/editions/", timeout=60_000)
    assert in_database(Edition.objects.count) == 1


def read_on_the_site(page: Page) -> None:
    """A visitor on a phone: the number leads to what it was made of."""
    page.goto(ON_SITE)
    page.get_by_text("Редакция 1").first.wait_for()
    has_no_grave_findings(page)
    page.locator(".paper a.fig").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/number/" in urlsplit(url).path)
    page.get_by_text("Клуб «Искра»").first.wait_for()


def looks_like_kemerovo(page: Page) -> None:
    """On paper: the table of measures in its parts, tables № 1–3 at their measure, who signs, the appendix."""
    answer = page.request.get(ON_SITE.rstrip("/") + ".pdf")
    pages = pypdf.PdfReader(io.BytesIO(answer.body())).pages
    words = " ".join(" ".join(each.extract_text() for each in pages).split())
    told = (
        *(
            "Наименование мероприятия",
            "1.1. Консультирование организаций",
            "Поддержку получили 16 организаций",
        ),
        *("1.2. Субсидии организациям", "«Спорт города» 1 397,2 2", "Образование 14 14", "25 346,0"),
        *("А.С. Петрова", "Приложение", "Отчёт о достижении целевых показателей", "Доля средств"),
    )
    place = 0
    for each in told:
        place = words.find(each, place)
        assert place >= 0, f"«{each}» is not where it should be: {words}"
    assert all(f"Таблица № {number}" in words for number in (1, 2, 3))
    turned = [float(each.mediabox.width) > float(each.mediabox.height) for each in pages]
    assert (turned[0], turned[-1]) == (True, False), "the measures lie, the appendix stands"


def correct(page: Page, report: Report) -> None:
    """A record changes; the published report does not, until the next edition says why."""
    page.goto(f"{DESK}support/")
    page.get_by_role("link", name="Фонд «Дом»").first.focus()
    page.keyboard.press("Enter")
    page.locator("[name=amount]").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("800,0 тыс")
    press(page, "button", "Сохранить", exact=True)
    page.get_by_text("Сохранено.").wait_for()
    page.goto(ON_SITE)
    assert page.locator(".paper").get_by_text("1 500,0").count() == 0
    page.goto(f"{DESK}reports/{report.pk}/publish/")
    page.get_by_label("Что исправлено").focus()
    page.keyboard.type("Уточнена субсидия фонду «Дом»")
    page.locator("[name=confirmed]").focus()
    page.keyboard.press("Space")
    press(page, "button", "Опубликовать редакцию 2")
    page.wait_for_url("**/editions/", timeout=60_000)


def compare_editions(page: Page) -> None:
    page.goto(ON_SITE)
    page.get_by_text("Редакция 2").first.wait_for()
    page.get_by_text("Уточнена субсидия фонду «Дом»").first.wait_for()
    press(page, "link", "Что изменилось")
    page.get_by_text("1 397,2").first.wait_for()
    page.get_by_text("1 500,0").first.wait_for()
    has_no_grave_findings(page)
