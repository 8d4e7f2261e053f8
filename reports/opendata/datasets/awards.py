"""Victories in contests. People are only a number and a sum."""

from grants.models.dimensions import Level, MoneySource
from reports.opendata.columns import CITY, choice, day, flat, free_text, integer, money, quantity, text, year
from reports.opendata.dataset import Dataset

awards = Dataset(
    code="awards",
    title="Победы в конкурсах",
    description="Гранты и премии организаций города. Физические лица — только число и общая сумма, без имён.",
    keywords="гранты, победители конкурсов, НКО",
    position=50,
    source="grants_award w JOIN portal_municipality m ON m.id = w.municipality_id "
    "JOIN grants_contest c ON c.id = w.contest_id "
    "LEFT JOIN grants_contestround r ON r.id = w.round_id "
    "LEFT JOIN ngo_registry_organization o ON o.id = w.organization_id",
    order="w.id",
    key=("city", "code"),
    columns=flat(
        CITY,
        text("code", "Код записи", "w.code", required=True),
        year("year", "Год", "w.year", "Год отчёта, который рассказывает о победе."),
        text(
            "contest_code",
            "Код конкурса",
            "c.code",
            "По нему конкурс есть в наборе «contests».",
            required=True,
        ),
        text("contest", "Конкурс", "c.name", required=True),
        year("round_year", "Год итогов конкурса", "r.year", required=False),
        integer("round_number", "Который в году", "r.number"),
        choice("level", "Уровень конкурса", "c.level", Level),
        choice("money_source", "Источник средств", "c.money_source", MoneySource),
        text(
            "organization_code", "Код организации", "o.code", "По нему запись есть в наборе «organizations»."
        ),
        text("organization", "Организация", "o.name"),
        text("ogrn", "ОГРН организации", "o.ogrn", pattern="[0-9]{13}"),
        quantity("persons", "Физических лиц", "w.persons", ""),
        # A name of somebody's project is his name's neighbour: of people only numbers and sums are told.
        free_text("project", "Проект", "CASE WHEN w.organization_id IS NOT NULL THEN w.project END"),
        text("nomination", "Номинация", "w.nomination"),
        free_text("purpose", "На что", "CASE WHEN w.organization_id IS NOT NULL THEN w.purpose END"),
        day("decided_on", "Дата решения", "w.decided_on"),
        money("requested", "Запрошено", "w.requested"),
        money("amount", "Выделено", "w.amount"),
    ),
)
