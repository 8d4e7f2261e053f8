from portal.workspace.ledger import Column, Ledger, Part
from reports.forms.declared_value import DeclaredValueForm
from reports.models import DeclaredValue

DECLARED = Ledger(
    code="declared",
    model=DeclaredValue,
    title="Заявленные значения",
    new="Новое заявленное значение",
    group="Отчётность",
    position=350,
    about="Что подразделение или прежний документ заявили о числе отчёта. Портал сравнит с вычисленным.",
    form=DeclaredValueForm,
    parts=(
        Part("Что заявлено", ("year", "place", "value", "unit")),
        Part("Кто заявил", ("department", "source")),
        Part(
            "Решение сводящего",
            ("resolution", "reason", "prints_reason"),
            hint="Пока решения нет, отчёт печатает заявленное.",
        ),
    ),
    labels={"place": "Число отчёта", "value": "Заявлено"},
    helps={
        "year": "Год отчёта.",
        "place": "Адрес числа: его даёт страница числа или клетки в отчёте. Например: "
        "table:contests/total/amount или figure:contests.amount?source=federal_budget.",
        "value": "Как в документе: 1 397,2 тыс или 16. Точность портал поймёт по числу знаков.",
        "unit": "Пусто — та же, в которой считает отчёт.",
        "department": "Чьи это сведения.",
        "source": "Например: сводный отчёт управления культуры за 2023 год, с. 4.",
        "resolution": "Какое число печатать.",
        "reason": "Почему оставлено заявленное: без причины оставить его нельзя.",
        "prints_reason": "Читатель увидит причину сноской под таблицей.",
    },
    columns=(
        Column("place", "Число отчёта"),
        Column("value", "Заявлено", is_number=True),
        Column("resolution", "Решение"),
        Column("department", "Подразделение"),
        Column("source", "Откуда"),
    ),
    order=("-year", "place", "id"),
    filters=("resolution", "department"),
    years="year",
    search=("place", "source", "reason"),
    related=("department",),
)

LEDGERS = [DECLARED]
