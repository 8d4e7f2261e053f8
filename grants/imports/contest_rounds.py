"""Results of contests, one holding a row."""

from grants.models import ContestRound
from portal.imports.kinds import Doubt, ImportField, ImportKind, Key

KIND = ImportKind(
    code="contest_rounds",
    title="Итоги конкурсов",
    model=ContestRound,
    fields=(
        ImportField(
            "contest",
            ("наименование конкурса", "название конкурса", "конкурс"),
            required=True,
            by_default=True,
        ),
        ImportField("year", ("год проведения",), required=True, by_default=True),
        ImportField("number", ("номер конкурса", "этап", "№ в году")),
        ImportField("position", ("порядок",)),
        ImportField("decided_on", ("дата итогов", "дата подведения итогов", "дата решения")),
        ImportField(
            "applicants", ("количество участников", "подано заявок", "количество заявок", "число участников")
        ),
        ImportField(
            "winners", ("количество победителей", "число победителей", "поддержано проектов", "победители")
        ),
        ImportField("requested", ("запрошенная сумма", "сумма заявок")),
        ImportField(
            "amount", ("сумма", "сумма грантов", "выделенная сумма", "объём финансирования", "сумма средств")
        ),
        ImportField("in_report_table", ("в таблице отчёта",)),
    ),
    keys=(Key(("contest", "year", "number")),),
    titled_by=("contest",),
    doubts=(
        Doubt(
            "extract(year FROM decided_on) <> year",
            "дата итогов не относится к году конкурса: проверьте год",
            ("decided_on", "year"),
        ),
        Doubt(
            "winners_value > applicants_value",
            "победителей больше, чем участников",
            ("winners", "applicants"),
        ),
        Doubt("amount_value > requested_value", "выделено больше, чем запрошено", ("amount", "requested")),
    ),
)
