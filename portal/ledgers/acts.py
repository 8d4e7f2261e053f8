from portal.models import LegalAct
from portal.workspace.ledger import Column, Ledger, Part

ACTS = Ledger(
    code="acts",
    model=LegalAct,
    title="Правовые акты",
    new="Новый правовой акт",
    group="Справочники",
    position=410,
    about="Законы, постановления и распоряжения, на которые ссылаются меры поддержки и отчёт.",
    parts=(
        Part("Реквизиты", ("kind", "number", "date", "date_printed", "issuer")),
        Part("О чём акт", ("title", "url")),
    ),
    helps={
        "kind": "Как назван сам документ.",
        "number": "Только номер, без знака «№»: 3260 или 127-ФЗ.",
        "date": "День подписания, например 21.12.2017 или 21 декабря 2017.",
        "date_printed": "Заполните, только если в источнике дата написана с ошибкой: «10.06.203». "
        "Тогда поле «Дата» оставьте пустым.",
        "issuer": "Например: Администрация города Кемерово. У законов можно не указывать.",
        "title": "Без слова «постановление» и без номера: Об утверждении муниципальной программы «Спорт».",
        "url": "Адрес страницы, где акт опубликован: по нему читатели отчёта смогут его прочитать.",
    },
    columns=(
        Column("kind", "Вид", sort=("kind",)),
        Column("number", "Номер", sort=("number",)),
        Column("date", "Дата", value=lambda act: act.printed_date, sort=("date",)),
        Column("title", "Название"),
        Column("issuer", "Кем принят"),
    ),
    order=("-date", "-id"),
    filters=("kind",),
    search=("number", "title", "issuer"),
)

LEDGERS = [ACTS]
