"""Tables of forms that no city of the demo has, built by a coordinator at the pages: records entered by their forms,
tables made by the settings of their blocks, numbers read in the files that come out.
"""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from reports.builder import build
from reports.models import Report
from reports.renderers import pdf, xlsx
from tests.people import make_people, signed_in
from tests.reports.cross.desk import Desk
from tests.reports.cross.entered import (
    BEFORE,
    ORGANIZATIONS,
    SPENT,
    TARGETS,
    enter_contests,
    enter_self_governments,
    enter_subsidies,
    enter_targets,
)
from tests.reports.cross.produced import Printed, printed_everywhere
from tests.reports.rendered import pages_of
from tests.reports.renderers.libreoffice import converted, needs_libreoffice

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return Desk(signed_in(make_people().coordinator))


@pytest.fixture
def builder(desk: Desk) -> str:
    return desk.start_report("Отчёт без своей формы")


def printed() -> Printed:
    """The only table of the report, the same in each of its files."""
    return printed_everywhere(build(Report.objects.get()))


def test_plan_and_fact_of_seven_years_under_an_uneven_header(desk: Desk, builder: str) -> None:
    enter_targets(desk)
    block = desk.add_table(builder, "indicators_years")
    desk.settle(block, since="2018", until="2024")
    desk.settle(block, plan__2018=False, fact__2024=False, column_numbers=True, caption="Показатели")
    table = printed()
    assert table.caption == "Таблица № 1 Показатели"
    assert table.header == [
        ["Показатель", "Единица измерения", "2018 год", *(f"{year} год" for year in range(2019, 2025))],
        ["факт", *["план", "факт"] * 5, "план"],
        [str(number) for number in range(1, 15)],
    ]
    lines = [[part for pair in years.values() for part in pair][1:-1] for years in TARGETS.values()]
    assert [row[2:] for row in table.rows[1:]] == lines


def test_a_subsidy_by_purpose_of_spending_and_over_five_years(desk: Desk, builder: str) -> None:
    enter_subsidies(desk)
    block = desk.add_table(
        builder,
        "cross",
        dataset="Меры поддержки",
        rows="На что",
        measure__0__measure="Предоставлено, тыс. рублей",
    )
    desk.settle(block, measure__1__measure="Предоставлено, тыс. рублей", measure__1__years="5 лет: 2019–2023")
    desk.settle(
        block,
        measure__2__measure="Предоставлено, тыс. рублей",
        measure__2__share_of="процент от итога столбца",
        measure__0__title="2023 год",
    )
    told = {purpose: Decimal(amount) for purpose, amount in SPENT.items()}
    told["Аренда помещений"] += 100
    told["не распределено"] = Decimal(500) - sum(map(Decimal, SPENT.values()))
    whole = sum(told.values(), Decimal(0))
    before = sum((Decimal(each.replace(",", ".")) for each in BEFORE.values()), Decimal(0))
    table = printed()
    assert table.rows == [
        *(
            [
                purpose,
                said(now),
                said(now + before * (purpose == "Аренда помещений")),
                said(now * 100 / whole),
            ]
            for purpose, now in told.items()
        ),
        ["Всего", said(whole), said(whole + before), "100,0"],
    ]


def said(number: Decimal) -> str:
    return f"{number:,.1f}".replace(",", " ").replace(".", ",")


def test_years_of_a_window_side_by_side(desk: Desk, builder: str) -> None:
    enter_subsidies(desk)
    block = desk.add_table(
        builder,
        "cross",
        dataset="Меры поддержки",
        rows="Программа",
        measure__0__measure="Предоставлено, тыс. рублей",
    )
    desk.settle(block, across="Год", period="5 лет: 2019–2023")
    table = printed()
    assert table.header == [["Программа", "Год", "Всего"], ["2019", "2020", "2021", "2022", "2023"]]
    assert table.rows == [["«Гражданское общество»", "10,0", "20,5", "", "300,0", "600,0", "930,5"]]


