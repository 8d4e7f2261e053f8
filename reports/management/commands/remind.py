"""manage.py remind: reminds departments of sections that are due; meant to run every morning."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from reports.deadlines import due_within
from reports.letters.reminders import in_words, remind
from reports.models import Section


class Command(BaseCommand):
    help = "Напоминает подразделениям о разделах, срок которых прошёл или близок; о каждом — раз в день."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--days", type=int, default=3, help="за сколько дней до срока напоминать (3)")
        parser.add_argument("--root", default="", help="адрес портала для ссылок: https://nko.example.ru")

    def handle(self, *args: Any, days: int, root: str, **options: Any) -> None:
        if not 0 <= days <= 365:
            raise CommandError("В --days укажите от 0 до 365 дней.")
        sections = Section.objects.select_related("report__municipality", "plan_item", "department")
        due = due_within(days, sections.defer("accepted")).order_by("due_on", "report", "position")
        for sentence in in_words(remind(due, root=root.rstrip("/") or own_root())):
            self.stdout.write(sentence)


def own_root() -> str:
    """The portal's address as its settings tell it. Raises CommandError where they do not."""
    if settings.CSRF_TRUSTED_ORIGINS:
        return settings.CSRF_TRUSTED_ORIGINS[0]
    hosts = [host for host in settings.ALLOWED_HOSTS if not host.startswith((".", "*"))]
    if settings.PRODUCTION and hosts:
        return f"https://{hosts[0]}"
    if settings.PRODUCTION:
        raise CommandError("Укажите адрес портала для ссылок: --root https://nko.example.ru")
    return "http://127.0.0.1:8000"
