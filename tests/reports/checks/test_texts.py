import pytest

from reports.builder import build
from reports.checks.texts import paragraphs, sentences
from tests.reports.records import make_total, report_with, table_block

pytestmark = pytest.mark.django_db


def test_texts_are_read_as_their_reader_sees_them() -> None:
    make_total("events", "5", "event")
    text = "<p>Прошло {{ reported code=events | мероприятие }}.</p><ul><li>раз<ol><li>два</li></ol></li></ul>"
    built = build(report_with(text, table_block("contests")))
    assert [words.replace("\u00a0", " ") for _, words in paragraphs(built)] == [
        "Прошло 5 мероприятий.",
        "раз",
        "два",
    ]
    assert {part.place for part, _ in paragraphs(built)} == {"section:only/3"}


@pytest.mark.parametrize(
    "sentence",
    ["Работал Т.Ф. Горбачев.", "Дано 5 тыс. Рублей.", "В 2023 г. Фонд работал.", "Итого 0,15 % плана."],
)
def test_a_full_stop_of_an_abbreviation_ends_no_sentence(sentence: str) -> None:
    built = build(report_with(f"<p>{sentence} Второе предложение!</p>"))
    told = [words.replace("\u00a0", " ") for _, words in sentences(built)]
    assert told == [sentence, "Второе предложение!"]
