"""Lists of organisations, as the Ministry of Justice and the departments keep them."""

from ngo_registry.models import Organization
from portal.imports.kinds import Doubt, ImportField, ImportKind, Key

KIND = ImportKind(
    code="organizations",
    title="Организации",
    model=Organization,
    fields=(
        ImportField("code", ("код организации", "идентификатор")),
        ImportField(
            "name",
            (
                "наименование",
                "полное наименование",
                "наименование организации",
                "наименование НКО",
                "наименование некоммерческой организации",
                "название организации",
                "организация",
                "НКО",
                "наименование СОНКО",
            ),
            required=True,
        ),
        ImportField("short_name", ("сокращённое наименование", "краткое наименование", "сокращение")),
        ImportField(
            "legal_form",
            ("организационно-правовая форма", "ОПФ", "ОКОПФ", "правовая форма", "форма организации"),
            by_default=True,
        ),
        ImportField("status", ("состояние", "статус организации"), by_default=True),
        ImportField(
            "ogrn", ("ОГРН организации", "основной государственный регистрационный номер"), digits=13
        ),
        ImportField("inn", ("ИНН организации", "идентификационный номер налогоплательщика"), digits=10),
        ImportField("ministry_number", ("учётный номер", "реестровый номер", "номер Минюста")),
        ImportField("registered_on", ("дата регистрации", "дата создания", "дата внесения в ЕГРЮЛ")),
        ImportField("dissolved_on", ("дата ликвидации", "дата прекращения деятельности", "дата исключения")),
        ImportField(
            "address", ("юридический адрес", "адрес местонахождения", "место нахождения", "местонахождение")
        ),
        ImportField("district", ("район", "район города", "внутригородской район", "микрорайон")),
        ImportField("site", ("сайт организации", "официальный сайт", "интернет-сайт", "web-сайт")),
        ImportField(
            "head_name",
            ("руководитель", "ФИО руководителя", "Ф.И.О. руководителя", "директор", "председатель"),
        ),
        ImportField("head_position", ("должность", "должность руководителя")),
        ImportField("head_published_because", ()),
        ImportField("categories", ("категория", "категория организации", "категории НКО"), by_default=True),
        ImportField("spheres", ("сфера", "сфера деятельности", "направление деятельности"), by_default=True),
        ImportField("activity_kinds", ("вид деятельности", "виды деятельности по уставу")),
        ImportField("note", ("примечания", "комментарий", "дополнительно")),
    ),
    keys=(
        Key(("code",)),
        Key(("ogrn",)),
        Key(("inn", "name~"), unless_differs=("ogrn",)),
        Key(("name~",), unless_differs=("ogrn", "inn")),
    ),
    namesakes="ogrn",
    doubts=(
        Doubt(
            "name ~ '^[0-9 .,:/-]+$'",
            "название состоит из одних цифр: похоже, ячейки строки сдвинуты",
            ("name",),
        ),
        Doubt(
            "greatest(registered_on, dissolved_on) > current_date",
            "дата ещё не наступила: проверьте год",
            ("registered_on", "dissolved_on"),
        ),
    ),
    made={"code": "'o' || left(replace(gen_random_uuid()::text, '-', ''), 12)"},
)
