"""Target indicators by years."""

from reports.opendata.columns import CITY, flat, free_text, quantity, text, year, yes_or_no
from reports.opendata.dataset import Dataset

indicators = Dataset(
    code="indicators",
    title="Целевые показатели",
    description="План и факт целевых показателей по годам. Если цель — промежуток, plan — его нижняя граница, "
    "plan_upper — верхняя.",
    keywords="показатели, план и факт, НКО",
    position=80,
    source="reports_indicatorvalue v JOIN reports_indicator i ON i.id = v.indicator_id "
    "JOIN portal_municipality m ON m.id = i.municipality_id "
    "LEFT JOIN reports_indicator h ON h.id = i.parent_id "
    "LEFT JOIN portal_department d ON d.id = i.department_id",
    order="i.municipality_id, i.position, i.id, v.year",
    key=("city", "code", "year"),
    columns=flat(
        CITY,
        text("code", "Код показателя", "i.code", required=True),
        text("title", "Показатель", "i.title", required=True),
        text("parent", "Входит в", "h.title"),
        text("unit", "Единица", "coalesce(nullif(i.unit_label, ''), i.unit)"),
        yes_or_no("higher_is_better", "Чем больше, тем лучше", "i.higher_is_better"),
        text("department", "Подразделение", "d.name"),
        year("year", "Год", "v.year"),
        quantity("plan", "План", "v.plan", ""),
        quantity("plan_upper", "План: верхняя граница", "v.plan_upper", ""),
        quantity("fact", "Факт", "v.fact", ""),
        quantity("numerator", "Числитель", "v.numerator", ""),
        text("numerator_title", "Что в числителе", "i.numerator_title"),
        quantity("denominator", "Знаменатель", "v.denominator", ""),
        text("denominator_title", "Что в знаменателе", "i.denominator_title"),
        free_text("explanation", "Пояснение отклонения", "v.explanation"),
    ),
)
