"""Kogalym: the year told by kinds of support."""

from reports.city_forms.base import BlockTemplate, CityForm, SectionTemplate


def _section(code: str, title: str, prompt: str) -> SectionTemplate:
    return SectionTemplate(code, title, (BlockTemplate("text", prompt=prompt),), is_required=False)


FORM = CityForm(
    code="kogalym_support",
    title="Взаимодействие с некоммерческими организациями",
    sections=(
        SectionTemplate(
            "intro",
            name="Введение",
            blocks=(BlockTemplate("title"), BlockTemplate("text", prompt="О чём этот отчёт.")),
        ),
        _section(
            "organizations",
            "Некоммерческие организации города",
            "Сколько организаций и каких; кто оказывает услуги.",
        ),
        _section(
            "programme", "Муниципальная программа", "Какая программа действует и каким актом утверждена."
        ),
        _section("financial", "Финансовая поддержка", "Конкурсы, победители, гранты и субсидии города."),
        _section("resource", "Ресурсная поддержка", "Ресурсный центр и субсидия ему."),
        _section("educational", "Образовательная поддержка", "Семинары и школы."),
        _section(
            "consulting", "Консультационно-методическая поддержка", "Кого и как консультировали, сколько раз."
        ),
        _section("contests", "Участие в конкурсах", "Заявки и победы организаций города."),
        _section("informational", "Информационная поддержка", "Где и сколько публиковали."),
        _section("organizational", "Организационная поддержка", "Форумы, премии, площадки для диалога."),
        _section("tos", "Территориальное общественное самоуправление", "ТОС города и помощь им."),
    ),
)
