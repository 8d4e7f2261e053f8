from portal.forms.city import CityForm
from portal.models import Municipality
from portal.workspace.ledger import Column, Ledger, Part

CITY = Ledger(
    code="city",
    model=Municipality,
    title="Город",
    new="Новый город",
    group="Справочники",
    position=440,
    about="Как портал называет город и его администрацию.",
    form=CityForm,
    parts=(
        Part("Название", ("name", "name_genitive", "name_locative", "region")),
        Part("Администрация", ("administration", "administration_inn", "site")),
        Part("На портале", ("slug",)),
        Part("Реестр получателей и сроки", ("register_basis", "entry_days", "claim_days")),
        Part("Открытые данные", ("licence", "licence_url")),
    ),
    labels={
        "name": "Город",
        "name_genitive": "Организации города … (кого, чего)",
        "name_locative": "В городе … (в ком, в чём)",
        "register_basis": "Основание реестра получателей",
        "entry_days": "Рабочих дней на запись в реестр",
        "claim_days": "Дней на ответ об ошибке",
        "licence": "Условия использования",
        "licence_url": "Адрес текста условий",
    },
    helps={
        "name": "Без слова «город»: Когалым. Остальное можно не заполнять: портал предложит сам.",
        "name_genitive": "Когалыма. Пусто — портал просклоняет название сам; проверьте, что вышло.",
        "name_locative": "Когалыме. Пусто — портал просклоняет название сам; проверьте, что вышло.",
        "region": "Как в официальных документах: Ханты-Мансийский автономный округ — Югра.",
        "administration": "Как на бланке: Администрация города Когалыма.",
        "administration_inn": "10 цифр. Нужен для выгрузки открытых данных.",
        "register_basis": "Печатается над реестром получателей поддержки. Поправьте, когда изменится закон.",
        "entry_days": "Сколько рабочих дней после решения о поддержке даётся на запись. Праздники — "
        "в производственном календаре.",
        "claim_days": "Календарных дней с того, как человек подтвердил почту.",
        "licence": "На каких условиях все могут брать данные города.",
        "licence_url": "Где эти условия написаны полностью.",
        "slug": "Латинские буквы, цифры и дефис: kogalym. Потом не меняется, потому что на адрес ссылаются.",
    },
    columns=(
        Column("name", "Город"),
        Column("region", "Регион"),
        Column("administration", "Администрация"),
    ),
    order=("name", "id"),
    public_url=Municipality.get_absolute_url,
    is_deletable=False,
    takes_files=False,
)

LEDGERS = [CITY]
