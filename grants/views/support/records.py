"""The records behind a sum: how many, how much together, each of them; as a page and as a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from grants.models import Support
from grants.models.dimensions import Level, RecipientKind, SupportKind
from grants.sums.asked import ANYBODY, GROUP, NOT_SAID, Asked, AskedError
from grants.sums.books import Books, books_of
from grants.sums.cells import Given, cells_of, fitting, given_by
from grants.sums.kept import cells_of_city
from grants.sums.levels import summed
from grants.sums.records import ORDER, awards_asked, counted, support_asked
from grants.sums.tables import UNSAID
from grants.views.support.files import award_lines, support_lines
from ngo_registry.models import Organization
from portal.lib.quantities import total
from portal.models import Municipality
from portal.views.of_city import of_city
from portal.workspace.listing.keyset import bounded_count, page_of

SUMMED = 100_000
"""Of records found by words so many are added up while the reader waits."""


@dataclass(frozen=True)
class Condition:
    """A filter in words, and the address without it."""

    title: str
    value: str
    without: str


@require_safe
@of_city
def support_records(request: HttpRequest, city: Municipality) -> HttpResponse:
    try:
        asked = Asked.read(request.GET)
    except AskedError as error:
        refused = {"city": city, "here": "support", "refused": str(error)}
        return render(request, "grants/support_records.html", refused, status=400)
    books = books_of(city)
    shown = _awards(city, asked) if asked.level else _support(city, asked, books)
    context: dict[str, Any] = {
        "city": city,
        "here": "support",
        "asked": asked,
        "kept": [(name, value) for name, value in asdict(asked).items() if value and name != "q"],
        "conditions": conditions(city, asked, books),
        "page": page_of(shown.pop("found"), ORDER, request.GET.get("after", "")[:500]),
        **shown,
    }
    return render(request, "grants/support_records.html", context)


@require_safe
@of_city
def support_records_file(request: HttpRequest, city: Municipality, ending: str) -> HttpResponseBase:
    """All that the page finds, line by line, so that any number of records takes the same memory."""
    if ending != "csv":
        raise Http404("Записи выгружаются в формате CSV.")
    try:
        asked = Asked.read(request.GET)
    except AskedError as error:
        return HttpResponseBadRequest(str(error), content_type="text/plain; charset=utf-8")
    lines = (
        award_lines(awards_asked(city, asked))
        if asked.level
        else support_lines(support_asked(city, asked, books_of(city)))
    )
    return StreamingHttpResponse(
        lines,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{city.slug}-support.csv"'},
    )


def _support(city: Municipality, asked: Asked, books: Books) -> dict[str, Any]:
    found = support_asked(city, asked, books)
    if asked.is_summed:
        given: Given | None = given_by(fitting(cells_of_city(city), asked, books))
        # To look for what the sums know not to be there would be to walk through all records.
        found = found if given and given.records else found.none()
    else:
        given = _summed_live(found, asked)
    related = ("organization__municipality", "programme", "sphere", "department", "act", "part_of")
    return {"found": found.select_related(*related), "given": given, "inside": _inside(found, asked)}


def _summed_live(found: QuerySet[Support], asked: Asked) -> Given | None:
    """None where words find too many records to add up."""
    if asked.q and bounded_count(found, SUMMED) > SUMMED:
        return None
    return given_by(cells_of(counted(found) if asked.q else found))


def _inside(found: QuerySet[Support], asked: Asked) -> int:
    """Records that words find and an aggregate already counts."""
    return bounded_count(found.filter(part_of__isnull=False), SUMMED) if asked.q else 0


def _awards(city: Municipality, asked: Asked) -> dict[str, Any]:
    found = awards_asked(city, asked)
    sums = summed(found)
    given = Given(
        sum(number for number, _ in sums.values()), money=total((each for _, each in sums.values()), "rub")
    )
    return {"found": found.select_related("organization__municipality", "contest"), "given": given}


def conditions(city: Municipality, asked: Asked, books: Books) -> Sequence[Condition]:
    told = {
        "year": ("Год", asked.year),
        "level": ("Уровень конкурса", "любой" if asked.level == ANYBODY else _label(Level, asked.level)),
        "kind": ("Вид", _label(SupportKind, asked.kind)),
        "programme": ("Программа", _named(books, "programme", asked.programme)),
        "sphere": ("Сфера", _named(books, "sphere", asked.sphere)),
        "department": ("Подразделение", _named(books, "department", asked.department)),
        "recipients": (
            "Кому",
            "всем" if asked.recipients == ANYBODY else _label(RecipientKind, asked.recipients),
        ),
        "given": ("Получатель", _given_words(asked.given)),
        "amount": ("Сумма", "не указана" if asked.amount else ""),
        "part_of": ("Учтено в записи", _aggregate(city, asked.part_of)),
        "organization": ("Организация", _organization(city, asked.organization)),
        "q": ("Слова", asked.q),
    }
    return [Condition(title, value, asked.without(name)) for name, (title, value) in told.items() if value]


def _given_words(given: str) -> str:
    if not given:
        return ""
    return "назван только числом или группой" if given == GROUP else "назван"


def _label(choices: Any, code: str) -> str:
    return str(dict(choices.choices).get(code, code))


def _named(books: Books, book: str, code: str) -> str:
    return UNSAID[book] if code == NOT_SAID else books.name(book, code)


def _aggregate(city: Municipality, code: str) -> str:
    if not code:
        return ""
    record = Support.objects.filter(municipality=city, code=code).select_related("organization").first()
    return record.recipient if record else code


def _organization(city: Municipality, key: str) -> str:
    if not key:
        return ""
    found = Organization.objects.filter(municipality=city, pk=int(key)).first()
    return str(found) if found else "нет такой организации"
