"""Every kind of public address, with an example of each; what the resolver knows and this list does not is a fault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

from portal.help.pages import PAGES

BEHIND_A_DOOR = ("account/", "admin/", "workspace/")
REPORT = "<slug:slug>/reports/<year:year>/<slug:form>"
EDITION = f"{REPORT}/editions/<int:number>"
KOGALYM = "/kogalym/reports/2023/kogalym_support"


@dataclass(frozen=True)
class Kind:
    """``examples`` name what the site holds in braces: «/kemerovo/organizations/{organization}/»."""

    examples: tuple[str, ...]
    is_page: bool = True
    status: int = 200
    has_form: bool = False
    """A form of its own, which needs a cookie against forged ones."""


def page(*examples: str) -> Kind:
    return Kind(examples)


def file(*examples: str) -> Kind:
    return Kind(examples, is_page=False)


KINDS: Mapping[str, Kind] = {
    "": page("/"),
    "compare/": page("/compare/"),
    "reports/": page("/reports/", "/reports/?city=kogalym&year=2023", "/reports/?year=1999"),
    "reports/schema/<slug:name>.json": file("/reports/schema/document-2.json"),
    "opendata/": page("/opendata/"),
    "opendata/all/live/<slug:dataset>.csv": file("/opendata/all/live/organizations.csv"),
    "opendata/all/<path:name>": file("/opendata/all/{whole_file}"),
    "api/": page("/api/"),
    "api/<path:rest>": Kind(("/api/nothing",), is_page=False, status=404),
    "<slug:slug>/": page("/kemerovo/", "/kogalym/", "/khanty-mansiysk/", "/khabarovsk/"),
    "<slug:slug>/compare/": page("/kogalym/compare/"),
    "<slug:slug>/opendata/": page("/kemerovo/opendata/"),
    "<slug:slug>/opendata/live/<slug:dataset>.csv": file("/kemerovo/opendata/live/support.csv"),
    "<slug:slug>/opendata/<path:name>": file("/kemerovo/opendata/{city_file}"),
    "<slug:slug>/organizations/": page(
        "/kemerovo/organizations/",
        "/kemerovo/organizations/?q=ветеран",
        "/kemerovo/organizations/?q=ничего-такого",
        "/kemerovo/organizations/?category=-&status=active&sort=support",
    ),
    "<slug:slug>/organizations.<slug:ending>": file(
        "/kemerovo/organizations.csv", "/kemerovo/organizations.xlsx", "/kemerovo/organizations.json"
    ),
    "<slug:slug>/organizations/<int:pk>/": page("/kemerovo/organizations/{organization}/"),
    "<slug:slug>/organizations/<int:pk>/claim/": Kind(
        ("/kemerovo/organizations/{organization}/claim/",), has_form=True
    ),
    "<slug:slug>/organizations/<int:pk>/claim/sent/": page(
        "/kemerovo/organizations/{organization}/claim/sent/"
    ),
    "<slug:slug>/claims/<str:secret>/": Kind(("/kemerovo/claims/nothing/",), status=404),
    "<slug:slug>/recipients/": page("/kemerovo/recipients/", "/kemerovo/recipients/?year=2023"),
    "<slug:slug>/recipients.<slug:ending>": file("/kemerovo/recipients.csv", "/kemerovo/recipients.xlsx"),
    "<slug:slug>/support/": page("/kemerovo/support/", "/khabarovsk/support/"),
    "<slug:slug>/support/records/": page("/kemerovo/support/records/?year=2023"),
    "<slug:slug>/support/records.<slug:ending>": file("/kemerovo/support/records.csv?year=2023"),
    "<slug:slug>/contests/": page("/kemerovo/contests/", "/khabarovsk/contests/"),
    "<slug:slug>/contests/calendar.ics": file("/kemerovo/contests/calendar.ics"),
    "<slug:slug>/contests/feed.atom": file("/kemerovo/contests/feed.atom"),
    "<slug:slug>/contests/<slug:code>/<year:year>/": page("/kemerovo/contests/{contest}/{contest_year}/"),
    "<slug:slug>/reports/": page("/kemerovo/reports/", "/kogalym/reports/"),
    f"{REPORT}/": page("/kemerovo/reports/2023/kemerovo_plan/", f"{KOGALYM}/"),
    f"{REPORT}.<slug:ending>": file(f"{KOGALYM}.json"),
    f"{REPORT}/number/": page(
        "/kemerovo/reports/2023/kemerovo_plan/number/?place=figure:support.amount%3Fkind%3Dfinancial",
    ),
    f"{EDITION}/": page(f"{KOGALYM}/editions/1/", f"{KOGALYM}/editions/2/"),
    f"{EDITION}/differences/": page(f"{KOGALYM}/editions/2/differences/"),
    f"{EDITION}/signatures/<int:pk>/": file(f"{KOGALYM}/editions/2/signatures/{{signature}}/"),
    f"{EDITION}/sheet.css": file(f"{KOGALYM}/editions/1/sheet.css"),
    f"{EDITION}/<slug:name>.<slug:ending>": file(f"{KOGALYM}/editions/1/kogalym_support.json"),
    "api/v1/": Kind(("/api/v1/",), is_page=False, status=404),
    "api/v1/openapi.json": file("/api/v1/openapi.json"),
    "api/v1/books": file("/api/v1/books"),
    "api/v1/cities": file("/api/v1/cities"),
    "api/v1/cities/<city>": file("/api/v1/cities/kemerovo"),
    "api/v1/cities/<city>/organizations/<id>": file("/api/v1/cities/kemerovo/organizations/{organization}"),
    "api/v1/cities/<city>/councils/<code>": file("/api/v1/cities/kogalym/councils/{council}"),
    "api/v1/cities/<city>/contests/<code>": file("/api/v1/cities/kemerovo/contests/{contest}"),
    "api/v1/cities/<city>/reports/<year>/<form>": file("/api/v1/cities/kogalym/reports/2023/kogalym_support"),
    **{
        f"api/v1/cities/<city>/{rows}": file(f"/api/v1/cities/kemerovo/{rows}")
        for rows in ("organizations", "councils", "recipients", "support", "contests", "rounds", "awards")
    },
    "api/v1/cities/<city>/indicators": file("/api/v1/cities/kemerovo/indicators"),
    "api/v1/cities/<city>/reports": file("/api/v1/cities/kogalym/reports"),
    "help/": page("/help/"),
    "help/<slug:slug>/": page(*(f"/help/{each.slug}/" for each in PAGES)),
    "sitemap.xml": file("/sitemap.xml"),
    "sitemap-<slug:name>.xml": file("/sitemap-cities.xml", "/sitemap-reports.xml"),
    "sitemap-organizations-<int:section>.xml": file("/sitemap-organizations-{section}.xml"),
    "robots.txt": file("/robots.txt"),
    "feeds/reports.atom": file("/feeds/reports.atom"),
}
"""By the pattern of the address, as the resolver spells it."""


def public_routes() -> set[str]:
    return {route for route in _routes(get_resolver(), "") if not route.startswith(BEHIND_A_DOOR)}


def _routes(resolver: URLResolver, before: str) -> Iterator[str]:
    for each in resolver.url_patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLPattern):
            yield route
        else:
            yield from _routes(each, route)
