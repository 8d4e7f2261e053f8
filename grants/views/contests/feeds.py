"""Open contests for calendars and for readers of feeds."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from grants.contests.calendar import calendar_of
from grants.contests.changed import last_changes
from grants.contests.rounds import open_rounds, rounds_shown
from grants.models import ContestRound
from portal.lib.dates import format_date
from portal.lib.numbers import format_quantity
from portal.models import Municipality
from portal.views.of_city import of_city

NEWEST = 50
LONG_AGO = datetime.timedelta(days=365)


@require_safe
@of_city
def contests_calendar(request: HttpRequest, city: Municipality) -> HttpResponse:
    """Of the rounds that are open or were within a year: a calendar forgets what leaves its file."""
    rounds = list(open_rounds(city, timezone.localdate() - LONG_AGO))
    page = reverse("contest", args=[city.slug, "CODE", 2000])
    address = request.build_absolute_uri(page).replace("CODE", "{code}").replace("2000", "{year}")
    content = calendar_of(city, rounds, request.get_host(), address, last_changes(rounds))
    return HttpResponse(
        content,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'inline; filename="{city.slug}-contests.ics"'},
    )


class ContestsFeed(Feed):
    """Rounds of contests as they are entered and change: open ones, then what they brought."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, slug: str) -> Municipality:
        return get_object_or_404(Municipality, slug=slug)

    def title(self, city: Municipality) -> str:
        return f"Конкурсы для некоммерческих организаций: {city.name}"

    def subtitle(self, city: Municipality) -> str:
        return f"Приём заявок и итоги. {city.administration}"

    def author_name(self, city: Municipality) -> str:
        return city.administration

    def link(self, city: Municipality) -> str:
        return reverse("contests", args=[city.slug])

    def feed_url(self, city: Municipality) -> str:
        return reverse("contests-feed", args=[city.slug])

    def items(self, city: Municipality) -> list[ContestRound]:
        """The latest changed first."""
        rounds = list(rounds_shown(city).order_by("-year", "-id")[:NEWEST])
        changed = last_changes(rounds)
        for held in rounds:
            held.changed_at = changed[held.pk]
            held.city_slug = city.slug
        return sorted(rounds, key=lambda held: held.changed_at, reverse=True)

    def item_title(self, held: Any) -> str:
        return f"{held.contest.name}, {held.year} год"

    def item_description(self, held: Any) -> str:
        return " ".join(_sentences(held))

    def item_link(self, held: Any) -> str:
        return reverse("contest", args=[held.city_slug, held.contest.code, held.year])

    def item_guid(self, held: Any) -> str:
        return f"tag:{held.city_slug},{held.year}:contest-round-{held.pk}"

    def item_updateddate(self, held: Any) -> datetime.datetime:
        return held.changed_at


def _sentences(held: ContestRound) -> list[str]:
    told = []
    if held.opens_on:
        told.append(f"Приём заявок с {format_date(held.opens_on)}.")
    if held.closes_on:
        told.append(f"Последний день приёма — {format_date(held.closes_on)}.")
    told += [
        f"{title}: {format_quantity(value)}."
        for title, value in (
            ("Участие", held.applicants),
            ("Победа", held.winners),
            ("Выделено", held.amount),
        )
        if value.value is not None
    ]
    return told or ["Сведения ещё вносят."]
