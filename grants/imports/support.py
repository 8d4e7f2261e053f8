"""Registers of support: subsidies, leases, consultations, as departments keep them."""

from grants.models import Support
from portal.imports.kinds import Doubt, ImportField, ImportKind, Key

KIND = ImportKind(
    code="support",
    title="Меры поддержки",
    model=Support,
    fields=(
        ImportField("code", ("учётный номер записи", "код записи", "номер реестровой записи")),
        ImportField("year", ("отчётный год", "год оказания"), required=True, by_default=True),
        ImportField(
            "decided_on",
            (
                "дата решения",
                "дата принятия решения",
                "дата соглашения",
                "дата договора",
                "дата оказания поддержки",
            ),
        ),
        ImportField("department", ("управление", "отдел", "структурное подразделение"), by_default=True),
        ImportField(
            "kind",
            ("вид поддержки", "форма поддержки", "вид", "форма оказания поддержки"),
            required=True,
            by_default=True,
        ),
        ImportField(
            "sphere", ("сфера деятельности", "направление", "направление деятельности"), by_default=True
        ),
        ImportField("programme", ("муниципальная программа", "наименование программы"), by_default=True),
        ImportField(
            "act", ("основание", "нормативный акт", "правовой акт", "№ и дата постановления"), by_default=True
        ),
        ImportField(
            "purpose",
            ("цель", "назначение", "наименование мероприятия", "наименование проекта", "цель предоставления"),
        ),
        ImportField(
            "organization",
            (
                "наименование",
                "получатель",
                "получатель поддержки",
                "наименование получателя",
                "наименование организации",
                "наименование НКО",
                "НКО",
                "ИНН",
                "ОГРН",
                "ИНН получателя",
                "ОГРН получателя",
            ),
        ),
        ImportField("recipients_group", ("группа получателей", "получатели")),
        ImportField("recipient_kind", ("тип получателей", "категория получателей"), by_default=True),
        ImportField("recipients", ("количество получателей", "число организаций")),
        ImportField("money_form", ("форма предоставления", "форма средств"), by_default=True),
        ImportField("requested", ("запрошенная сумма", "сумма заявки")),
        ImportField(
            "amount",
            (
                "сумма",
                "сумма субсидии",
                "размер субсидии",
                "объём финансирования",
                "размер поддержки",
                "сумма поддержки",
                "сумма гранта",
                "объём средств",
                "предоставленная сумма",
            ),
        ),
        ImportField("paid", ("перечислено", "сумма выплаты", "фактически выплачено")),
        ImportField("returned", ("возврат", "сумма возврата")),
        ImportField("tenure", ("вид права", "право пользования"), by_default=True),
        ImportField("area", ("площадь помещения", "общая площадь", "площадь кв. м")),
        ImportField("address", ("адрес", "адрес объекта", "местонахождение помещения")),
        ImportField("term_from", ("начало срока", "дата начала", "срок с")),
        ImportField("term_to", ("окончание срока", "дата окончания", "срок по", "срок действия")),
        ImportField("service_unit", ("единица измерения", "ед. изм."), by_default=True),
        ImportField("services", ("количество услуг", "число консультаций", "количество консультаций")),
    ),
    keys=(Key(("code",)),),
    titled_by=("organization", "recipients_group"),
    doubles=("organization", "year", "kind", "amount"),
    doubts=(
        Doubt(
            "extract(year FROM decided_on) <> year",
            "дата решения не относится к году поддержки: проверьте год",
            ("decided_on", "year"),
        ),
    ),
    made={"code": "left(replace(gen_random_uuid()::text, '-', ''), 12)"},
)
