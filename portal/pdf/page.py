"""What is drawn on one page. Everything belongs to a tag, or is an artifact, which is seen and not read aloud."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, Literal

from portal.pdf.face import Face
from portal.pdf.tags import Tag

Align = Literal["left", "center", "right"]
SHARES: Final[dict[Align, float]] = {"left": 0, "center": 0.5, "right": 1}
REPEATED: Final = "<</Type /Pagination /Subtype /Header>>"
DRAWN: Final = "<</Type /Layout>>"


@dataclass(frozen=True)
class Lettering:
    face: Face
    size: float
    leading: float

    def width(self, text: str) -> float:
        return self.face.width(text, self.size)

    def baseline(self) -> float:
        """How far below the top of a line its letters stand."""
        return (self.leading + self.size * 0.68) / 2


@dataclass(frozen=True)
class Rule:
    """A line from border to border; ``grey`` goes from 0, black, to 1, white."""

    weight: float
    grey: float = 0


class Page:
    def __init__(self, reference: bytes) -> None:
        self.tags: list[bytes] = []
        self._reference = reference
        self._signs: list[str] = []

    @property
    def content(self) -> bytes:
        return "\n".join(self._signs).encode("ascii")

    @contextmanager
    def tagged(self, tag: Tag) -> Iterator[None]:
        """A tag may hold pieces of several pages."""
        number = len(self.tags)
        self.tags.append(tag.reference)
        tag.adopt(b"<</Type /MCR /Pg %s /MCID %d>>" % (self._reference, number))
        self._signs.append(f"/{tag.kind} <</MCID {number}>> BDC")
        yield
        self._signs.append("EMC")

    @contextmanager
    def artifact(self, properties: str) -> Iterator[None]:
        self._signs.append(f"/Artifact {properties} BDC")
        yield
        self._signs.append("EMC")

    def text(
        self,
        lines: Sequence[str],
        lettering: Lettering,
        place: tuple[float, float],
        width: float = 0,
        align: Align = "left",
    ) -> None:
        """Lines one below the other; ``place`` is the upper left corner of the first."""
        face, size, share = lettering.face, lettering.size, SHARES[align]
        # Each line is placed from the beginning of the one before, the first from the corner of the page.
        before, down = 0.0, place[1] - lettering.baseline()
        signs = [f"BT /{face.name} {size:g} Tf"]
        for line in lines:
            left = place[0] + (share and share * (width - lettering.width(line.rstrip(" "))))
            signs.append(f"{left - before:.2f} {down:.2f} Td {face.written(line)} Tj")
            before, down = left, -lettering.leading
        self._signs += [*signs, "ET"]

    def rule(self, left: float, right: float, height: float, rule: Rule) -> None:
        self._signs.append(
            f"{rule.grey:g} G {rule.weight:g} w {left:.2f} {height:.2f} m {right:.2f} {height:.2f} l S"
        )
