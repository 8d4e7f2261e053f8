from portal.models import CalendarDay
from portal.workspace.ledger import Column, Ledger, Part

CALENDAR = Ledger(
    code="calendar",
    model=CalendarDay,
    title="Производственный календарь",
    new="Новый особый день",
    group="Справочники",
    position=490,
    about="Дни, которые не такие, как подсказывает день недели. По ним портал считает сроки в рабочих днях. "
    "Праздники статьи 112 Трудового кодекса уже внесены; переносы выходных правительство объявляет "
    "каждый год — внесите их сюда.",
    parts=(Part("День", ("day", "is_working", "note")),),
    helps={
        "day": "Например 09.01.2026.",
        "is_working": "Отметьте рабочую субботу или воскресенье. Для праздника и перенесённого выходного не "
        "отмечайте.",
        "note": "Праздник или постановление, которым день перенесён.",
    },
    columns=(
        Column("day", "День", sort=("day",)),
        Column("is_working", "Рабочий"),
        Column("note", "Что за день"),
    ),
    order=("-day", "id"),
    filters=("is_working",),
    search=("note",),
    takes_files=False,
)

LEDGERS = [CALENDAR]
