"""An order as it was before a step, with what others have put there since."""

import pytest

from reports.actions.undo_order import Reordered, order_again


@pytest.mark.parametrize(
    ("before", "after", "now", "again"),
    [
        ("abc", "abc", "abc", "abc"),
        ("abc", "bac", "bac", "abc"),  # moved
        ("abc", "bac", "bxac", "abxc"),  # moved, and another has added
        ("abcd", "bacd", "bac", "abc"),  # moved, and another has removed
        ("abc", "axbc", "abc", "abc"),  # added, and taken away just now
        ("abc", "ac", "acb", "abc"),  # removed, and brought back just now
        ("abc", "ac", "cab", "cab"),  # removed; another has moved what is left
        ("abc", "bc", "bcya", "abcy"),  # the first of them
        ("ab", "a", "cb", "bc"),  # what it stood under is gone
    ],
)
def test_order_again(before: str, after: str, now: str, again: str) -> None:
    assert order_again(_(before), _(after), _(now)) == _(again)


def test_an_order_that_another_has_changed_is_left_alone() -> None:
    with pytest.raises(Reordered):
        order_again(_("abc"), _("bac"), _("cba"))


def _(letters: str) -> list[int]:
    return [ord(letter) for letter in letters]
