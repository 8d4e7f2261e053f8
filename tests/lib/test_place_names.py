import pytest

from portal.lib.place_names import decline_place


@pytest.mark.parametrize(
    ("name", "genitive", "locative"),
    [
        ("Когалым", "Когалыма", "Когалыме"),
        ("Ханты-Мансийск", "Ханты-Мансийска", "Ханты-Мансийске"),
        ("Кемерово", "Кемерово", "Кемерово"),
        ("Нижний Новгород", "Нижнего Новгорода", "Нижнем Новгороде"),
        ("Набережные Челны", "Набережных Челнов", "Набережных Челнах"),
        ("Орёл", "Орла", "Орле"),
        ("Ростов-на-Дону", "Ростова-на-Дону", "Ростове-на-Дону"),
        ("Сочи", "Сочи", "Сочи"),
        ("Пермь", "Перми", "Перми"),
        ("Радужный", "Радужного", "Радужном"),
    ],
)
def test_names_of_cities(name: str, genitive: str, locative: str) -> None:
    assert (decline_place(name, "gent"), decline_place(name, "loct")) == (genitive, locative)


@pytest.mark.parametrize("odd", ["", "   ", "№ 7", "-", "город-", "🏙"])
def test_what_is_no_name_stays_and_breaks_nothing(odd: str) -> None:
    assert decline_place(odd, "gent") == " ".join(odd.split())


def test_a_misspelt_case_is_an_error() -> None:
    with pytest.raises(ValueError, match="unknown case"):
        decline_place("Когалым", "родительный")
