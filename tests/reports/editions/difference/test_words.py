"""Two texts word by word: nothing of either is lost, whatever stands between the words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.editions.difference.changes import How
from reports.editions.difference.words import likeness, plain, runs_of


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("Деньги выделены.", "Деньги выделены вовремя.", [" вовремя"]),
        ("Всего пять встреч", "Всего встреч", ["пять "]),
        ("раз два", "раз\nдва", [" ", "\n"]),
        ("", "новое слово", ["новое слово"]),
    ],
)
def test_gaps_go_with_the_words_that_come_and_go(before: str, after: str, changed: list[str]) -> None:
    runs = runs_of(before, after)
    assert [run.text for run in runs if run.how is not How.SAME] == changed
    assert "".join(run.text for run in runs if run.how is not How.REMOVED) == after
    assert "".join(run.text for run in runs if run.how is not How.ADDED) == before


@given(st.text(max_size=40), st.text(max_size=40))
def test_both_texts_can_be_read_out_of_their_runs(before: str, after: str) -> None:
    runs = runs_of(before, after)
    assert "".join(run.text for run in runs if run.how is not How.REMOVED) == after
    assert plain("".join(run.text for run in runs if run.how is not How.ADDED)) == plain(before)


def test_a_space_that_keeps_words_together_is_no_change() -> None:
    (run,) = runs_of("в 2023 году", "в\u00a02023\u00a0году")
    assert (run.how, run.text) == (How.SAME, "в\u00a02023\u00a0году")


def test_gaps_and_signs_make_no_two_texts_alike() -> None:
    assert likeness("один, два; три", "пять, шесть; семь") == 0
    assert likeness("один два", "два один") == 1
    assert likeness("", "") == 1
