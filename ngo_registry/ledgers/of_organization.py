"""What an organisation has several of: contacts, marks of registers, former names."""

from ngo_registry.models import Contact, FormerName, OrganizationMark
from portal.workspace.grid_declaration import Grid, GridColumn
from portal.workspace.ledger import Column, Ledger, Part

ORGANIZATION_HELP = "Начните писать название, ОГРН или ИНН и выберите из списка."

CONTACTS = Ledger(
    code="contacts",
    model=Contact,
    title="Контакты организаций",
    new="Новый контакт",
    parts=(Part("Контакт", ("organization", "kind", "value", "is_published")),),
    labels={"value": "Телефон, почта или адрес страницы"},
    helps={
        "organization": ORGANIZATION_HELP,
        "value": "Один в записи: +7 3842 00-00-00, или info@example.ru, или https://vk.com/club1.",
        "is_published": "Отметьте, если организация согласна показать его всем. Иначе видят только сотрудники.",
    },
    columns=(
        Column("organization", "Организация"),
        Column("kind", "Вид"),
        Column("value", "Контакт"),
        Column("is_published", "На сайте"),
    ),
    order=("organization", "kind", "value", "id"),
    filters=("organization", "kind", "is_published"),
    search=("value", "organization__name", "organization__short_name"),
    related=("organization",),
    grids=(
        Grid(
            code="organization",
            title="Контакты организации",
            scope=("organization",),
            columns=(
                GridColumn("kind", "Вид", 20),
                GridColumn("value", "Телефон, почта или страница", 60),
                GridColumn("is_published", "На сайте", 20),
            ),
        ),
    ),
)

MARKS = Ledger(
    code="marks",
    model=OrganizationMark,
    title="Признаки СОНКО",
    new="Новый признак СОНКО",
    parts=(Part("Признак", ("organization", "register", "since", "until")),),
    labels={"since": "Включена", "until": "Исключена"},
    helps={
        "organization": ORGANIZATION_HELP,
        "register": "Реестр, в котором организация состоит или состояла.",
        "since": "День включения, например 05.06.2023. Не знаете — оставьте пустым.",
        "until": "Пусто, пока организация остаётся в реестре.",
    },
    columns=(
        Column("organization", "Организация"),
        Column("register", "Реестр"),
        Column("since", "Включена"),
        Column("until", "Исключена"),
    ),
    order=("organization", "register", "id"),
    filters=("register", "organization"),
    search=("organization__name", "organization__short_name"),
    related=("organization",),
    grids=(
        Grid(
            code="register",
            title="Организации одного реестра",
            scope=("register",),
            columns=(
                GridColumn("organization", "Организация", 60),
                GridColumn("since", "Включена", 20),
                GridColumn("until", "Исключена", 20),
            ),
            hint="Сюда можно вставить список организаций из выписки реестра.",
        ),
    ),
)

FORMER_NAMES = Ledger(
    code="former-names",
    model=FormerName,
    title="Прежние названия",
    new="Прежнее название",
    parts=(Part("Название", ("organization", "name", "until")),),
    labels={"until": "Носила до"},
    helps={
        "organization": ORGANIZATION_HELP,
        "name": "Как было в документах. По нему организацию найдут поиск и загрузка файлов.",
        "until": "День, когда название сменилось. Не знаете — оставьте пустым.",
    },
    columns=(
        Column("organization", "Организация"),
        Column("name", "Прежнее название"),
        Column("until", "Носила до"),
    ),
    order=("organization", "name", "id"),
    filters=("organization",),
    search=("name", "organization__name", "organization__short_name"),
    related=("organization",),
)

LEDGERS = [CONTACTS, MARKS, FORMER_NAMES]
