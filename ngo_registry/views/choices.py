"""What of a selection of the register stands on its page as links: chosen facets to take away, and orders."""

from __future__ import annotations

from dataclasses import dataclass

from ngo_registry.search import FACETS, SORTS, Found, Selection

MUTE = ("не указано", "нет")


@dataclass(frozen=True)
class Link:
    label: str
    href: str
    is_current: bool = False


@dataclass(frozen=True)
class Choices:
    """``path`` is that of the register's page; every link is the address of another selection."""

    path: str
    selection: Selection

    @property
    def here(self) -> str:
        """The selection from its first page: what is sent to somebody else."""
        return self._at(self.selection.query())

    @property
    def without_facets(self) -> str:
        return self._at(self.selection.query(**dict.fromkeys(FACETS, ())))

    def chosen(self, found: Found) -> list[Link]:
        """Each chosen value with the address of the same selection without it."""
        return [
            Link(
                _named(facet.title, value.label),
                self._at(self.selection.toggled(facet.code, value.value)),
            )
            for facet in found.facets
            for value in facet.values
            if value.is_chosen
        ]

    def orders(self) -> list[Link]:
        """The best first only where there are words that something can fit."""
        offered = (code for code in SORTS if self.selection.is_searched or code != "relevance")
        return [
            Link(SORTS[code], self._at(self.selection.query(sort=code)), code == self.selection.order)
            for code in offered
        ]

    def _at(self, query: str) -> str:
        return f"{self.path}?{query}" if query else self.path


def _named(title: str, label: str) -> str:
    """A value that says nothing by itself («не указано», «2023») stands with the name of its facet."""
    return f"{title}: {label}" if label.isdecimal() or label in MUTE else label
