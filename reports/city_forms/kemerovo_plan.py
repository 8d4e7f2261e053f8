"""Kemerovo: how the comprehensive plan was carried out. Measures in a four-column table, tables at their measures."""

from reports.city_forms.base import BlockTemplate, CityForm, MeasuresTemplate, SectionTemplate, table

FORM = CityForm(
    code="kemerovo_plan",
    title="Сводный отчёт о выполнении комплексного плана",
    sections=(
        SectionTemplate(
            "preamble",
            name="Преамбула",
            blocks=(
                BlockTemplate("orientation", {"landscape": True}),
                BlockTemplate("title"),
                BlockTemplate("text", prompt="Какими актами утверждён план и на какие годы."),
            ),
        ),
        MeasuresTemplate(
            prompt="Что сделано за год по мероприятию: факты, числа, организации.",
            tables={
                "best-practices": (table("financing_by_programme"),),
                "consulting": (table("support_by_sphere"),),
                "outside-money": (table("contests"),),
                "social-subsidies": (table("programme_recipients", programme="social"),),
                "sport": (table("programme_recipients", programme="sport"),),
            },
        ),
        SectionTemplate(
            "conclusion",
            name="Заключение",
            blocks=(
                BlockTemplate("text", prompt="Достигнуты ли целевые показатели и что дальше."),
                BlockTemplate("signature"),
            ),
        ),
        SectionTemplate(
            "appendix",
            name="Приложение",
            blocks=(
                BlockTemplate("orientation", {"landscape": False}),
                BlockTemplate("appendix"),
                BlockTemplate(
                    "heading",
                    {
                        "text": "Отчёт о достижении целевых показателей {plan_genitive} на {plan_years} годы",
                        "outline": "Целевые показатели",
                    },
                ),
                table("indicators", numbered=False, caption=False),
            ),
        ),
    ),
)
