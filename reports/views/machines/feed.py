"""Published reports as news (Atom, RFC 4287): each edition, and its withdrawal; what happened last stands first."""

from __future__ import annotations

import datetime

from django.contrib.syndication.views import Feed
from django.db.models.functions import Coalesce
from django.urls import reverse_lazy
from django.utils.feedgenerator import Atom1Feed

from reports.machines.things import description_of
from reports.models import Edition

LONGEST = 50


class PublishedReports(Feed):
    feed_type = Atom1Feed
    title = "Отчёты городов о поддержке НКО"
    subtitle = "Новые отчёты и исправленные редакции"
    link = reverse_lazy("catalogue")
    feed_url = reverse_lazy("reports-feed")
    language = "ru"

    def items(self) -> list[Edition]:
        happened = Coalesce("withdrawn_at", "published_at")
        editions = Edition.objects.select_related("report__municipality")
        return list(editions.order_by(happened.desc(), "-pk")[:LONGEST])

    def item_title(self, item: Edition) -> str:
        again = f", редакция {item.number}" if item.number > 1 else ""
        named = f"{item.report.municipality.name}, {item.report.year}: {item.title}{again}"
        return f"Отозвано. {named}" if item.is_withdrawn else named

    def item_description(self, item: Edition) -> str:
        if item.is_withdrawn:
            return f"Отозвано: {item.withdrawn_because}"
        return f"Исправлено: {item.reason}" if item.reason else description_of(item.report)

    def item_link(self, item: Edition) -> str:
        return item.get_absolute_url()

    def item_author_name(self, item: Edition) -> str:
        return str(item.report.municipality.administration)

    def item_pubdate(self, item: Edition) -> datetime.datetime:
        return item.published_at

    def item_updateddate(self, item: Edition) -> datetime.datetime:
        return item.withdrawn_at or item.published_at
