"""Public pages of one edition: the sheets, the files, the signatures, what it changed."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from portal.models import Municipality
from portal.views.of_city import of_city
from reports.editions.difference.compare import difference
from reports.editions.kinds import STYLE
from reports.editions.queries import editions_of, file_of_edition
from reports.editions.reading import FileLost, document_of
from reports.models import Edition, Report
from reports.views.editions.giving import find_public, give_file, give_signature, give_style
from reports.views.editions.sheet import LOST, edition_page
from reports.views.visible import listed_report

MANY_DIGITS = 9
"""No edition has so long a number, and no integer of the database holds a much longer one."""
checked_each_time = cache_control(no_cache=True, private=True)


@require_safe
@of_city
@conditional_page
@checked_each_time
def edition(request: HttpRequest, city: Municipality, year: int, form: str, number: int) -> HttpResponse:
    report = listed_report(city, request.user, year, form)
    editions = list(editions_of(report))
    return edition_page(request, report, _numbered(editions, number), editions)


@require_safe
@of_city
@checked_each_time
def edition_file(
    request: HttpRequest, city: Municipality, year: int, form: str, number: int, name: str, ending: str
) -> HttpResponse:
    report, found = _edition(request, city, year, form, number)
    file = find_public(found, ending)
    if name != form or file is None:
        raise Http404("В этой редакции нет такого файла.")
    return give_file(request, report, found, file)


@require_safe
@of_city
def edition_style(
    request: HttpRequest, city: Municipality, year: int, form: str, number: int
) -> HttpResponse:
    """How its sheets looked when it came out: the page asks for it by its digest, so it is fetched once."""
    report, found = _edition(request, city, year, form, number)
    file = file_of_edition(found, STYLE)
    if file is None:
        raise Http404("У этой редакции нет своего оформления.")
    return give_style(request, report, file)


@require_safe
@of_city
@checked_each_time
def edition_signature(
    request: HttpRequest, city: Municipality, year: int, form: str, number: int, pk: int
) -> HttpResponse:
    report, found = _edition(request, city, year, form, number)
    return give_signature(request, report, get_object_or_404(found.signatures, pk=pk))


@require_safe
@of_city
@conditional_page
@checked_each_time
def edition_differences(
    request: HttpRequest, city: Municipality, year: int, form: str, number: int
) -> HttpResponse:
    """Against the edition before it, or against that of ``?with=``; places lead into the edition itself."""
    report = listed_report(city, request.user, year, form)
    editions = list(editions_of(report))
    newer = _numbered(editions, number)
    older = _numbered(editions, _asked(request.GET.get("with", ""), number - 1))
    try:
        found = difference(document_of(older), document_of(newer))
    except FileLost as error:
        return render(request, LOST, {"city": city, "report": report, "reason": str(error)}, status=503)
    context = {
        "city": city,
        "report": report,
        "newer": newer,
        "older": older,
        "others": [each for each in editions if each != newer],
        "difference": found,
        "here": "reports",
    }
    return render(request, "reports/editions/differences.html", context)


def _edition(
    request: HttpRequest, city: Municipality, year: int, form: str, number: int
) -> tuple[Report, Edition]:
    report = listed_report(city, request.user, year, form)
    return report, get_object_or_404(report.editions.select_related("report"), number=number)


def _asked(text: str, otherwise: int) -> int:
    if not text:
        return otherwise
    return int(text) if text.isascii() and text.isdecimal() and len(text) < MANY_DIGITS else 0


def _numbered(editions: list[Edition], number: int) -> Edition:
    found = next((each for each in editions if each.number == number), None)
    if found is None:
        raise Http404("Такой редакции нет.")
    return found
