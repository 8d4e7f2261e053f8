"""Where a node stands: how wide that is, and in which style its paragraphs are."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from reports.renderers.word.styles import Style

# A4 with the margins of ГОСТ Р 7.0.97-2016: 20 mm at the left, top and bottom, 10 mm at the right.
SHORT_SIDE, LONG_SIDE = 11906, 16838
LEFT, RIGHT, TOP, BOTTOM = 1134, 567, 1134, 1134
HEADER = 482  # from the edge of the sheet to the page number: the middle of the margin


@dataclass(frozen=True)
class Place:
    """``given`` are properties that every paragraph has here beside its style."""

    width: int
    style: Style = Style.BODY
    given: dict[str, str] = field(default_factory=dict)
    depth: int = 0
    is_cell: bool = False

    @property
    def next(self) -> Place:
        """After the first node of a cell: space stands above and never below."""
        return replace(self, style=Style.CELL_NEXT) if self.is_cell else self

    @property
    def kept(self) -> Place:
        """On one page with what follows."""
        return replace(self, given=self.given | {"keepNext": ""})

    @property
    def is_kept(self) -> bool:
        return "keepNext" in self.given

    @property
    def loose(self) -> Place:
        """Wherever what follows stands."""
        return replace(self, given={name: value for name, value in self.given.items() if name != "keepNext"})

    @property
    def height(self) -> int:
        """Of a page of this width: what no picture exceeds."""
        return (SHORT_SIDE if self.width > SHORT_SIDE else LONG_SIDE) - TOP - BOTTOM


def of_sheet(landscape: bool) -> Place:
    return Place((LONG_SIDE if landscape else SHORT_SIDE) - LEFT - RIGHT)


def section(landscape: bool, is_first: bool, header: str) -> str:
    """The section that ends here. Pages are numbered from the second: the first has a header of its own, empty."""
    width, height = (LONG_SIDE, SHORT_SIDE) if landscape else (SHORT_SIDE, LONG_SIDE)
    turned = ' w:orient="landscape"' if landscape else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{header}"/><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        f'<w:pgMar w:top="{TOP}" w:right="{RIGHT}" w:bottom="{BOTTOM}" w:left="{LEFT}" '
        f'w:header="{HEADER}" w:footer="{HEADER}" w:gutter="0"/><w:cols w:space="709"/>'
        f"{'<w:titlePg/>' if is_first else ''}</w:sectPr>"
    )
