"""What a coordinator enters by the forms of records, and the same as plain numbers to compare with."""

from __future__ import annotations

from tests.reports.cross.desk import Desk
from tests.reports.records import make_category

FINANCIAL = ("support", "?kind=financial")

TARGETS = {
    "культуры": {
        2018: ("", "11,5"), 2019: ("12", "12,25"), 2020: ("с 12 до 13", "12"), 2021: ("13", "14"),
        2022: ("14", "14,1"), 2023: ("15", "16"), 2024: ("с 16 до 20", ""),
    },
    "спорта": {year: ("", str(year - 2010) if year < 2024 else "") for year in range(2018, 2025)},
}  # fmt: skip


def enter_targets(desk: Desk) -> None:
    """One heading and two indicators under it; the plan of the first moves («с 12 до 13»)."""
    desk.enter("indicators", title="Доля организаций:", unit="%")
    for place, (title, years) in enumerate(TARGETS.items(), start=1):
        desk.enter(
            "indicators",
            title=title,
            unit="%",
            unit_label="%",
            parent="Доля организаций:",
            position=str(place),
        )
        for year, (plan, fact) in years.items():
            desk.enter("indicator-values", indicator=title, year=str(year), plan=plan, fact=fact)


SPENT = {"Аренда помещений": "200", "Оплата труда": "50", "Проведение мероприятий": "150"}
BEFORE = {2019: "10", 2020: "20,5", 2022: "300"}


def enter_subsidies(desk: Desk) -> None:
    """One of 500 thousand, of which 100 are not told apart; one of 100; and those of three years before."""
    desk.enter("programmes", name="Гражданское общество")
    desk.enter("organizations", name="Клуб «Искра»", status="не зарегистрирована")
    money = {"programme": "«Гражданское общество»"}
    desk.enter(
        *FINANCIAL,
        recipients_group="все победители отбора",
        recipients="3",
        amount="500 тыс",
        year="2023",
        **money,
    )
    for purpose, amount in SPENT.items():
        desk.enter(
            *FINANCIAL,
            recipients_group="победители отбора",
            recipients="1",
            amount=f"{amount} тыс",
            year="2023",
            purpose=purpose,
            part_of="все победители отбора",
            **money,
        )
    desk.enter(
        *FINANCIAL,
        organization="Клуб «Искра»",
        amount="100 тыс",
        year="2023",
        purpose="Аренда помещений",
        **money,
    )
    for year, amount in BEFORE.items():
        desk.enter(
            *FINANCIAL,
            organization="Клуб «Искра»",
            amount=f"{amount} тыс",
            year=str(year),
            purpose="Аренда помещений",
            **money,
        )


ORGANIZATIONS = (
    ("ТОС «Берег»", "Ленинский", "не зарегистрирована"),
    ("ТОС «Дом»", "Ленинский", "действует"),
    ("ТОС «Сад»", "Заводский", "действует"),
    ("ТОС «Луг»", "Заводский", "ликвидирована"),
    ("ТОС «Лес»", "", "действует"),
)


def enter_self_governments(desk: Desk) -> None:
    make_category("tos")
    for name, district, status in ORGANIZATIONS:
        dissolved = {"dissolved_on": "01.02.2022"} if status == "ликвидирована" else {}
        desk.enter(
            "organizations",
            name=name,
            status=status,
            district=district,
            categories=("Категория tos",),
            note="ОГРН уточняется",
            **dissolved,
        )


AWARDS = (
    ("Молодёжь", "Клуб «Искра»", "", "100"),
    ("Молодёжь", "", "2", "50"),
    ("Экология", "Клуб «Искра»", "", "150"),
)


def enter_contests(desk: Desk) -> None:
    desk.enter("organizations", name="Клуб «Искра»", status="не зарегистрирована")
    desk.enter("contests", name="Гранты главы", level="муниципальный")
    desk.enter("contests", name="Игры добра", level="региональный")
    for nomination, organization, persons, amount in AWARDS:
        desk.enter(
            "awards",
            contest="Гранты главы",
            nomination=nomination,
            organization=organization,
            persons=persons,
            amount=f"{amount} тыс",
            year="2023",
        )
    desk.enter(
        "rounds", contest="Гранты главы", year="2023", applicants="более 20", winners="4", amount="300 тыс"
    )
    desk.enter("rounds", contest="Игры добра", year="2023", applicants="5")
