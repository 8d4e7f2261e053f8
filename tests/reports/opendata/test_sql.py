"""What the database does to texts is what the portal's own rules say."""

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.lib.personal_data import found_in
from portal.records.formats import defused
from reports.opendata.columns import quoted
from reports.opendata.sql import CONTROL, HIDDEN, HIDDEN_MARKS, defused_sql, hidden_sql

pytestmark = pytest.mark.django_db

WHATEVER = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
DANGEROUS = st.text("'=+-@\t\r\n\x01\x0b\x1f a1я", max_size=12)


def in_database(expression: str, texts: list[str]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {expression.replace('%', '%%')} FROM unnest(%s) WITH ORDINALITY AS t(v, n) ORDER BY n",
            [texts],
        )
        return [value for (value,) in cursor.fetchall()]


@settings(deadline=None, max_examples=200)
@given(st.lists(WHATEVER | DANGEROUS, min_size=1, max_size=40))
def test_formulas_are_defused_by_the_rule_of_all_files(texts: list[str]) -> None:
    has_control = f"t.v ~ {quoted(CONTROL)}"
    assert in_database(defused_sql("t.v", has_control), texts) == [defused(text) for text in texts]


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        (
            "Звоните: 8 (3842) 00-00-00",
            "Звоните: 8 (3842) 00-00-00",
        ),  # an office: three digits more are not there
        ("Звоните +7 905 123-45-67!", f"Звоните {HIDDEN}!"),
        ("Звоните +7\N{NO-BREAK SPACE}905\N{NO-BREAK SPACE}123-45-67!", f"Звоните {HIDDEN}!"),
        ("пишите ivan.petrov@mail.example.ru, ждём", f"пишите {HIDDEN}, ждём"),
        ("СНИЛС 112-233-445 95", f"СНИЛС {HIDDEN}"),
        ("112-233-445 95 и a@b.ru", f"{HIDDEN} и {HIDDEN}"),
        ("Выделено 1 397 200 рублей в 2023 году", "Выделено 1 397 200 рублей в 2023 году"),
        ("", ""),
    ],
)
def test_personal_numbers_are_hidden(told: str, shown: str) -> None:
    assert in_database(hidden_sql("t.v"), [told]) == [shown]


PHONES = ("+7 905 123-45-67", "8(905)1234567", "8 905 123 45", "+7905123456789")
PIECES = (
    *PHONES,
    "a@b.ru",
    "@",
    "a@",
    "112-233-445 95",
    "112-233-445",
    "905",
    "123-45",
    "слово",
    "8",
    "2023",
)
WORDS = st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join)


@settings(deadline=None, max_examples=200)
@given(st.lists(WORDS, min_size=1, max_size=40))
def test_nothing_is_left_that_the_check_would_find(texts: list[str]) -> None:
    for told, shown in zip(texts, in_database(hidden_sql("t.v"), texts), strict=True):
        assert not [words for mark, words in found_in(shown) if mark in HIDDEN_MARKS], (told, shown)
        if not any(mark in HIDDEN_MARKS for mark, _ in found_in(told)):
            assert shown == told
