from grants.forms.award import AwardForm
from grants.models import Award
from portal.workspace.grid_declaration import Grid, GridColumn
from portal.workspace.ledger import Column, Ledger, Part


def _winner(award: Award) -> str:
    return str(award.organization) if award.organization else "физические лица"


AWARDS = Ledger(
    code="awards",
    model=Award,
    title="Победы в конкурсах",
    new="Новая победа в конкурсе",
    group="Конкурсы",
    position=230,
    about="Кто из города победил, с каким проектом и сколько получил.",
    form=AwardForm,
    parts=(
        Part(
            "Кто победил",
            ("organization", "persons"),
            hint="Людей по именам портал не хранит: впишите только их число и общую сумму.",
        ),
        Part("В каком конкурсе", ("contest", "nomination", "year", "round", "decided_on")),
        Part("За что и сколько", ("project", "purpose", "amount", "requested")),
    ),
    labels={"persons": "или сколько физических лиц", "round": "Итоги, где учтена", "amount": "Сумма гранта"},
    helps={
        "organization": "Начните писать название, ОГРН или ИНН и выберите из списка.",
        "persons": "Если победили люди, а не организация: 36.",
        "contest": "Нет в списке — сначала добавьте конкурс.",
        "nomination": "Если победителей выбирали по номинациям: «Лучший социальный проект».",
        "year": "Год отчёта, который расскажет о победе.",
        "round": "Итоги того же конкурса. Неизвестно, какого раза победа, — оставьте пустым.",
        "decided_on": "День, когда объявили победителей, например 05.06.2023.",
        "project": "Название проекта без кавычек: их поставит отчёт.",
        "purpose": "На что дан грант, в нескольких словах.",
        "amount": "1 397,2 тыс или 1397200. Если победа без денег — прочерк, неизвестно — пусто.",
        "requested": "Сколько просили, если это известно.",
    },
    columns=(
        Column("winner", "Победитель", value=_winner),
        Column("contest", "Конкурс"),
        Column("project", "Проект"),
        Column("amount", "Сумма", is_number=True),
        Column("decided_on", "Решено"),
    ),
    order=("-year", "-id"),
    filters=("organization", "contest", "round"),
    years="year",
    search=("organization__name", "organization__short_name", "project"),
    related=("organization", "contest"),
    grids=(
        Grid(
            code="year",
            title="Победы за год",
            scope=("year",),
            columns=(
                GridColumn("contest", "Конкурс", 22),
                GridColumn("organization", "Организация", 26),
                GridColumn("persons", "или физлиц", 8, is_summed=True),
                GridColumn("nomination", "Номинация", 14),
                GridColumn("project", "Проект", 20),
                GridColumn("amount", "Сумма, тыс. руб.", 12, is_summed=True, scale="тыс."),
                GridColumn("decided_on", "Решено", 12),
            ),
            hint="Сумму пишите в тысячах рублей.",
        ),
    ),
)

LEDGERS = [AWARDS]
