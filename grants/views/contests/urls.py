"""Addresses of the city's contests for everybody."""

from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

import portal.views.year  # noqa: F401  registers «year» in addresses
from grants.views.contests import feeds, listing, page

urlpatterns: list[URLPattern] = [
    path("contests/", listing.contests, name="contests"),
    path("contests/calendar.ics", feeds.contests_calendar, name="contests-calendar"),
    path("contests/feed.atom", require_safe(feeds.ContestsFeed()), name="contests-feed"),
    path("contests/<slug:code>/<year:year>/", page.contest, name="contest"),
]
