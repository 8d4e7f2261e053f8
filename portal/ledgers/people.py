from portal.forms.person import PersonForm
from portal.models import User
from portal.workspace.ledger import Column, Ledger, Part


def _name(person: User) -> str:
    return f"{person.last_name} {person.first_name}".strip() or person.username


PEOPLE = Ledger(
    code="people",
    model=User,
    title="Сотрудники",
    new="Новый сотрудник",
    group="Справочники",
    position=430,
    about="Кто работает на портале от города и что каждому можно.",
    form=PersonForm,
    parts=(
        Part("Кто это", ("last_name", "first_name", "email", "username")),
        Part("Что можно", ("role", "department", "is_active")),
    ),
    labels={"username": "Логин", "is_active": "Может входить на портал", "email": "Электронная почта"},
    helps={
        "first_name": "Имя и отчество: Вера Павловна.",
        "email": "На этот адрес придёт приглашение, а потом — ссылка для забытого пароля.",
        "username": "Оставьте пустым: логином станет адрес почты.",
        "role": "Специалист вносит сведения своего подразделения, сводящий собирает отчёт, администратор "
        "приглашает сотрудников, аудитор только читает.",
        "department": "Специалисту обязательно: он видит и правит записи своего подразделения.",
        "is_active": "Снимите, когда человек уволился: войти он больше не сможет, а сделанное им останется.",
    },
    columns=(
        Column("last_name", "Фамилия, имя", value=_name, sort=("last_name", "first_name")),
        Column("email", "Почта", sort=("email",)),
        Column("role", "Роль", sort=("role",)),
        Column("department", "Подразделение"),
        Column("is_active", "Входит", sort=("is_active",)),
    ),
    order=("last_name", "first_name", "id"),
    filters=("role", "department", "is_active"),
    search=("last_name", "first_name", "email", "username"),
    related=("department",),
    templates=("workspace/people/beside.html",),
    is_deletable=False,
    takes_files=False,
)

LEDGERS = [PEOPLE]
