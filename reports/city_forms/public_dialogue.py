"""The questionnaire on dialogue with the public: what was achieved, what is to be done next year."""

from reports.city_forms.base import BlockTemplate, CityForm, SectionTemplate

FORM = CityForm(
    code="public_dialogue",
    title="Взаимодействие с общественностью",
    sections=(
        SectionTemplate(
            "achievements",
            "Что наиболее значительное удалось сделать в области взаимодействия с общественностью в {year} году",
            (
                BlockTemplate("title"),
                BlockTemplate("text", prompt="Советы, организации, мероприятия, конкурсы: главное за год."),
            ),
        ),
        SectionTemplate(
            "tasks",
            "Какие задачи стоят в {next_year} году",
            (BlockTemplate("text", prompt="Направления и задачи на следующий год."),),
            is_required=False,
        ),
    ),
)
