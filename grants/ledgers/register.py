"""The register of recipients as officials keep it: entries with numbers that stay, and violations."""

from grants.forms.register_entry import RegisterEntryForm
from grants.forms.violation import ViolationForm
from grants.models import RegisterEntry, Violation
from portal.workspace.desk import Desk
from portal.workspace.ledger import Child, Column, Ledger, Link, Part


def _recipient(entry: RegisterEntry) -> str:
    return entry.support.recipient


def _pages(desk: Desk) -> list[Link]:
    return [Link("Что внести и когда", desk.url("recipients-clock"))]


def _public(entry: RegisterEntry) -> str:
    return f"/{entry.municipality.slug}/recipients/?q={entry.number}"


ENTRIES = Ledger(
    code="register-entries",
    model=RegisterEntry,
    title="Реестр получателей",
    new="Новая запись реестра",
    group="Поддержка",
    position=140,
    about="Кому город дал поддержку: реестр, который видят все. Номера портал даёт сам, и они не меняются.",
    form=RegisterEntryForm,
    parts=(
        Part("Что внести", ("support", "entered_on")),
        Part(
            "Если поддержка прекращена",
            ("stopped_on",),
            hint="Заполните, только когда принято решение о прекращении: запись останется в реестре.",
        ),
    ),
    labels={"entered_on": "Дата включения", "stopped_on": "Дата решения о прекращении"},
    helps={
        "support": "Начните писать название организации и выберите из списка. После записи не меняется: "
        "сведения исправляют в самой мере поддержки.",
        "entered_on": "Не раньше последней записи реестра и не позже сегодняшнего дня.",
        "stopped_on": "Например 05.06.2023.",
    },
    columns=(
        Column("number", "Номер", is_number=True, sort=("number",)),
        Column("entered_on", "Внесено", sort=("entered_on",)),
        Column("support", "Получатель", value=_recipient),
        Column("decided_on", "Решение", value=lambda entry: entry.support.decided_on),
        Column("stopped_on", "Прекращена"),
    ),
    order=("-number", "id"),
    search=("support__organization__name", "support__organization__short_name"),
    related=("municipality", "support__organization"),
    children=(Child("violations", "entry"),),
    pages=_pages,
    public_url=_public,
    is_deletable=False,
)

VIOLATIONS = Ledger(
    code="violations",
    model=Violation,
    title="Нарушения получателей",
    new="Новое нарушение",
    group="Поддержка",
    position=150,
    about="Нарушения получателей поддержки. Они сразу видны в реестре на сайте.",
    form=ViolationForm,
    parts=(Part("Нарушение", ("entry", "found_on", "is_misuse", "text", "settled_on")),),
    labels={"entry": "Запись реестра", "is_misuse": "Нецелевое использование"},
    helps={
        "entry": "Начните с номера записи или названия получателя.",
        "found_on": "День проверки или акта, например 05.06.2023.",
        "is_misuse": "Отметьте, если деньги или помещение использованы не по назначению.",
        "text": "Коротко и без личных сведений: этот текст увидят все.",
        "settled_on": "Пусто, пока нарушение не устранено.",
    },
    columns=(
        Column("entry", "Запись"),
        Column("recipient", "Получатель", value=lambda violation: violation.entry.support.recipient),
        Column("found_on", "Выявлено", sort=("found_on",)),
        Column("is_misuse", "Нецелевое"),
        Column("text", "В чём нарушение"),
        Column("settled_on", "Устранено"),
    ),
    order=("-found_on", "id"),
    filters=("entry", "is_misuse"),
    search=("text", "entry__support__organization__name"),
    related=("entry__support__organization",),
)

LEDGERS = [ENTRIES, VIOLATIONS]
