"""Measures of support: each kind is asked for just what it can have."""

from grants.forms.support import SupportForm
from grants.models import Support
from grants.support_grids import GRIDS, SERVICES
from portal.workspace.ledger import Column, Ledger, Part

HELPS = {
    "organization": "Начните писать название, ОГРН или ИНН и выберите из списка. "
    "Если известно только число получателей, оставьте пустым и опишите их ниже.",
    "recipients_group": "Заполните вместо организации: НКО – участники семинаров.",
    "recipient_kind": "От этого зависит, войдёт ли запись в таблицы поддержки НКО.",
    "recipients": "Для получателей без имён: 14, «более 800». Неизвестно — оставьте пустым.",
    "year": "Год отчёта, в который войдёт поддержка.",
    "decided_on": "Дата постановления, которым решено дать поддержку, например 05.06.2023.",
    "department": "Кто оказал поддержку и отвечает за эту запись.",
    "act": "Номер и дата, например «от 05.06.2023 № 1514». Нет в списке — сначала добавьте акт.",
    "programme": "Если деньги или помощь идут по муниципальной программе.",
    "sphere": "По ней поддержка встанет в строку таблицы «по сферам».",
    "purpose": "Как в соглашении или постановлении: на проведение фестиваля национальных культур.",
    "money_form": "Как в соглашении.",
    "amount": "Сумма по соглашению: 1 397,2 тыс или 1397200. Если сумма ещё не известна, оставьте пусто; "
    "если не давали — прочерк.",
    "requested": "Сколько просила организация, если это известно.",
    "paid": "Сколько перечислено на самом деле. Если ещё не платили, оставьте пустым.",
    "returned": "Сколько организация вернула в бюджет. Если возврата не было — прочерк.",
    "tenure": "Как в договоре.",
    "area": "В квадратных метрах: 489,40.",
    "address": "Адрес помещения, а не организации: пр. Советский, 54, пом. 12.",
    "term_from": "Начало срока договора, например 01.03.2023.",
    "term_to": "Конец срока. Пусто — договор бессрочный или срок неизвестен.",
    "service_unit": "В чём считаете: консультации, публикации, мероприятия.",
    "services": "Сколько раз за год: 120, «более 800». Неизвестно — оставьте пустым.",
    "part_of": "Если эта поддержка уже посчитана в сводной записи, назовите ту запись: второй раз "
    "портал её не прибавит.",
    "position": "Место строки в таблице: чем меньше число, тем выше.",
}

SUPPORT = Ledger(
    code="support",
    model=Support,
    title="Меры поддержки",
    new="Новая мера поддержки",
    group="Поддержка",
    position=110,
    about="Кому, что и на каком основании дал город: деньги, помещения, консультации и другое.",
    variant="kind",
    form=SupportForm,
    parts=(
        Part(
            "Кому",
            ("organization", "recipients_group", "recipient_kind", "recipients"),
            hint="Назовите организацию. Если известно только число получателей — опишите их и укажите число.",
        ),
        Part("Деньги", ("money_form", "amount", "requested", "paid", "returned"), only_for=("financial",)),
        Part("Имущество", ("tenure", "address", "area", "term_from", "term_to"), only_for=("property",)),
        Part("Услуги", ("service_unit", "services"), only_for=SERVICES),
        Part("Когда и кем решено", ("year", "decided_on", "act", "department")),
        Part("На что", ("programme", "sphere", "purpose")),
        Part("В таблицах отчёта", ("part_of", "position")),
    ),
    labels={
        "recipients_group": "Получатели без имён",
        "money_form": "Форма поддержки",
        "amount": "Сумма",
        "tenure": "На каком праве",
    },
    helps=HELPS,
    needed=("tenure",),
    columns=(
        Column("recipient", "Кому", value=lambda support: support.recipient),
        Column("kind", "Вид"),
        Column("amount", "Сумма", is_number=True, sort=("amount_value",)),
        Column("decided_on", "Решено", sort=("decided_on",)),
        Column("programme", "Программа"),
        Column("department", "Подразделение"),
    ),
    order=("-year", "-id"),
    filters=("kind", "organization", "programme", "department", "sphere"),
    years="year",
    search=("organization__name", "organization__short_name", "recipients_group", "purpose"),
    related=("organization", "programme", "department"),
    grids=GRIDS,
)

LEDGERS = [SUPPORT]
