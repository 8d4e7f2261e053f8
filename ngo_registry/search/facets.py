"""The sides from which the register is looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

NONE = "-"
"""The value of a facet of which nothing is stated."""


@dataclass(frozen=True)
class Facet:
    """``none`` is how «nothing is stated» is called. ``column`` is where entries keep the values."""

    code: str
    title: str
    none: str = "не указано"
    column: str = "facets"

    def values(self, chosen: tuple[str, ...]) -> list[str]:
        """As entries keep them. What PostgreSQL cannot hold is borne by nobody."""
        return [f"{self.code}:{value}" for value in chosen if "\0" not in value]


FACETS: Mapping[str, Facet] = {
    facet.code: facet
    for facet in (
        Facet("status", "Статус"),
        Facet("form", "Организационно-правовая форма"),
        Facet("category", "Категория"),
        Facet("sphere", "Сфера"),
        Facet("activity", "Вид деятельности"),
        Facet("mark", "Реестры и признаки", none="нет"),
        Facet("year", "Поддержана в году", none="не поддерживалась", column="years"),
    )
}
