"""The register of recipients of support: 7-ФЗ, ст. 31.2; columns of приказ Минэкономразвития 17.05.2011 № 223."""

from grants.models.dimensions import SupportKind, Tenure
from reports.opendata.columns import (
    CITY,
    choice,
    day,
    flat,
    free_text,
    integer,
    joined,
    money,
    quantity,
    text,
)
from reports.opendata.dataset import Dataset

recipients = Dataset(
    code="recipients",
    title="Реестр получателей поддержки",
    description="Социально ориентированные некоммерческие организации, которым администрация оказала "
    "поддержку: реестр по статье 31.2 Федерального закона № 7-ФЗ.",
    keywords="реестр получателей поддержки, СОНКО, 7-ФЗ",
    position=20,
    source="grants_registerentry e JOIN portal_municipality m ON m.id = e.municipality_id "
    "JOIN grants_support s ON s.id = e.support_id "
    "LEFT JOIN ngo_registry_organization o ON o.id = s.organization_id "
    "LEFT JOIN portal_department d ON d.id = s.department_id",
    order="e.municipality_id, e.number",
    key=("city", "number"),
    columns=flat(
        CITY,
        integer("number", "Номер реестровой записи", "e.number", required=True),
        day("entered_on", "Дата включения в реестр", "e.entered_on", required=True),
        day("decided_on", "Дата решения о поддержке", "s.decided_on"),
        day("stopped_on", "Дата решения о прекращении", "e.stopped_on"),
        text(
            "support_code",
            "Код меры поддержки",
            "s.code",
            "По нему запись есть в наборе «support».",
            required=True,
        ),
        text(
            "organization_code", "Код организации", "o.code", "По нему запись есть в наборе «organizations»."
        ),
        text("name", "Полное название получателя", "o.name"),
        text("short_name", "Краткое название получателя", "o.short_name"),
        text("address", "Адрес постоянно действующего органа", "o.address"),
        text("ogrn", "ОГРН", "o.ogrn", pattern="[0-9]{13}"),
        text("inn", "ИНН", "o.inn", pattern="[0-9]{10}"),
        text(
            "activity_kinds",
            "Виды деятельности",
            joined(
                "k.name",
                "ngo_registry_activitykind k JOIN ngo_registry_organization_activity_kinds l "
                "ON l.activitykind_id = k.id WHERE l.organization_id = o.id",
                "k.position, k.name",
            ),
            "Через точку с запятой.",
        ),
        choice("kind", "Форма поддержки", "s.kind", SupportKind),
        money("amount", "Размер поддержки", "s.amount"),
        choice("tenure", "Право на имущество", "s.tenure", Tenure),
        quantity("area", "Площадь", "s.area", "кв. м"),
        day("term_from", "Срок оказания поддержки с", "s.term_from"),
        day("term_to", "Срок оказания поддержки по", "s.term_to"),
        text("giver", "Кто оказал поддержку", "coalesce(nullif(d.name, ''), m.administration)"),
        free_text(
            "violations",
            "Нарушения, допущенные получателем",
            joined(
                "v.found_on || CASE WHEN v.is_misuse THEN ', нецелевое использование' ELSE '' END || ': ' || v.text",
                "grants_violation v WHERE v.entry_id = e.id",
                "v.found_on",
            ),
            "День, в чём нарушение; через точку с запятой.",
        ),
    ),
)
