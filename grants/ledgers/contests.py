from grants.models import Contest, ContestRound, RoundShare
from portal.workspace.grid_declaration import Grid, GridColumn
from portal.workspace.ledger import Child, Column, Ledger, Part

CONTESTS = Ledger(
    code="contests",
    model=Contest,
    title="Конкурсы",
    new="Новый конкурс",
    group="Конкурсы",
    position=210,
    about="Конкурсы, в которых участвуют организации города. Итоги каждого года — в его записи.",
    parts=(
        Part("Конкурс", ("name", "organizer", "level", "money_source")),
        Part("О чём он", ("direction", "act", "url")),
    ),
    labels={"direction": "Направление", "act": "Порядок утверждён актом"},
    helps={
        "name": "Как в таблице отчёта, вместе с кавычками: Конкурс «Кемерово — город добрых дел».",
        "organizer": "Кто проводит: Фонд президентских грантов.",
        "level": "Кто проводит конкурс. Чьи деньги — спросим отдельно.",
        "money_source": "Чьи деньги получают победители. Конкурс без денег — оставьте пустым.",
        "direction": "Как напечатать в столбце «Направление деятельности».",
        "act": "Положение или порядок, например «от 05.06.2023 № 1514». Нет в списке — сначала добавьте акт.",
        "url": "Страница конкурса в сети, если она есть.",
    },
    columns=(
        Column("name", "Название", sort=("name",)),
        Column("organizer", "Организатор"),
        Column("level", "Уровень", sort=("level",)),
        Column("money_source", "Источник средств", sort=("money_source",)),
    ),
    order=("name", "id"),
    filters=("level", "money_source"),
    search=("name", "organizer"),
    children=(Child("rounds", "contest"), Child("awards", "contest")),
)

ROUNDS = Ledger(
    code="rounds",
    model=ContestRound,
    title="Итоги конкурсов",
    new="Итоги конкурса",
    group="Конкурсы",
    position=220,
    about="Что принёс городу каждый конкурс за год: участники, победители, деньги.",
    parts=(
        Part("Какой конкурс", ("contest", "year", "number")),
        Part(
            "Когда",
            ("opens_on", "closes_on", "decided_on"),
            hint="Пока идёт приём заявок, конкурс виден всем в календаре открытых конкурсов.",
        ),
        Part(
            "Участники и деньги",
            ("applicants", "winners", "requested", "amount"),
            hint="Если участники известны по видам («3 объединения, 36 физлиц»), их числа впишите после "
            "сохранения, а здесь оставьте пустым.",
        ),
        Part("В таблицах отчёта", ("in_report_table", "position")),
    ),
    labels={"number": "Который раз в году", "in_report_table": "Показать строкой в таблице конкурсов"},
    helps={
        "contest": "Нет в списке — сначала добавьте конкурс.",
        "year": "Год отчёта, в который войдут итоги.",
        "number": "1, а если конкурс проводили дважды за год — для второго раза 2.",
        "opens_on": "Первый день приёма заявок, например 01.04.2024.",
        "closes_on": "Последний день приёма заявок: в этот день их ещё принимают.",
        "decided_on": "День, когда объявили победителей, например 05.06.2023.",
        "applicants": "Сколько заявок или участников от города: 12, «более 800».",
        "winners": "Сколько победило от города. Если никто — прочерк.",
        "requested": "Сколько просили все участники вместе, если это известно.",
        "amount": "Сколько получили победители от города: 21,0 млн или 1 397,2 тыс. Если конкурс без "
        "денег — прочерк.",
        "position": "Место строки в таблице: чем меньше число, тем выше.",
    },
    columns=(
        Column("contest", "Конкурс"),
        Column("number", "Раз", is_number=True),
        Column("decided_on", "Итоги"),
        Column("applicants", "Участников", is_number=True),
        Column("winners", "Победителей", is_number=True),
        Column("amount", "Выделено", is_number=True),
    ),
    order=("-year", "position", "id"),
    filters=("contest",),
    years="year",
    search=("contest__name",),
    related=("contest",),
    children=(Child("round-shares", "round"), Child("awards", "round")),
    grids=(
        Grid(
            code="year",
            title="Итоги конкурсов за год",
            scope=("year",),
            columns=(
                GridColumn("contest", "Конкурс", 34),
                GridColumn("number", "Раз", 6),
                GridColumn("decided_on", "Итоги", 12),
                GridColumn("applicants", "Участников", 12, is_summed=True),
                GridColumn("winners", "Победителей", 12, is_summed=True),
                GridColumn("requested", "Запрошено, тыс. руб.", 12, is_summed=True, scale="тыс."),
                GridColumn("amount", "Выделено, тыс. руб.", 12, is_summed=True, scale="тыс."),
            ),
            hint="Деньги пишите в тысячах рублей.",
        ),
    ),
)

SHARES = Ledger(
    code="round-shares",
    model=RoundShare,
    title="Участники по видам",
    new="Участники одного вида",
    parts=(Part("Сколько и кого", ("round", "side", "applicant_kind", "count")),),
    labels={"side": "Участники или победители", "applicant_kind": "Кто они"},
    helps={
        "round": "Какого конкурса и года.",
        "side": "Тех и других запишите отдельно.",
        "count": "Например: 36. Все виды вместе дадут число в таблице конкурсов.",
    },
    columns=(
        Column("round", "Итоги"),
        Column("side", "Кто"),
        Column("applicant_kind", "Вид"),
        Column("count", "Сколько", is_number=True),
    ),
    order=("-round__year", "round", "side", "applicant_kind", "id"),
    filters=("round", "side", "applicant_kind"),
    years="round__year",
    search=("round__contest__name",),
    related=("round__contest",),
)

LEDGERS = [CONTESTS, ROUNDS, SHARES]
