from grants.forms.reported_total import NARROWED_BY, ReportedTotalForm
from grants.models import ReportedTotal
from grants.subjects import SUBJECTS
from portal.workspace.grid_declaration import Grid, GridColumn
from portal.workspace.ledger import Column, Ledger, Part


def _subject(total: ReportedTotal) -> str:
    return SUBJECTS.get(total.subject, (total.subject, ()))[0]


TOTALS = Ledger(
    code="totals",
    model=ReportedTotal,
    title="Сводные сведения",
    new="Новое сводное сведение",
    group="Поддержка",
    position=130,
    about="Что подразделение знает только в целом за год: «14 органов провели 59 заседаний».",
    form=ReportedTotalForm,
    parts=(
        Part("Что сосчитано", ("year", "title", "subject", "value", "unit")),
        Part(
            "Только часть",
            NARROWED_BY,
            hint="Если сосчитано не всё, а часть: только ветераны, только один конкурс. Иначе оставьте «все».",
        ),
        Part("Откуда", ("department", "as_of", "note")),
    ),
    labels={"title": "Как это назвать", "subject": "Что это за число"},
    helps={
        "year": "За какой год.",
        "title": "Своими словами: Заседания общественных советов.",
        "subject": "Если такое число есть в списке, отчёт возьмёт его вместо подсчёта по записям. "
        "Нет в списке — оставьте «другое».",
        "value": "59, «более 800», 1 397,2 тыс. Не было — прочерк.",
        "unit": "В чём сосчитано: заседания, человек, рубли.",
        "department": "Чьи это сведения.",
        "as_of": "На какой день верно, например 31.12.2023. За весь год — оставьте пустым.",
        "note": "Письмо, отчёт или журнал, из которого взято.",
    },
    columns=(
        Column("title", "Что сосчитано"),
        Column("value", "Значение", is_number=True),
        Column("subject", "Что это за число", value=_subject),
        Column("department", "Подразделение"),
        Column("as_of", "На день"),
    ),
    order=("-year", "title", "id"),
    filters=("department",),
    years="year",
    search=("title", "note"),
    related=("department",),
    grids=(
        Grid(
            code="year",
            title="Сводные сведения за год",
            scope=("year",),
            columns=(
                GridColumn("title", "Что сосчитано", 40),
                GridColumn("value", "Значение", 14),
                GridColumn("unit", "Единица", 16),
                GridColumn("as_of", "На день", 12),
                GridColumn("note", "Откуда", 18),
            ),
        ),
    ),
)

LEDGERS = [TOTALS]
