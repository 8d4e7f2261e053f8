"""Every measure of support, one a row."""

from grants.models.dimensions import MoneyForm, RecipientKind, SupportKind, Tenure
from reports.opendata.columns import CITY, act, choice, day, flat, free_text, money, quantity, text, year
from reports.opendata.dataset import Dataset

support = Dataset(
    code="support",
    title="Меры поддержки",
    description="Кому, когда, по какой программе и чем помог город. Людей здесь нет: где помогали им, стоит "
    "только число. Строки, у которых заполнен столбец part_of, уже учтены в названной там сводной записи: "
    "при сложении сумм пропускайте их.",
    keywords="поддержка НКО, субсидии, гранты, имущественная поддержка",
    position=30,
    source="grants_support s JOIN portal_municipality m ON m.id = s.municipality_id "
    "LEFT JOIN ngo_registry_organization o ON o.id = s.organization_id "
    "LEFT JOIN portal_department d ON d.id = s.department_id "
    "LEFT JOIN ngo_registry_sphere h ON h.id = s.sphere_id "
    "LEFT JOIN grants_programme p ON p.id = s.programme_id "
    "LEFT JOIN portal_legalact a ON a.id = s.act_id "
    "LEFT JOIN grants_support w ON w.id = s.part_of_id",
    order="s.id",
    key=("city", "code"),
    columns=flat(
        CITY,
        text("code", "Код записи", "s.code", required=True),
        year("year", "Год", "s.year", "За какой год учтена."),
        day("decided_on", "Дата решения", "s.decided_on"),
        choice("kind", "Вид поддержки", "s.kind", SupportKind),
        text(
            "organization_code", "Код организации", "o.code", "По нему запись есть в наборе «organizations»."
        ),
        text("organization", "Организация", "o.name"),
        text("ogrn", "ОГРН организации", "o.ogrn", pattern="[0-9]{13}"),
        free_text(
            "recipients_group", "Получатели без имён", "s.recipients_group", "Где известна только группа."
        ),
        choice("recipient_kind", "Кто получатели", "s.recipient_kind", RecipientKind),
        quantity("recipients", "Число получателей", "s.recipients", ""),
        text("department", "Подразделение", "d.name"),
        text("sphere", "Сфера", "h.name"),
        text("programme", "Муниципальная программа", "p.name"),
        free_text("purpose", "На что", "s.purpose"),
        choice("money_form", "Форма денег", "s.money_form", MoneyForm),
        money("requested", "Запрошено", "s.requested"),
        money("amount", "Предоставлено", "s.amount"),
        money("paid", "Выплачено", "s.paid"),
        money("returned", "Возвращено", "s.returned"),
        choice("tenure", "Право на имущество", "s.tenure", Tenure),
        quantity("area", "Площадь", "s.area", "кв. м"),
        text("address", "Адрес помещения", "s.address"),
        day("term_from", "Срок с", "s.term_from"),
        day("term_to", "Срок по", "s.term_to"),
        quantity("services", "Число услуг", "s.services", ""),
        text("service_unit", "Единица услуг", "s.service_unit", "Код единицы счёта."),
        act("a"),
        text("part_of", "Учтена в записи", "w.code", "Код сводной записи, сумма которой её уже содержит."),
    ),
)
