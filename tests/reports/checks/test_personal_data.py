import pytest

from reports.checks.personal_data import found_in
from tests.reports.checks.told import spoken, values


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Звоните: +7 (3842) 36-12-14.", None),
        ("Звоните: +7 (384) 236-12-14.", "номер телефона"),
        ("Телефон 8 923 456 78 90", "номер телефона"),
        ("Пишите на ivanova@example.ru сегодня", "адрес электронной почты"),
        ("СНИЛС 112-233-445 95", "СНИЛС"),
        ("паспорт серии 3204 № 123456", "паспорт"),
        ("Иванова И. И., 05.06.1984 г.р.", "дата рождения"),
        ("проживает по адресу: ул. Мира", "домашний адрес"),
        ("ул. Весенняя, д. 5, кв. 12", "домашний адрес"),
        ("ИНН 500100732259", "ИНН человека"),
    ],
)
def test_marks_of_a_person(text: str, shown: str | None) -> None:
    assert [what for what, _ in found_in(text)] == ([shown] if shown else [])


@pytest.mark.parametrize(
    "text",
    [
        "Постановление от 21.12.2017 № 3260, 1 397,2 тыс. рублей, 8 организаций.",
        "ОГРН 1027700132195, ИНН 7707083893.",
        "С 8 по 12 июня 2023 года прошло 120 встреч.",
        "Кварталы города, 15 кв. м",
    ],
)
def test_what_reports_are_full_of_is_no_personal_data(text: str) -> None:
    assert list(found_in(text)) == []


@pytest.mark.django_db
def test_the_finding_shows_the_words_and_where_they_stand() -> None:
    (finding,) = spoken("personal-data", "<p>Звоните: 8 923 456 78 90.</p>")
    assert values(finding) == {"напечатано": "8 923 456 78 90"}
    assert finding.place.startswith("section:only/")
