"""Noun phrases beside numbers: every phrase of the reports, in written-out tables."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.lib.agreement import CASES, agree, in_letters
from portal.lib.quantities import Qualifier
from portal.lib.units import UNITS, Kind, Unit

NOMINATIVE = {
    # phrase (1, 21, 101): (2, 22), (0, 5, 11, 111, 1000)
    "организация": ("организации", "организаций"),
    "организация инвалидов": ("организации инвалидов", "организаций инвалидов"),
    "общественная организация": ("общественные организации", "общественных организаций"),
    "общественная организация инвалидов": (
        "общественные организации инвалидов",
        "общественных организаций инвалидов",
    ),
    "негосударственная организация": ("негосударственные организации", "негосударственных организаций"),
    "социально ориентированная некоммерческая организация": (
        "социально ориентированные некоммерческие организации",
        "социально ориентированных некоммерческих организаций",
    ),
    "социально ориентированная НКО": ("социально ориентированные НКО", "социально ориентированных НКО"),
    "субъект МСП": ("субъекта МСП", "субъектов МСП"),
    "победитель из города Кемерово": ("победителя из города Кемерово", "победителей из города Кемерово"),
    "социально значимый проект": ("социально значимых проекта", "социально значимых проектов"),
    "муниципальное учреждение": ("муниципальных учреждения", "муниципальных учреждений"),
    "представитель НКО": ("представителя НКО", "представителей НКО"),
    "национально-культурное общество": ("национально-культурных общества", "национально-культурных обществ"),
    "общественный совет": ("общественных совета", "общественных советов"),
    "Общественный совет": ("Общественных совета", "Общественных советов"),
    "орган местного самоуправления": ("органа местного самоуправления", "органов местного самоуправления"),
    "оказание услуги": ("оказания услуги", "оказаний услуги"),
    "случай поддержки": ("случая поддержки", "случаев поддержки"),
    "круглый стол": ("круглых стола", "круглых столов"),
    "рабочее совещание": ("рабочих совещания", "рабочих совещаний"),
    "подросток": ("подростка", "подростков"),
    "человек": ("человека", "человек"),
    "молодой человек": ("молодых человека", "молодых людей"),
    "ребёнок": ("ребёнка", "детей"),
    "год": ("года", "лет"),
    "заседание": ("заседания", "заседаний"),
    "вопрос": ("вопроса", "вопросов"),
    "заявка": ("заявки", "заявок"),
    "грант": ("гранта", "грантов"),
    "НКО-победитель": ("НКО-победителя", "НКО-победителей"),
    "IT-компания": ("IT-компании", "IT-компаний"),
    "PR-акция": ("PR-акции", "PR-акций"),
    "VIP-гость": ("VIP-гостя", "VIP-гостей"),
    "QR-код": ("QR-кода", "QR-кодов"),
    "ТОСовец": ("ТОСовца", "ТОСовцев"),
    "Молодой Человек": ("Молодых Человека", "Молодых Людей"),
    "Ребёнок": ("Ребёнка", "Детей"),
    "юр. лицо": ("юр. лица", "юр. лиц"),
    "физ. лицо": ("физ. лица", "физ. лиц"),
    "соц. проект": ("соц. проекта", "соц. проектов"),
    "соц. значимый проект": ("соц. значимых проекта", "соц. значимых проектов"),
    "иностранное юр. лицо": ("иностранных юр. лица", "иностранных юр. лиц"),
    "чел. в сутки": ("чел. в сутки", "чел. в сутки"),
    "тыс. человек": ("тыс. человек", "тыс. человек"),
    "млн руб.": ("млн руб.", "млн руб."),
    "ед. хранения": ("ед. хранения", "ед. хранения"),
    "кв. м": ("кв. м", "кв. м"),
    "НКО": ("НКО", "НКО"),
    "СОНКО": ("СОНКО", "СОНКО"),
    "ТОС": ("ТОС", "ТОС"),
    "чел.": ("чел.", "чел."),
    "млн рублей": ("млн рублей", "млн рублей"),
}


@pytest.mark.parametrize(("phrase", "few", "many"), [(one, *rest) for one, rest in NOMINATIVE.items()])
def test_nominative(phrase: str, few: str, many: str) -> None:
    assert {number: agree(number, phrase) for number in (1, 21, 101)} == dict.fromkeys((1, 21, 101), phrase)
    assert {number: agree(number, phrase) for number in (2, 3, 22)} == dict.fromkeys((2, 3, 22), few)
    assert {agree(number, phrase) for number in (0, 5, 11, 14, 111, 1000)} == {many}


CASE_TABLE = [
    # phrase, number: gent, datv, accs, ablt, loct
    ("негосударственная организация", 17, "негосударственных организаций", "негосударственным организациям",
     "негосударственных организаций", "негосударственными организациями", "негосударственных организациях"),
    ("негосударственная организация", 21, "негосударственной организации", "негосударственной организации",
     "негосударственную организацию", "негосударственной организацией", "негосударственной организации"),
    ("негосударственная организация", 2, "негосударственных организаций", "негосударственным организациям",
     "негосударственные организации", "негосударственными организациями", "негосударственных организациях"),
    ("общественный совет", 1, "общественного совета", "общественному совету",
     "общественный совет", "общественным советом", "общественном совете"),
    ("общественный совет", 2, "общественных советов", "общественным советам",
     "общественных совета", "общественными советами", "общественных советах"),
    ("победитель", 1, "победителя", "победителю", "победителя", "победителем", "победителе"),
    ("победитель", 3, "победителей", "победителям", "победителей", "победителями", "победителях"),
    ("победитель", 23, "победителей", "победителям", "победителя", "победителями", "победителях"),
    ("человек", 5, "человек", "человекам", "человек", "человеками", "человеках"),
    ("год", 14, "лет", "годам", "лет", "годами", "годах"),
    ("муниципальное учреждение", 31, "муниципального учреждения", "муниципальному учреждению",
     "муниципальное учреждение", "муниципальным учреждением", "муниципальном учреждении"),
    ("НКО", 31, "НКО", "НКО", "НКО", "НКО", "НКО"),
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "number", "gent", "datv", "accs", "ablt", "loct"), CASE_TABLE)
def test_other_cases(phrase: str, number: int, gent: str, datv: str, accs: str, ablt: str, loct: str) -> None:
    expected = {"gent": gent, "datv": datv, "accs": accs, "ablt": ablt, "loct": loct}
    assert {case: agree(number, phrase, case) for case in expected} == expected


@pytest.mark.parametrize(
    ("number", "phrase", "qualifier", "expected"),
    [
        (300, "некоммерческая организация", Qualifier.MORE, "некоммерческих организаций"),
        (1, "организация", Qualifier.OVER, "организации"),
        (21, "заявка", Qualifier.MORE, "заявки"),
        (2, "заявка", Qualifier.MORE, "заявок"),
        (34, "представитель НКО", Qualifier.OVER, "представителей НКО"),
        (3, "общественный совет", Qualifier.ABOUT, "общественных советов"),
        (14, "год", Qualifier.UP_TO, "лет"),
        (2, "человек", Qualifier.MORE, "человек"),
    ],
)
def test_after_more_the_number_stands_in_the_genitive(
    number: int, phrase: str, qualifier: Qualifier, expected: str
) -> None:
    assert agree(number, phrase, qualifier=qualifier) == expected
    assert agree(number, phrase, "accs", qualifier) == expected


@pytest.mark.parametrize(
    ("phrase", "one", "few", "many"),
    [
        ("прошедшие сутки", "прошедшие сутки", "прошедших суток", "прошедших суток"),
        ("летние каникулы", "летние каникулы", "летних каникул", "летних каникул"),
        ("военнослужащий", "военнослужащего", "военнослужащих", "военнослужащих"),
        ("учащийся", "учащегося", "учащихся", "учащихся"),
        ("обучающийся ребёнок", "обучающегося ребёнка", "обучающихся детей", "обучающихся детей"),
        ("столовая", "столовую", "столовые", "столовых"),
        ("«круглый стол»", "«круглый стол»", "«круглых стола»", "«круглых столов»"),
        ("ребёнок-сирота", "ребёнка-сироту", "детей-сирот", "детей-сирот"),
        ("дом-интернат", "дом-интернат", "дома-интерната", "домов-интернатов"),
        ("организация-партнёр", "организацию-партнёра", "организации-партнёра", "организаций-партнёров"),
        ("онлайн-встреча", "онлайн-встречу", "онлайн-встречи", "онлайн-встреч"),
        ("пресс-секретарь", "пресс-секретаря", "пресс-секретарей", "пресс-секретарей"),
    ],
)
def test_words_that_decline_their_own_way(phrase: str, one: str, few: str, many: str) -> None:
    assert [agree(number, phrase, "accs") for number in (1, 2, 5)] == [one, few, many]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [("социально значимый проект", "социально значимого проекта"), ("заявка", "заявки"), ("год", "года")],
)
def test_a_fraction_takes_the_genitive_singular(phrase: str, expected: str) -> None:
    assert agree(Decimal("1.5"), phrase) == expected
    assert agree(Decimal("1.5"), phrase, "datv") == expected


def test_a_whole_decimal_is_a_whole_number() -> None:
    assert agree(Decimal("5.00"), "заявка") == "заявок"


def test_case_names() -> None:
    assert agree(5, "заявка", CASES["дательный"]) == "заявкам"
    with pytest.raises(ValueError, match="nomn"):
        agree(5, "заявка", "дательный")


COUNTED = [known for known in UNITS.values() if known.kind is Kind.COUNT]


@pytest.mark.parametrize("known", COUNTED, ids=lambda known: known.code)
@pytest.mark.parametrize("number", [0, 1, 2, 5, 11, 21, 101, 1000, Decimal("1.5")])
def test_the_written_words_of_units_agree_with_the_dictionary(known: Unit, number: Decimal | int) -> None:
    assert agree(number, known.one) == known.words(number)
    genitive = agree(number, known.one, qualifier=Qualifier.MORE)
    assert genitive == known.words(number, genitive=True)


@pytest.mark.parametrize(
    ("value", "case", "words"),
    [
        (1, "nomn", "сутки"),
        (2, "nomn", "суток"),
        (5, "nomn", "суток"),
        (21, "accs", "сутки"),
        (3, "accs", "суток"),
        (2, "datv", "суткам"),
        (4, "ablt", "сутками"),
        (Decimal("1.5"), "nomn", "суток"),
    ],
)
def test_a_noun_without_a_singular_is_counted_in_the_genitive(
    value: Decimal | int, case: str, words: str
) -> None:
    assert agree(value, "сутки", case) == words


def test_adjectives_follow_a_noun_without_a_singular() -> None:
    assert agree(1, "частные ясли") == "частные ясли"
    assert agree(2, "частные ясли") == "частных яслей"
    assert agree(2, "частные ясли", "loct") == "частных яслях"


@pytest.mark.parametrize(
    ("number", "phrase", "case", "words"),
    [
        (4, "рабочее совещание", "nomn", "четыре рабочих совещания"),
        (2, "курс", "nomn", "два курса"),
        (2, "юр. лицо", "nomn", "два юр. лица"),
        (2, "кв. м", "nomn", "два кв. м"),
        (2, "некоммерческая организация", "datv", "двум некоммерческим организациям"),
        (2, "некоммерческая организация", "nomn", "две некоммерческие организации"),
        (2, "победитель", "accs", "двух победителей"),
        (3, "женщина", "accs", "трёх женщин"),
        (1, "организация", "accs", "одну организацию"),
        (1, "житель", "accs", "одного жителя"),
        (1, "сутки", "nomn", "одни сутки"),
        (2, "сутки", "nomn", "двое суток"),
        (2, "сутки", "datv", "двум суткам"),
        (4, "летние каникулы", "accs", "четверо летних каникул"),
        (8, "проект", "ablt", "восемью проектами"),
        (10, "человек", "loct", "десяти человеках"),
    ],
)
def test_small_numbers_in_letters(number: int, phrase: str, case: str, words: str) -> None:
    assert in_letters(number, phrase, case) == words


def test_in_letters_after_more() -> None:
    assert in_letters(2, "организация", "accs", Qualifier.MORE) == "двух организаций"
    with pytest.raises(ValueError, match="only numbers from 1 to 10"):
        in_letters(11, "организация")


@settings(deadline=None)  # the first phrase loads the dictionary
@given(
    st.integers(0, 10_000),
    st.sampled_from(sorted(NOMINATIVE)),
    st.sampled_from(sorted(CASES.values())),
    st.sampled_from(list(Qualifier)[:5]),
)
def test_only_the_last_two_digits_are_agreed_with(
    number: int, phrase: str, case: str, qualifier: Qualifier
) -> None:
    said = agree(number + 100, phrase, case, qualifier)
    assert said == agree(number + 10_100, phrase, case, qualifier)
    assert len(said.split()) == len(phrase.split())
    if qualifier is not Qualifier.EXACT:
        assert said == agree(number + 100, phrase, "gent")


@settings(deadline=None)
@given(st.integers(1, 10), st.sampled_from(sorted(NOMINATIVE)), st.sampled_from(sorted(CASES.values())))
def test_a_number_in_letters_leaves_the_noun_as_it_is(number: int, phrase: str, case: str) -> None:
    assert in_letters(number, phrase, case).partition(" ")[2] == agree(number, phrase, case)
