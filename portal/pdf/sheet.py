"""The sheets of a document, filled from above: where the next thing goes, and the number of each page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from portal.pdf.file import TaggedFile
from portal.pdf.lines import Measure
from portal.pdf.page import REPEATED, Align, Lettering

MM: Final = 72 / 25.4


@dataclass(frozen=True)
class Paper:
    """Sides and margins."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def size(self) -> tuple[float, float]:
        return self.width, self.height

    @property
    def inner_width(self) -> float:
        return self.width - self.left - self.right


# Margins and the place of the page's number: GOST R 7.0.97-2016.
A4_LANDSCAPE: Final = Paper(297 * MM, 210 * MM, 20 * MM, 10 * MM, 20 * MM, 20 * MM)


class Sheets:
    """``below`` is how high above the lower edge of the page the next thing begins."""

    def __init__(self, file: TaggedFile, paper: Paper, number: Lettering) -> None:
        self.file, self.paper = file, paper
        self._number = number
        self._count = 0
        self._begin()

    @property
    def room(self) -> float:
        return self.below - self.paper.bottom

    def turn(self) -> None:
        self.file.end_page(self.page)
        self._begin()

    def close(self) -> bytes:
        self.file.end_page(self.page)
        return self.file.close()

    def skip(self, height: float) -> None:
        self.below -= height

    def paragraph(self, kind: str, text: str, lettering: Lettering, align: Align, *, after: float) -> None:
        """``kind`` is the tag: H1, P. What does not fit the page goes on overleaf."""
        lines = Measure(lettering, self.paper.inner_width).lines(text)
        tag = self.file.tags.tag(kind, self.file.tags.document)
        while lines:
            if self.room < lettering.leading:
                self.turn()
            count = int(self.room / lettering.leading)
            with self.page.tagged(tag):
                place = (self.paper.left, self.below)
                self.page.text(lines[:count], lettering, place, self.paper.inner_width, align)
            self.skip(len(lines[:count]) * lettering.leading)
            lines = lines[count:]
        self.skip(after)

    def _begin(self) -> None:
        self.page = self.file.begin_page()
        self.below = self.paper.height - self.paper.top
        self._count += 1
        if self._count > 1:
            place = (self.paper.left, self.paper.height - self.paper.top / 2)
            with self.page.artifact(REPEATED):
                self.page.text([str(self._count)], self._number, place, self.paper.inner_width, "center")
