"""Merged cells on the grid: whatever the spans are, every row is full and no text is told twice."""

from hypothesis import given
from hypothesis import strategies as st

from reports.document import HeaderCell
from reports.renderers.grid import Placed, laid

SPANS = st.builds(HeaderCell, st.just("x"), st.integers(1, 4), st.integers(1, 4))
ROWS = st.lists(st.lists(SPANS, max_size=6), max_size=6)


def places(*rows: tuple[HeaderCell, ...], width: int) -> list[list[tuple[str, int, int]]]:
    """Text, column and width of each cell; a continued one has its text in brackets."""
    return [[(_text(each), each.place, each.colspan) for each in row] for row in laid(rows, width)]


def _text(placed: Placed[HeaderCell]) -> str:
    text = placed.cell.text if placed.cell else ""
    return f"({text})" if placed.is_continued else text


def test_a_cell_over_two_rows_moves_the_next_row_aside() -> None:
    first = (HeaderCell("а", rowspan=2), HeaderCell("б", colspan=2))
    assert places(first, (HeaderCell("в"), HeaderCell("г")), width=3) == [
        [("а", 0, 1), ("б", 1, 2)],
        [("(а)", 0, 1), ("в", 1, 1), ("г", 2, 1)],
    ]


def test_a_short_row_is_filled_and_a_wide_cell_ends_at_the_edge() -> None:
    assert places((HeaderCell("а"),), (HeaderCell("б", colspan=9),), width=2) == [
        [("а", 0, 1), ("", 1, 1)],
        [("б", 0, 2)],
    ]


def test_a_wide_cell_ends_where_one_from_above_begins() -> None:
    first = (HeaderCell("а"), HeaderCell("б", rowspan=2))
    assert places(first, (HeaderCell("в", colspan=2),), width=2)[1] == [("в", 0, 1), ("(б)", 1, 1)]


@given(ROWS, st.integers(1, 6))
def test_every_row_is_full_whatever_the_spans_are(rows: list[list[HeaderCell]], width: int) -> None:
    for row in laid(rows, width):
        assert sum(each.colspan for each in row) == width
        assert [each.place for each in row] == [
            sum(each.colspan for each in row[:place]) for place in range(len(row))
        ]


@given(ROWS, st.integers(1, 6))
def test_a_continued_cell_stands_under_its_beginning(rows: list[list[HeaderCell]], width: int) -> None:
    above: dict[int, Placed[HeaderCell]] = {}
    for row in laid(rows, width):
        for each in row:
            if each.is_continued:
                begun = above[each.place]
                assert (begun.cell, begun.colspan, begun.below) == (each.cell, each.colspan, each.below + 1)
        above = {each.place: each for each in row}
