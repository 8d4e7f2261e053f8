from portal.workspace.grid_declaration import Grid, GridColumn
from portal.workspace.ledger import Child, Column, Ledger, Part
from reports.forms.plan import DirectionForm, ItemForm
from reports.models import Plan, PlanDirection, PlanItem

SHORT_TITLE = "Несколько слов для оглавления отчёта. Пусто — встанет название целиком."
POSITION = "Место по порядку; по нему мероприятия нумеруются в печати. Пусто — встанет последним."


def _departments(item: PlanItem) -> str:
    return ", ".join(str(department) for department in item.departments.all())


PLANS = Ledger(
    code="plans",
    model=Plan,
    title="Комплексные планы",
    new="Новый комплексный план",
    group="Отчётность",
    position=310,
    about="Планы мероприятий по поддержке НКО: о них рассказывает годовой отчёт.",
    parts=(
        Part("План", ("title", "title_genitive", "act")),
        Part("Годы", ("year_from", "year_to")),
    ),
    labels={"title_genitive": "Название в родительном падеже"},
    helps={
        "title": "Как в постановлении: Комплексный план мероприятий по поддержке СОНКО.",
        "title_genitive": "Для заголовка «Отчёт о выполнении …»: Комплексного плана мероприятий по поддержке СОНКО.",
        "act": "Постановление, которым план утверждён. Нет в списке — сначала добавьте акт.",
        "year_from": "Первый год плана: 2022.",
        "year_to": "Последний год плана: 2025.",
    },
    columns=(
        Column("title", "Название"),
        Column("act", "Утверждён"),
        Column("years", "Годы", value=lambda plan: f"{plan.year_from}–{plan.year_to}", sort=("year_from",)),
    ),
    order=("-year_from", "id"),
    search=("title",),
    related=("act",),
    children=(Child("plan-directions", "plan"), Child("indicators", "plan")),
)

DIRECTIONS = Ledger(
    code="plan-directions",
    model=PlanDirection,
    title="Направления планов",
    new="Новое направление плана",
    form=DirectionForm,
    parts=(Part("Направление", ("plan", "title", "short_title", "position")),),
    helps={
        "plan": "Какого плана это направление.",
        "title": "Как в плане, без номера: номер поставит отчёт.",
        "short_title": SHORT_TITLE,
        "position": POSITION,
    },
    columns=(
        Column("position", "№", is_number=True),
        Column("title", "Направление"),
        Column("plan", "План"),
    ),
    order=("-plan__year_from", "plan", "position", "id"),
    filters=("plan",),
    search=("title",),
    related=("plan",),
    children=(Child("plan-items", "direction"),),
)

ITEMS = Ledger(
    code="plan-items",
    model=PlanItem,
    title="Мероприятия планов",
    new="Новое мероприятие плана",
    group="Отчётность",
    position=320,
    about="Что обещано сделать, в какой срок и кто отвечает.",
    form=ItemForm,
    parts=(
        Part("Мероприятие", ("direction", "title", "short_title", "position")),
        Part("Срок и ответственные", ("term", "departments")),
    ),
    helps={
        "direction": "В какое направление плана входит.",
        "title": "Как в плане, без номера: номер поставит отчёт.",
        "short_title": SHORT_TITLE,
        "position": POSITION,
        "term": "Как в плане: 2022–2025 годы или ежегодно, IV квартал.",
        "departments": "Кто пишет об этом мероприятии в отчёт. Можно отметить несколько.",
    },
    columns=(
        Column("position", "№", is_number=True),
        Column("title", "Мероприятие"),
        Column("direction", "Направление"),
        Column("term", "Срок"),
        Column("departments", "Ответственные", value=_departments),
    ),
    order=("-direction__plan__year_from", "direction__plan", "direction__position", "position", "id"),
    filters=("direction", "departments"),
    search=("title", "short_title"),
    related=("direction",),
    prefetch=("departments",),
    grids=(
        Grid(
            code="direction",
            title="Мероприятия направления",
            scope=("direction",),
            columns=(
                GridColumn("position", "№", 6),
                GridColumn("title", "Мероприятие", 56),
                GridColumn("short_title", "В оглавлении", 16),
                GridColumn("term", "Срок", 22),
            ),
            hint="Таблицу плана можно вставить прямо из Word. Ответственных отметьте потом в каждом мероприятии.",
        ),
    ),
)

LEDGERS = [PLANS, DIRECTIONS, ITEMS]
