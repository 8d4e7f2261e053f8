"""The register of organisations."""

from ngo_registry.models.mark import Register
from ngo_registry.models.organization import Status
from reports.opendata.columns import CITY, choice, day, flat, joined, quoted, text
from reports.opendata.dataset import Dataset

HEAD_IS_PUBLISHED = "o.head_published_because <> ''"


def _listed(table: str, through: str, column: str) -> str:
    tables = f"ngo_registry_{table} e JOIN ngo_registry_organization_{through} l ON l.{column} = e.id"
    return joined("e.name", f"{tables} WHERE l.organization_id = o.id", "e.position, e.name")


def _in_registers() -> str:
    cases = " ".join(f"WHEN {quoted(code)} THEN {quoted(str(label))}" for code, label in Register.choices)
    return joined(
        f"CASE k.register {cases} END || coalesce(' с ' || k.since, '') || coalesce(' по ' || k.until, '')",
        "ngo_registry_organizationmark k WHERE k.organization_id = o.id",
        "k.register",
    )


organizations = Dataset(
    code="organizations",
    title="Реестр некоммерческих организаций",
    description="Некоммерческие организации города: зарегистрированные, действующие без регистрации и "
    "ликвидированные. Руководитель назван там, где записано основание показывать его имя; контакты — те, "
    "которые организация разрешила показывать.",
    keywords="НКО, СОНКО, реестр, общественные организации",
    position=10,
    source="ngo_registry_organization o JOIN portal_municipality m ON m.id = o.municipality_id "
    "LEFT JOIN ngo_registry_legalform f ON f.id = o.legal_form_id",
    order="o.municipality_id, o.id",
    key=("city", "code"),
    columns=flat(
        CITY,
        text("code", "Код организации", "o.code", "Имя записи на портале: оно не меняется.", required=True),
        text("name", "Полное название", "o.name", required=True),
        text("short_name", "Краткое название", "o.short_name"),
        text(
            "former_names",
            "Прежние названия",
            joined("n.name", "ngo_registry_formername n WHERE n.organization_id = o.id", "n.until, n.id"),
            "Через точку с запятой.",
        ),
        text("legal_form_code", "Организационно-правовая форма, код ОКОПФ", "f.code"),
        text("legal_form", "Организационно-правовая форма", "f.name"),
        choice("status", "Статус", "o.status", Status),
        day("status_on", "Статус проверен", "o.status_on", "На какой день он верен."),
        text("status_source", "Откуда известен статус", "o.status_source"),
        text("ogrn", "ОГРН", "o.ogrn", "13 цифр; пусто у незарегистрированных.", pattern="[0-9]{13}"),
        text("inn", "ИНН", "o.inn", "10 цифр.", pattern="[0-9]{10}"),
        text("ministry_number", "Учётный номер Минюста", "o.ministry_number"),
        day("registered_on", "Дата регистрации", "o.registered_on"),
        day("dissolved_on", "Дата ликвидации", "o.dissolved_on"),
        text("address", "Адрес", "o.address"),
        text("district", "Район города", "o.district"),
        text("site", "Сайт", "o.site"),
        text(
            "head_name",
            "Руководитель",
            f"CASE WHEN {HEAD_IS_PUBLISHED} THEN o.head_name END",
            "Только с записанным основанием показывать имя.",
        ),
        text(
            "head_position",
            "Должность руководителя",
            f"CASE WHEN {HEAD_IS_PUBLISHED} THEN o.head_position END",
        ),
        text(
            "contacts",
            "Контакты",
            joined(
                "k.value",
                "ngo_registry_contact k WHERE k.organization_id = o.id AND k.is_published",
                "k.kind, k.value",
            ),
            "Телефоны, почта и страницы, которые организация разрешила показывать; через точку с запятой.",
        ),
        text("categories", "Категории", _listed("category", "categories", "category_id")),
        text("spheres", "Сферы", _listed("sphere", "spheres", "sphere_id")),
        text(
            "activity_kinds",
            "Виды деятельности",
            _listed("activitykind", "activity_kinds", "activitykind_id"),
        ),
        text(
            "registers", "В каких реестрах СОНКО состоит", _in_registers(), "С датами включения и исключения."
        ),
    ),
)
