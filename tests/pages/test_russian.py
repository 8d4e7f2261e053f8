"""Russian wording in templates."""

import datetime

import pytest

from portal.templatetags.russian import agreed, counted, day, grouped, typeset

FORMS = "организация,организации,организаций"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0 организаций"),
        (1, "1 организация"),
        (2, "2 организации"),
        (11, "11 организаций"),
        (21, "21 организация"),
        (112, "112 организаций"),
        (1204, "1 204 организации"),
    ],
)
def test_word_goes_with_its_number(number: int, words: str) -> None:
    assert counted(number, FORMS).replace("\u00a0", " ") == words
    assert agreed(number, FORMS) in words


def test_numbers_dates_and_spaces() -> None:
    assert grouped(1234567) == "1\u00a0234\u00a0567"
    assert day(datetime.date(2023, 6, 5)) == "5\u00a0июня\u00a02023"
    assert day(None) == ""
    assert typeset("в 5 кв. м") == "в\u00a05\u00a0кв.\u00a0м"
