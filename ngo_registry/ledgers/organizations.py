from ngo_registry.duplicates import doubts_about
from ngo_registry.forms.organization import OrganizationForm
from ngo_registry.models import Claim, Organization
from portal.records.access import may_merge
from portal.workspace.desk import Desk
from portal.workspace.ledger import Child, Column, Ledger, Link, Part


def _categories(organization: Organization) -> str:
    return ", ".join(str(category) for category in organization.categories.all())


def pages(desk: Desk) -> list[Link]:
    return [Link("Обращения об ошибках", desk.url("claims"))] if desk.may_see(Claim) else []


def links(desk: Desk, organization: Organization) -> list[Link]:
    if not may_merge(desk.user):
        return []
    return [Link("Объединить с другой", desk.url("organization-merge", organization.pk))]


ORGANIZATIONS = Ledger(
    code="organizations",
    model=Organization,
    title="Организации",
    new="Новая организация",
    group="Организации",
    position=10,
    about="Реестр некоммерческих организаций города, зарегистрированных и нет.",
    form=OrganizationForm,
    parts=(
        Part("Название", ("name", "short_name", "legal_form", "status", "status_on", "status_source")),
        Part(
            "Номера и даты",
            ("ogrn", "inn", "ministry_number", "registered_on", "dissolved_on"),
            hint="Возьмите из выписки из ЕГРЮЛ. У незарегистрированной группы эту часть пропустите.",
        ),
        Part("Чем занимается", ("categories", "spheres", "activity_kinds")),
        Part("Где находится", ("address", "district", "site")),
        Part("Руководитель", ("head_name", "head_position", "head_published_because")),
        Part("Для сотрудников", ("note",)),
    ),
    labels={
        "legal_form": "Организационно-правовая форма",
        "registered_on": "Дата регистрации",
        "dissolved_on": "Дата ликвидации",
        "head_published_because": "Почему имя можно показать на сайте",
        "categories": "Кого объединяет",
    },
    helps={
        "name": "Как в уставе: Автономная некоммерческая организация «Ресурсный центр поддержки НКО».",
        "short_name": "Так организацию назовут отчёт и списки: АНО «Ресурсный центр».",
        "legal_form": "Автономные организации, фонды, учреждения и союзы бывают только зарегистрированными.",
        "status": "«Не зарегистрирована» — группа без юридического лица: клуб, инициативная группа, ТОС.",
        "status_on": "День выписки или сверки, например 05.06.2026. Сайт покажет его рядом со статусом.",
        "status_source": "Например: ЕГРЮЛ, сайт Минюста, отчёт организации.",
        "ogrn": "13 цифр, пробелы можно не убирать. По нему портал узнаёт организацию в файлах.",
        "inn": "10 цифр.",
        "ministry_number": "Учётный номер в реестре Минюста, если он есть.",
        "registered_on": "День внесения в ЕГРЮЛ, например 05.06.2013.",
        "dissolved_on": "Только у ликвидированных: день, когда организация исключена из ЕГРЮЛ.",
        "categories": "Можно отметить несколько. По ним отчёт считает организации ветеранов, инвалидов, ТОС.",
        "spheres": "Можно отметить несколько: организация войдёт в каждую.",
        "activity_kinds": "По статье 31.1 закона № 7-ФЗ, если организация социально ориентированная.",
        "district": "Если город делится на районы или микрорайоны: Ленинский.",
        "address": "Как в уставе или где её найти: г. Кемерово, пр. Советский, 54.",
        "site": "Адрес сайта или страницы в социальной сети.",
        "head_name": "Фамилия, имя и отчество полностью.",
        "head_position": "Например: председатель правления.",
        "head_published_because": "Например: согласие от 12.03.2024. Пока поле пусто, имя видно только "
        "сотрудникам (закон № 152-ФЗ).",
        "note": "Видно только сотрудникам. Если ОГРН неизвестен, напишите здесь почему.",
    },
    columns=(
        Column("name", "Название", value=str, sort=("name",)),
        Column("legal_form", "Форма"),
        Column("status", "Статус"),
        Column("ogrn", "ОГРН"),
        Column("inn", "ИНН"),
        Column("categories", "Кого объединяет", value=_categories),
    ),
    order=("name", "id"),
    filters=("status", "legal_form", "categories", "spheres"),
    search=("name", "short_name", "ogrn", "inn"),
    related=("legal_form", "municipality"),
    prefetch=("categories",),
    children=(
        Child("contacts", "organization"),
        Child("marks", "organization"),
        Child("former-names", "organization"),
        Child("support", "organization"),
        Child("awards", "organization"),
    ),
    doubts=doubts_about,
    while_typing="ngo_registry/workspace/likeness_while_typing.html",
    links=links,
    pages=pages,
    templates=("ngo_registry/workspace/beside_organization.html",),
    public_url=Organization.get_absolute_url,
)

LEDGERS = [ORGANIZATIONS]
