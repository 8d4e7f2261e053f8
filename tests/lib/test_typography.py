"""Where a line must not break; «~» stands for the no-break space."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.lib.typography import nbsp


@pytest.mark.parametrize(
    "expected",
    [
        "постановление от 25.03.2022 №~134-р",
        "выделено 21~984,5~тыс.~рублей на 27 НКО",
        "более 30~млн~рублей",
        "доля 25~%, площадь 11~332,7~кв.~м",
        "23~июля 2014~года",
        "в~2023~г. и~в~2024~году",
        "директор А.С.~Конюхова",
        "директор А.~С.~Конюхова",
        "подписал Конюхов~А.С.",
        "у~города, с~партнёрами, к~сроку, о~поддержке",
        "Я~и~ты",
        "г.~Кемерово, ул.~Весенняя, д.~5",
        "поддержка~– это помощь",
        "от 1 до 14~лет",
        "1~397~200~рублей",
        "в 2023 150 заявок".replace("в ", "в~"),
        "кто-а нибудь",
    ],
)
def test_no_break_spaces(expected: str) -> None:
    assert nbsp(expected.replace("~", " ")) == expected.replace("~", "\u00a0")


@given(st.text(alphabet="авА №1235.,%-–—«» \u00a0тысмлнг\n", max_size=80) | st.text(max_size=80))
def test_nothing_but_spaces_changes(text: str) -> None:
    shown = nbsp(text)
    assert len(shown) == len(text)
    assert shown.replace("\u00a0", " ") == text.replace("\u00a0", " ")
    assert nbsp(shown) == shown
