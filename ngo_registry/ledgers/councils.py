from ngo_registry.models import Council, CouncilMeeting
from portal.workspace.grid_declaration import Grid, GridColumn
from portal.workspace.ledger import Child, Column, Ledger, Part

COUNCILS = Ledger(
    code="councils",
    model=Council,
    title="Общественные советы",
    new="Новый совет",
    group="Организации",
    position=20,
    about="Советы, палаты и комиссии при администрации, в которых заседают общественники.",
    parts=(Part("Совет", ("name", "kind", "act", "since", "until", "organizations")),),
    helps={
        "name": "Как в акте, которым он создан: Общественный совет города Кемерово.",
        "kind": "По нему отчёт считает отдельно советы, палаты и комиссии.",
        "act": "Номер и дата, например «от 21.12.2017 № 3260». Нет в списке — сначала добавьте акт.",
        "since": "День создания. Не знаете — оставьте пустым.",
        "until": "Пусто, пока совет работает.",
        "organizations": "Название, ОГРН или ИНН — по одной организации в строке. Сайт покажет совет на их страницах.",
    },
    columns=(
        Column("name", "Название", sort=("name",)),
        Column("kind", "Вид", sort=("kind",)),
        Column("act", "Создан актом"),
        Column("since", "Действует с"),
        Column("until", "по"),
    ),
    order=("name", "id"),
    filters=("kind",),
    search=("name",),
    related=("act",),
    children=(Child("meetings", "council"),),
)

MEETINGS = Ledger(
    code="meetings",
    model=CouncilMeeting,
    title="Заседания советов",
    new="Новое заседание",
    group="Организации",
    position=30,
    about="Когда заседал совет и сколько вопросов рассмотрел.",
    parts=(Part("Заседание", ("council", "year", "number", "held_on", "agenda_items", "topic")),),
    labels={"number": "Которое в году", "held_on": "Когда прошло"},
    helps={
        "council": "Нет в списке — сначала добавьте совет.",
        "year": "Год отчёта, в который войдёт заседание.",
        "number": "1 — первое в году, 2 — второе. У одного совета номера не повторяются.",
        "held_on": "Например 05.06.2023. Известен только месяц — оставьте пустым.",
        "agenda_items": "Число вопросов в повестке: 5, «более 5». Неизвестно — оставьте пустым.",
        "topic": "О чём говорили, в нескольких словах. Удобно для текста отчёта.",
    },
    columns=(
        Column("council", "Совет"),
        Column("number", "№", is_number=True),
        Column("held_on", "Дата", sort=("held_on",)),
        Column("agenda_items", "Вопросов", is_number=True),
        Column("topic", "Тема"),
    ),
    order=("-year", "council__name", "number", "id"),
    filters=("council",),
    years="year",
    search=("council__name", "topic"),
    related=("council",),
    grids=(
        Grid(
            code="year",
            title="Заседания за год",
            scope=("year",),
            columns=(
                GridColumn("council", "Совет", 35),
                GridColumn("number", "№", 6),
                GridColumn("held_on", "Дата", 14),
                GridColumn("agenda_items", "Вопросов", 10, is_summed=True),
                GridColumn("topic", "Тема", 35),
            ),
        ),
    ),
)

LEDGERS = [COUNCILS, MEETINGS]