def test_registered_and_of_which_active_by_district(desk: Desk, builder: str) -> None:
    enter_self_governments(desk)
    block = desk.add_table(builder, "cross", dataset="Организации", rows="Район города")
    yes = "Зарегистрирована как юридическое лицо: да"
    desk.settle(
        block,
        where__0="Кого объединяет: Категория tos",
        measure__0__title="Зарегистрировано",
        measure__0__where__0=yes,
        measure__1__measure="Число организаций",
        measure__1__title="действуют",
        measure__1__where__0=yes,
        measure__1__where__1="Статус: действует",
    )
    desk.settle(
        block,
        measure__2__measure="Число организаций",
        measure__2__title="доля, %",
        measure__2__where__0=yes,
        measure__2__where__1="Статус: действует",
        measure__2__share_of="процент от столбца «Зарегистрировано»",
        column__m2__group="Из них",
        row_numbers=True,
        caption="ТОС по районам",
    )
    desk.settle(block, column__m3__group="Из них")
    rows = []
    for place, district in enumerate(("Заводский", "Ленинский", ""), start=1):
        here = [
            status for _, at, status in ORGANIZATIONS if at == district and status != "не зарегистрирована"
        ]
        active = here.count("действует")
        rows.append(
            [str(place), district or "не указано", str(len(here)), str(active), per_cent(active, len(here))]
        )
    table = printed()
    assert table.rows == [*rows, ["Всего", "4", "3", "75,0"]]
    assert table.header == [
        ["№ п/п", "Район города", "Зарегистрировано", "Из них"],
        ["действуют", "доля, %"],
    ]


def per_cent(part: int, whole: int) -> str:
    return said(Decimal(part * 100) / whole)


def test_nominations_of_each_contest(desk: Desk, builder: str) -> None:
    enter_contests(desk)
    block = desk.add_table(
        builder, "cross", dataset="Победы в конкурсах", rows="Номинация", measure__0__measure="Число побед"
    )
    desk.settle(block, group="Конкурс", measure__1__measure="Выделено, тыс. рублей")
    assert printed().rows == [
        ["Гранты главы"],
        ["Молодёжь", "3", "150,0"],
        ["Экология", "1", "150,0"],
        ["Итого", "4", "300,0"],
        ["Всего", "4", "300,0"],
    ]
    desk.settle(block, subtotals=False, order_by="Выделено, тыс. рублей", scale="рубли", decimals="2")
    assert printed().rows[1:] == [
        ["Молодёжь", "3", "150 000,00"],
        ["Экология", "1", "150 000,00"],
        ["Всего", "4", "300 000,00"],
    ]


def test_a_contest_that_is_not_decided_yet(desk: Desk, builder: str) -> None:
    enter_contests(desk)
    block = desk.add_table(
        builder, "cross", dataset="Итоги конкурсов", rows="Конкурс", measure__0__measure="Участников"
    )
    desk.settle(block, measure__1__measure="Победителей", blank="итоги не подведены", row_total=False)
    desk.settle(block, measure__2__measure="Выделено, тыс. рублей")
    assert printed().rows == [
        ["Гранты главы", "более 20", "4", "300,0"],
        ["Игры добра", "5", "итоги не подведены", "итоги не подведены"],
    ]


@pytest.mark.slow
@needs_libreoffice
def test_its_totals_are_reckoned_anew_by_a_spreadsheet_and_stand_in_the_pdf(desk: Desk, builder: str) -> None:
    enter_subsidies(desk)
    block = desk.add_table(
        builder,
        "cross",
        dataset="Меры поддержки",
        rows="На что",
        measure__0__measure="Предоставлено, тыс. рублей",
    )
    desk.settle(block, across="Год", period="5 лет: 2019–2023", totals_above=True, caption="На что потрачено")
    document = build(Report.objects.get()).document
    sheet = reckoned(xlsx.render(document))
    total = next(row for row in sheet.iter_rows(values_only=True) if str(row[0]).startswith("Всего, в"))
    by_year = [*(Decimal(each.replace(",", ".")) for each in BEFORE.values()), Decimal(600)]
    assert [Decimal(str(each)) for each in total[1:] if each is not None] == [*by_year, sum(by_year)]
    lines = [row[1:] for row in sheet.iter_rows(values_only=True) if row[0] in SPENT]
    assert len(lines) == len(SPENT)
    for *years, together in lines:
        assert together == sum(each for each in years if not isinstance(each, str | None))
    page = " ".join(" ".join(pages_of(pdf.render(document))).split()).replace("\u00a0", " ")
    assert "На что потрачено" in page
    assert "Всего, в том числе: 10,0 20,5 300,0 600,0 930,5" in page


def reckoned(workbook: bytes) -> Any:
    """The sheet of the first table, its formulas computed by LibreOffice and not by the portal."""
    given = openpyxl.load_workbook(io.BytesIO(workbook))
    bare = io.BytesIO()
    given.save(bare)  # openpyxl leaves out the results that the portal has put beside the formulas
    made = converted({"book.xlsx": bare.getvalue()}, "xlsx")["book"]
    return openpyxl.load_workbook(io.BytesIO(made), data_only=True)["Таблица 1"]
