"""A frozen file is given as it lies in the storage; a reader who has it already is told so by its digest."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import PurePath

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import content_disposition_header, quote_etag

from reports.editions.kinds import OWN
from reports.editions.queries import file_of_edition
from reports.editions.reading import FileLost, read
from reports.models import Edition, EditionFile, EditionSignature, Report
from reports.views.editions.sheet import LOST

YEAR = 365 * 24 * 60 * 60
"""Seconds."""


def find_public(edition: Edition, kind: str) -> EditionFile | None:
    """What the portal keeps for itself is nobody's to take."""
    return None if kind in OWN else file_of_edition(edition, kind)


def give_file(request: HttpRequest, report: Report, edition: Edition, file: EditionFile) -> HttpResponse:
    """Only a PDF opens in the browser; the others are to be kept."""
    ending = PurePath(file.file.name).suffix
    apart = "" if ending == f".{file.kind}" else f"-{file.kind}"
    name = f"{report.municipality.slug}-{report.year}-{report.form}-{edition.number}{apart}{ending}"
    file.edition = edition
    response = _give(request, report, file, file.media_type, name, inline=file.kind == "pdf")
    if edition.is_withdrawn:
        response["X-Robots-Tag"] = "noindex"
    return response


def give_signature(request: HttpRequest, report: Report, signature: EditionSignature) -> HttpResponse:
    return _give(request, report, signature, "application/pkcs7-signature", signature.name, inline=False)


def give_style(request: HttpRequest, report: Report, file: EditionFile) -> HttpResponse:
    response = _give(request, report, file, file.media_type, "sheet.css", inline=True)
    if response.status_code == HTTPStatus.OK:
        patch_cache_control(response, public=True, max_age=YEAR, immutable=True)
    return response


def _give(
    request: HttpRequest,
    report: Report,
    file: EditionFile | EditionSignature,
    media_type: str,
    name: str,
    *,
    inline: bool,
) -> HttpResponse:
    etag = quote_etag(file.sha256)
    same = get_conditional_response(request, etag=etag)
    if same is not None:
        return same
    try:
        content = read(file)
    except FileLost as error:
        context = {"city": report.municipality, "report": report, "reason": str(error)}
        return render(request, LOST, context, status=503)
    headers = {
        "Content-Disposition": content_disposition_header(not inline, name) or "",
        "ETag": etag,
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, media_type, headers=headers)
