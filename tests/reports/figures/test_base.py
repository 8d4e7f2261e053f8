import pytest

from reports.discovery import discover
from reports.errors import FigureError
from reports.figures.base import Figure, Reference, find_declared


def test_every_code_is_a_figure_or_words_and_never_both() -> None:
    figures, references = discover("reports.figures", Figure), discover("reports.figures", Reference)
    assert figures
    assert references
    assert not figures.keys() & references.keys()


@pytest.mark.parametrize(
    "declared", [*discover("reports.figures", Figure).values()], ids=lambda each: each.code
)
def test_every_figure_has_a_title_and_takes_only_words(declared: Figure) -> None:
    assert declared.title
    assert declared.code.startswith("change.") or "year" not in declared.params


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(FigureError, match=r"Показателя «no\.such» нет"):
        find_declared("no.such")
