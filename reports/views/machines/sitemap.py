"""The map of the portal for search engines: an index of parts, each a file of addresses (sitemaps.org, 0.9)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from xml.sax.saxutils import escape

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from reports.views.machines.sitemap_sections import (
    Place,
    cities,
    organization_sections,
    organizations_in,
    reports,
)

PARTS: Mapping[str, Callable[[], Iterable[Place]]] = {"cities": cities, "reports": reports}
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
LAST_SECTION = 10**12


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    parts = [reverse("sitemap-part", args=[name]) for name in PARTS]
    parts += [reverse("sitemap-organizations", args=[section]) for section in organization_sections()]
    return _xml("sitemapindex", (_entry(request, "sitemap", Place(path)) for path in parts))


@require_safe
def part(request: HttpRequest, name: str) -> HttpResponse:
    if name not in PARTS:
        raise Http404("Такой части карты нет.")
    return _xml("urlset", (_entry(request, "url", place) for place in PARTS[name]()))


@require_safe
def organizations(request: HttpRequest, section: int) -> HttpResponse:
    entries = (
        [_entry(request, "url", place) for place in organizations_in(section)] if _is_real(section) else []
    )
    if not entries:  # the standard wants at least one address in a file
        raise Http404("Такой части карты нет.")
    return _xml("urlset", entries)


def _is_real(section: int) -> bool:
    """Whether the database could hold such keys."""
    return section < LAST_SECTION


def _entry(request: HttpRequest, element: str, place: Place) -> str:
    changed = f"<lastmod>{place.changed_on.isoformat()}</lastmod>" if place.changed_on else ""
    address = escape(request.build_absolute_uri(place.path))
    return f"<{element}><loc>{address}</loc>{changed}</{element}>\n"


def _xml(root: str, entries: Iterable[str]) -> HttpResponse:
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{NAMESPACE}">\n'
    headers = {"X-Robots-Tag": "noindex, noodp, noarchive"}
    return HttpResponse([head, *entries, f"</{root}>\n"], "application/xml", headers=headers)
