from portal.lib.units import unit
from portal.workspace.grid_declaration import Grid, GridColumn
from portal.workspace.ledger import Child, Column, Ledger, Part
from reports.forms.indicator_value import IndicatorValueForm
from reports.models import Indicator, IndicatorValue
from reports.targets import write_plan


def _plan(value: IndicatorValue) -> str:
    return write_plan(value.plan, value.plan_upper)


INDICATORS = Ledger(
    code="indicators",
    model=Indicator,
    title="Показатели",
    new="Новый показатель",
    group="Отчётность",
    position=330,
    about="Целевые показатели плана. Значения по годам вносят в записи показателя или таблицей.",
    parts=(
        Part("Показатель", ("title", "plan", "parent", "department")),
        Part("В чём измеряется", ("unit", "unit_label", "higher_is_better")),
        Part(
            "Из чего вычисляется",
            ("numerator_title", "denominator_title"),
            hint="Только если показатель — доля или отношение.",
        ),
        Part("В таблице отчёта", ("position",)),
    ),
    labels={"higher_is_better": "Чем больше, тем лучше", "position": "Порядок"},
    helps={
        "title": "Как в приложении к плану: Доля НКО, получивших поддержку.",
        "plan": "Какого плана это показатель.",
        "parent": "Если показатель — строка под общим заголовком.",
        "department": "Кто вносит значения и отвечает за них.",
        "unit": "По ней портал понимает введённые числа.",
        "unit_label": "Если в таблице её пишут иначе: «% от общего числа».",
        "higher_is_better": "Снимите, если хорошо, когда показатель снижается.",
        "numerator_title": "Что делят: число НКО, получивших поддержку.",
        "denominator_title": "На что делят: число НКО в городе.",
        "position": "Место строки в таблице: чем меньше число, тем выше.",
    },
    columns=(
        Column("title", "Показатель"),
        Column("unit", "Единица", value=lambda indicator: indicator.unit_label or _unit(indicator)),
        Column("department", "Подразделение"),
        Column("plan", "План"),
    ),
    order=("position", "id"),
    filters=("plan", "department"),
    search=("title",),
    related=("department", "plan"),
    children=(Child("indicator-values", "indicator"),),
)

VALUES = Ledger(
    code="indicator-values",
    model=IndicatorValue,
    form=IndicatorValueForm,
    title="Значения показателей",
    new="Новое значение показателя",
    group="Отчётность",
    position=340,
    about="План и факт каждого показателя по годам.",
    parts=(
        Part("Показатель и год", ("indicator", "year")),
        Part("План и факт", ("plan", "fact", "explanation")),
        Part("Из чего вычислен факт", ("numerator", "denominator")),
    ),
    helps={
        "indicator": "Нет в списке — сначала добавьте показатель.",
        "year": "За какой год значение.",
        "plan": "Как в приложении к плану: 36,67 или «с 25 до 35». Не установлен — прочерк.",
        "fact": "Что вышло за год: 36,67 или «более 800». Ещё неизвестно — оставьте пустым.",
        "explanation": "Почему факт разошёлся с планом. Нужно, если план не выполнен.",
        "numerator": "Например: 55 получивших поддержку.",
        "denominator": "Например: 150 организаций в городе.",
    },
    columns=(
        Column("indicator", "Показатель"),
        Column("plan", "План", value=_plan, is_number=True),
        Column("fact", "Факт", is_number=True),
        Column("explanation", "Пояснение"),
    ),
    order=("-year", "indicator__position", "id"),
    filters=("indicator",),
    years="year",
    search=("indicator__title", "explanation"),
    related=("indicator__department",),
    grids=(
        Grid(
            code="year",
            title="Показатели за год",
            scope=("year",),
            rows="indicator",
            offered=lambda indicators: indicators.filter(children=None),
            columns=(
                GridColumn("indicator", "Показатель", 36),
                GridColumn("plan", "План", 10, shown=_plan),
                GridColumn("fact", "Факт", 10),
                GridColumn("numerator", "Числитель", 10),
                GridColumn("denominator", "Знаменатель", 10),
                GridColumn("explanation", "Пояснение отклонения", 24),
            ),
        ),
    ),
)


def _unit(indicator: Indicator) -> str:
    return unit(indicator.unit).many


LEDGERS = [INDICATORS, VALUES]
