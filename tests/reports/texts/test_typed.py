import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reports.texts.typed import split_typed


def typed(text: str) -> list[str]:
    return [words for words, is_number in split_typed(text) if is_number]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Поддержано 24 организации", ["24"]),
        ("из 5 проектов победили 2.", ["5", "2"]),
        ("Выделено 1 397,2 тыс. рублей на 3 проекта", ["1 397,2", "3"]),
        ("Выделено 1\u00a0397\u00a0200,50 рубля", ["1\u00a0397\u00a0200,50"]),
        ("снизилась до 0,13 %", ["0,13"]),
        ("В 2023 году 24 победы", ["24"]),
        ("получили 2023 человека", ["2023"]),
        ("обошлись в 300 рублей", ["300"]),
        ("(24)", ["24"]),
        ("более 800 человек", ["800"]),
        ("12, 15 и 18 заявок", ["12", "15", "18"]),
        ("подано 15 заявок за 10 лет", ["15", "10"]),
        ("Проведено: 15 встреч.", ["15"]),
        ("привлечены к 15 проектам", ["15"]),
        ("Выделено 150000, из них 1.5 млн рублей", ["150000", "1.5"]),
        ("снова 1/3 и 5 мест", ["1", "3", "5"]),
        ("помогли 23 майорам", ["23"]),
    ],
)
def test_numbers_that_records_should_give(text: str, numbers: list[str]) -> None:
    assert typed(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "в 2023 году",
        "на 2021–2023 годы",
        "в 2021, 2022 и 2023 годах",
        "с 2021 по 2023 год",
        "в 2022 и 2023 годах",
        "на 2024 год",
        "2023 г.",
        "2020–2024",
        "в 2023/24 учебном году",
        "с 10.07.2023 по 11.08.2023",
        "23 июля 2014 года",
        "с 1 по 5 марта",
        "в 18:30",
        "ко Дню 9 Мая и 8 Марта",
        "В ноябре 2013 утверждена",
        "в декабре 2013.",
        "Отчёт за 9 месяцев 2023 года",
        "в 1 квартале и 2 полугодии",
        "в 2013 г; далее",
        "занял 1 место",
        "ресурс 18+ открыт 24/7",
        "Приказ N 5",
        "МБОУ СОШ 15",
        "Таблицы 1–5",
        "Школа 104",
        "650000, г. Кемерово",
        "проект «Кузбасс-300»",
        "ул. Ленина, 5, к. 2",
        "с 9.00 до 18.00",
        "от 12.01.1996 № 7-ФЗ",
        "постановление № 123",
        "МБУ «Детский дом №\u00a02»",
        "Закон 44-ФЗ",
        "ст. 31.2 закона",
        "пункт 4 Порядка",
        "1-й этап",
        "в 4-й раз",
        "к 80-летию Победы",
        "Ученики 5-10 классов",
        "на II этапе XXI века",
        "ул. Весенняя, 24а",
        "пр. Советский, 54",
        "д. 5, кв. 12",
        "8 (3842) 58-18-18",
        "тел. 58-18-18",
        "ИНН 4207012345",
        "1024200000000",
        "в возрасте от 10 до 55 лет",
        "старше 18 лет",
        "1. Первое направление",
        "2.3) Второе",
        "https://fondp42.ru/2023/12",
        "конкурс «ДНК-2023»",
        "почта info24@mail.ru",
        "портал gorod42.ru",
    ],
)
def test_names_dates_and_numbers_of_things_are_left_alone(text: str) -> None:
    assert typed(text) == []


@given(st.text(alphabet="0123456789 ,.-–№/:()вгодлетст\u00a0", max_size=60))
@example("1.")
@example("1 000 00")
def test_nothing_is_lost_or_moved(text: str) -> None:
    assert "".join(words for words, _ in split_typed(text)) == text
    assert all(words.strip() == words and words[0].isdigit() for words in typed(text))


@given(st.integers(0, 10**9), st.sampled_from(["организаций", "проектов", "рублей", "заявок"]))
def test_a_count_before_a_noun_is_always_found(value: int, noun: str) -> None:
    grouped = f"{value:,}".replace(",", "\u00a0")
    assert typed(f"Всего {grouped} {noun}.") == [grouped]


@given(st.integers(1990, 2099), st.sampled_from(["в {} году", "на {} год", "{} г.", "за {}–2050 годы"]))
def test_a_year_never_is(year: int, words: str) -> None:
    assert typed(words.format(year)) == []
