"""Where a number of a report comes from: what it is, how exactly it is known, the records behind it.

Visitors of a published report read what its edition keeps; the staff read the records as they are now, each of them
leading to its page of the workspace. ``place`` of the query is the number's address:
``figure:contests.amount?level=federal``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import FileResponse, Http404, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from portal.models import Municipality
from portal.views.of_city import of_city
from portal.workspace.desk import Desk
from portal.workspace.keys import key_in
from reports.editions.queries import edition_of_readers
from reports.editions.reading import FileLost
from reports.models import Block, Edition, Report
from reports.passports import Passport
from reports.passports.files import FORMATS
from reports.passports.frozen import UnreadablePassports
from reports.passports.kept import frozen_passport
from reports.passports.told import beside_edition, told_passport
from reports.preview import preview
from reports.views.at_report import at_report, blocks_at
from reports.views.builder.answer import builder_url
from reports.views.steps import steps_to
from reports.views.visible import is_staff_of, listed_report, visible_report

NOT_THERE = "В этом отчёте нет такого числа."
LOST = "Сведения об этом числе не читаются: сообщите об этом администратору портала."


@dataclass(frozen=True)
class Asked:
    """Which number of which report; as an edition keeps it, or as it is now.

    ``desk`` is that of the staff, ``block`` the one in the builder from which they came.
    """

    report: Report
    place: str
    desk: Desk | None
    edition: Edition | None = None
    block: Block | None = None
    is_now: bool = False
    """Asked for as it is now, by a page that shows it so."""

    def passport(self) -> Passport:
        """Raises Http404 for an address that leads to no number, whatever is wrong with it; FileLost."""
        try:
            if self.edition is not None:
                return frozen_passport(self.edition, self.place)
            built = preview(self.report)
            if self.desk is None and self.report.is_published:
                return beside_edition(built, self.place)
            return told_passport(built, self.place, self.desk)
        except UnreadablePassports as error:
            raise FileLost(str(error)) from error
        except (ValueError, KeyError) as error:
            raise Http404(NOT_THERE) from error

    def found(self, *, may_be_now: bool) -> tuple[Asked, Passport]:
        """With the number as it is now where the edition does not print it: a city's page tells more than its report.

        Raises Http404, FileLost.
        """
        try:
            return self, self.passport()
        except Http404:
            if self.edition is None or not may_be_now:
                raise
        now = replace(self, edition=None)
        return now, now.passport()

    def query(self, **more: object) -> str:
        """Of this number, or with another ``place``."""
        edition = {"edition": self.edition.number} if self.edition else {}
        block = {"block": self.block.pk} if self.block else {}
        now = {"now": 1} if self.is_now else {}
        return "?" + urlencode({"place": self.place, **edition, **block, **now, **more})


@require_safe
@of_city
def number(request: HttpRequest, city: Municipality, year: int, form: str) -> HttpResponseBase:
    """The public page: for visitors, and for the staff who read the site."""
    desk = Desk(request.user, city) if is_staff_of(city, request.user) else None
    wanted, is_now = request.GET.get("edition", ""), "now" in request.GET
    report = (listed_report if wanted else visible_report)(city, request.user, year, form)
    edition = _edition(report, wanted) if wanted or not (desk or is_now) else None
    asked = Asked(report, request.GET.get("place", ""), desk, edition, is_now=is_now)
    return _answer(request, asked, {"base": "base.html"}, may_be_now=not wanted)


@require_safe
@at_report
def at_work(request: HttpRequest, desk: Desk, report: Report) -> HttpResponseBase:
    """The same at the desk, from the builder and back to it."""
    shown = blocks_at(desk).filter(section__report=report)
    block = shown.filter(pk=key_in(request.GET.get("block", "")) or 0).first()
    frame: dict[str, Any] = {"base": "workspace/base.html", "steps": steps_to(desk, report, "Откуда число")}
    if block is not None:
        back = builder_url(desk, report, block.section_id, block.pk)
        frame["steps"].insert(-1, (str(block.section), back))
        talk = desk.url("report-talk", report.pk, block.section_id)
        place = urlencode({"block": block.pk, "place": request.GET.get("place", "")})
        frame |= {"back": back, "talk": f"{talk}?{place}"}
    return _answer(request, Asked(report, request.GET.get("place", ""), desk, block=block), frame)


def _edition(report: Report, wanted: str) -> Edition | None:
    """The edition asked for, or the one that stands. Raises Http404 for a number that no edition has."""
    if wanted:
        return get_object_or_404(report.editions, number=key_in(wanted) or 0)
    return edition_of_readers(report)


def _answer(
    request: HttpRequest, asked: Asked, frame: dict[str, Any], *, may_be_now: bool = False
) -> HttpResponseBase:
    try:
        asked, passport = asked.found(may_be_now=may_be_now)
    except FileLost:
        context = {"city": asked.report.municipality, "reason": LOST}
        return render(request, "503.html", context, status=503)
    if "format" in request.GET:
        return _file(asked, passport, request.GET["format"])
    return render(request, "reports/number.html", {**_context(asked, passport), **frame})


def _context(asked: Asked, passport: Passport) -> dict[str, Any]:
    report, desk = asked.report, asked.desk
    terms = [(term, asked.query(place=term.place) if term.place else "") for term in passport.terms]
    standing = _edition(report, "") if desk and asked.edition is None else None
    return {
        "city": report.municipality,
        "desk": desk,
        "report": report,
        "passport": passport,
        "terms": terms,
        "edition": asked.edition,
        "as_published": (standing, replace(asked, edition=standing, block=None).query())
        if standing
        else None,
        "files": [(ending.upper(), asked.query(format=ending)) for ending in FORMATS],
        "here": "reports",
    }


def _file(asked: Asked, passport: Passport, ending: str) -> HttpResponseBase:
    if ending not in FORMATS:
        raise Http404("Такого формата нет.")
    write, content_type = FORMATS[ending]
    content = write(passport, for_staff=asked.desk is not None and asked.edition is None)
    name = f"{asked.report.municipality.slug}-{asked.report.year}-records.{ending}"
    answer = StreamingHttpResponse if ending == "csv" else FileResponse
    return answer(
        content,
        content_type=content_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
