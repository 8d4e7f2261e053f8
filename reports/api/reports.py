"""Reports that everybody may read, their editions and the frozen files with digests."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch
from django.http import HttpRequest
from django.urls import reverse
from ninja import Query, Router, Schema
from ninja.errors import HttpError
from pydantic import Field

from portal.api.cities import find_city
from portal.api.paging import Found, Place, page
from portal.api.parameters import City, Code, Year
from portal.api.shapes import REFUSALS, Page, Refusal, plain
from reports.editions.kinds import title_of
from reports.models import Edition, EditionFile, Report
from reports.views.editions.offered import public
from reports.views.visible import listed_reports

router = Router(tags=["Отчёты"])


class File(Schema):
    """Файл редакции; он никогда не меняется."""

    kind: str = Field(description="Формат: pdf, docx, xlsx, json, …")
    title: str
    media_type: str
    size: int = Field(description="Байт.")
    sha256: str
    url: str


class EditionRow(Schema):
    """Редакция: то, что было опубликовано, каким оно было."""

    number: int
    title: str
    reason: str = Field(description="Что исправлено по сравнению с прошлой.")
    published_at: datetime.datetime
    withdrawn_at: datetime.datetime | None
    withdrawn_because: str
    sha256: str = Field(description="Отпечаток отпечатков всех файлов.")
    url: str
    files: list[File]


class ReportRow(Schema):
    """Отчёт города за год."""

    year: int
    form: str = Field(description="Код формы отчёта.")
    title: str
    state: str = Field(
        description="published — опубликован, draft — открытый черновик, withdrawn — отозван.",
        examples=["published"],
    )
    edition: int | None = Field(description="Номер действующей редакции.")
    published_at: datetime.datetime | None = Field(description="Когда она опубликована.")
    url: str


class ReportCard(ReportRow):
    """Отчёт со всеми редакциями."""

    editions: list[EditionRow]


class Reports(Page):
    items: list[ReportRow]


@router.get("/cities/{city}/reports", response={200: Reports, REFUSALS: Refusal}, summary="Отчёты города")
def reports(request: HttpRequest, city: City, place: Query[Place]) -> Found:
    """Сначала новые."""
    found = listed_reports(find_city(city), AnonymousUser()).prefetch_related(_editions())
    return page(request, found, ("-year", "form"), place, lambda report: ReportRow(**_row(request, report)))


@router.get(
    "/cities/{city}/reports/{year}/{form}",
    response={200: ReportCard, REFUSALS: Refusal},
    summary="Один отчёт с редакциями и файлами",
)
def report(request: HttpRequest, city: City, year: Year, form: Code) -> ReportCard:
    """Отозванные редакции остаются в списке с причиной."""
    listed = listed_reports(find_city(city), AnonymousUser()).filter(year=year, form=form)
    found = listed.prefetch_related(_editions("files")).first()
    if found is None:
        raise HttpError(404, "Такого отчёта у города нет.")
    editions = [_edition(request, found, each) for each in found.all_editions]
    return ReportCard(**_row(request, found), editions=editions)


def _editions(*with_them: str) -> Prefetch:
    editions = Edition.objects.order_by("-number").prefetch_related(*with_them)
    return Prefetch("editions", editions, to_attr="all_editions")


def _row(request: HttpRequest, report: Report) -> dict[str, Any]:
    """Of a report that came with ``all_editions``."""
    standing = next((each for each in report.all_editions if not each.is_withdrawn), None)
    state = "published" if standing else "withdrawn" if report.all_editions else "draft"
    return {
        "year": report.year,
        "form": report.form,
        "title": standing.title if standing else report.title,
        "state": state,
        "edition": standing.number if standing else None,
        "published_at": standing.published_at if standing else None,
        "url": request.build_absolute_uri(report.get_absolute_url()),
    }


def _edition(request: HttpRequest, report: Report, edition: Edition) -> EditionRow:
    edition.report = report
    return EditionRow(
        url=request.build_absolute_uri(edition.get_absolute_url()),
        files=[_file(request, report, edition, each) for each in public(edition.files.all())],
        **plain(edition, "number", "title", "reason", "published_at"),
        **plain(edition, "withdrawn_at", "withdrawn_because", "sha256"),
    )


def _file(request: HttpRequest, report: Report, edition: Edition, file: EditionFile) -> File:
    place = [report.municipality.slug, report.year, report.form, edition.number, report.form, file.kind]
    return File(
        title=title_of(file.kind),
        **plain(file, "kind", "media_type", "size", "sha256"),
        url=request.build_absolute_uri(reverse("edition-file", args=place)),
    )
