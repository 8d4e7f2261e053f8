"""Meetings of councils."""

from reports.opendata.columns import CITY, day, flat, free_text, integer, quantity, text, year
from reports.opendata.dataset import Dataset

meetings = Dataset(
    code="meetings",
    title="Заседания общественных советов",
    description="Когда собирались советы и сколько вопросов рассмотрели. Где источник знает только месяц, "
    "день не указан.",
    keywords="общественные советы, заседания",
    position=70,
    source="ngo_registry_councilmeeting g JOIN ngo_registry_council c ON c.id = g.council_id "
    "JOIN portal_municipality m ON m.id = c.municipality_id",
    order="c.municipality_id, c.id, g.year, g.number",
    key=("city", "council_code", "year", "number"),
    columns=flat(
        CITY,
        text(
            "council_code", "Код совета", "c.code", "По нему совет есть в наборе «councils».", required=True
        ),
        text("council", "Совет", "c.name", required=True),
        year("year", "Год", "g.year"),
        integer("number", "Номер в году", "g.number", required=True),
        day("held_on", "Дата", "g.held_on"),
        quantity("agenda_items", "Вопросов рассмотрено", "g.agenda_items", ""),
        free_text("topic", "Тема", "g.topic"),
    ),
)
