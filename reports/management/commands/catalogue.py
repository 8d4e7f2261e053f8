"""manage.py catalogue: everything that was found in the folders of declarations."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from reports.blocks.base import BlockType
from reports.checks.base import Check
from reports.city_forms.base import CityForm
from reports.discovery import Coded, discover
from reports.figures.base import Figure, Reference
from reports.renderers.base import Renderer
from reports.tables.base import TableDefinition

KINDS: tuple[tuple[str, str, type], ...] = (
    ("Формы отчётов", "reports.city_forms", CityForm),
    ("Блоки", "reports.blocks", BlockType),
    ("Таблицы", "reports.tables", TableDefinition),
    ("Показатели", "reports.figures", Figure),
    ("Слова из записей", "reports.figures", Reference),
    ("Проверки", "reports.checks", Check),
    ("Форматы файлов", "reports.renderers", Renderer),
)


class Command(BaseCommand):
    help = "Перечисляет формы, блоки, таблицы, показатели, проверки и форматы, которые нашлись."

    def handle(self, *args: Any, **options: Any) -> None:
        for title, package, kind in KINDS:
            self.stdout.write(f"{title} ({package.replace('.', '/')}/)")
            for found in discover(package, kind).values():
                self.stdout.write(f"  {found.code:<26} {found.title}{_parameters(found)}")


def _parameters(found: Coded) -> str:
    names = getattr(found, "params", ())
    return f" [{' '.join(names)}]" if names else ""
