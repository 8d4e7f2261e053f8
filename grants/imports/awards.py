"""Lists of winners of contests."""

from grants.models import Award
from portal.imports.kinds import Doubt, ImportField, ImportKind, Key

KIND = ImportKind(
    code="awards",
    title="Победы в конкурсах",
    model=Award,
    fields=(
        ImportField("code", ("учётный номер записи", "код записи", "номер заявки")),
        ImportField("year", ("год", "год победы"), required=True, by_default=True),
        ImportField(
            "contest",
            ("наименование конкурса", "название конкурса", "конкурс", "грантодатель"),
            required=True,
            by_default=True,
        ),
        ImportField(
            "organization",
            (
                "победитель",
                "получатель гранта",
                "наименование",
                "наименование организации",
                "грантополучатель",
                "НКО",
                "ИНН",
                "ОГРН",
            ),
        ),
        ImportField("persons", ("физлица", "количество физических лиц")),
        ImportField("nomination", ("номинация конкурса", "направление конкурса")),
        ImportField("project", ("наименование проекта", "название проекта")),
        ImportField("purpose", ("цель", "назначение")),
        ImportField("decided_on", ("дата решения", "дата соглашения", "дата договора")),
        ImportField("requested", ("запрошенная сумма",)),
        ImportField("amount", ("сумма", "сумма гранта", "размер гранта", "выделенная сумма")),
    ),
    keys=(Key(("code",)),),
    titled_by=("organization", "project"),
    doubles=("organization", "year", "contest", "amount"),
    doubts=(
        Doubt(
            "extract(year FROM decided_on) NOT IN (year, year - 1)",
            "дата решения далека от года отчёта: проверьте год",
            ("decided_on", "year"),
        ),
        Doubt("amount_value > requested_value", "выделено больше, чем запрошено", ("amount", "requested")),
    ),
    made={"code": "left(replace(gen_random_uuid()::text, '-', ''), 12)"},
)
