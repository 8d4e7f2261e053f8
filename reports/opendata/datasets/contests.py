"""Contests by their rounds."""

from grants.models import RoundShare
from grants.models.dimensions import ApplicantKind, Level, MoneySource
from reports.opendata.columns import (
    CITY,
    act,
    choice,
    day,
    flat,
    free_text,
    integer,
    joined,
    money,
    quantity,
    quoted,
    text,
    year,
)
from reports.opendata.dataset import Dataset


def _by_kind(side: str) -> str:
    """``side`` is a code of `grants.models.contest.Side`."""
    labels = " ".join(
        f"WHEN {quoted(code)} THEN {quoted(str(label))}" for code, label in ApplicantKind.choices
    )
    return joined(
        f"CASE z.applicant_kind {labels} END || ': ' || trim_scale(z.count_value)",
        f"{RoundShare._meta.db_table} z WHERE z.round_id = r.id AND z.side = {quoted(side)}",
        "z.applicant_kind",
    )


contests = Dataset(
    code="contests",
    title="Конкурсы",
    description="Конкурсы по годам: когда принимали заявки, сколько было участников и победителей, сколько "
    "денег выделено. Уровень конкурса и источник денег — разные вещи.",
    keywords="конкурсы, гранты, НКО, заявки",
    position=40,
    source="grants_contestround r JOIN grants_contest c ON c.id = r.contest_id "
    "JOIN portal_municipality m ON m.id = r.municipality_id "
    "LEFT JOIN portal_legalact a ON a.id = c.act_id",
    order="r.municipality_id, r.year, r.id",
    key=("city", "code", "year", "number"),
    columns=flat(
        CITY,
        text("code", "Код конкурса", "c.code", required=True),
        text("name", "Название", "c.name", required=True),
        year("year", "Год", "r.year"),
        integer("number", "Который в году", "r.number", required=True),
        text("organizer", "Организатор", "c.organizer"),
        choice("level", "Уровень", "c.level", Level),
        choice("money_source", "Источник средств", "c.money_source", MoneySource),
        free_text("direction", "Направление деятельности", "c.direction"),
        day("opens_on", "Приём заявок с", "r.opens_on"),
        day("closes_on", "Приём заявок по", "r.closes_on", "Последний день приёма."),
        day("decided_on", "Дата итогов", "r.decided_on"),
        quantity("applicants", "Участников", "r.applicants", ""),
        text(
            "applicants_by_kind",
            "Участники по видам",
            _by_kind("applicants"),
            "Через точку с запятой.",
        ),
        quantity("winners", "Победителей", "r.winners", ""),
        text("winners_by_kind", "Победители по видам", _by_kind("winners"), "Через точку с запятой."),
        money("requested", "Запрошено", "r.requested"),
        money("amount", "Выделено", "r.amount"),
        act("a"),
        text("url", "Страница конкурса", "c.url"),
    ),
)
