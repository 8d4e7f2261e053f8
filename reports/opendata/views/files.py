"""A made file is given as it lies in the storage, in pieces, whole or in part."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date, quote_etag
from django.views.decorators.http import require_safe

from portal.models import Municipality
from portal.views.of_city import of_city
from reports.models import OpenFile
from reports.opendata.publisher import Publisher
from reports.opendata.views.ranges import NothingThere, asked_part

PIECE = 256 * 1024  # bytes
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_safe
@of_city
def city_file(request: HttpRequest, city: Municipality, name: str) -> HttpResponseBase:
    return _give(request, Publisher(city), name)


@require_safe
def whole_file(request: HttpRequest, name: str) -> HttpResponseBase:
    return _give(request, Publisher(None), name)


def _give(request: HttpRequest, publisher: Publisher, name: str) -> HttpResponseBase:
    """By the name it was made under; the name never becomes a path of the disk."""
    file = None if "\0" in name else publisher.files.filter(name=name).first()
    if file is None:
        raise Http404("Такого файла открытых данных нет.")
    etag = quote_etag(file.sha256)
    unchanged = get_conditional_response(request, etag=etag, last_modified=int(file.made_at.timestamp()))
    response = unchanged or _content(request, publisher, file, etag)
    response["ETag"], response["Last-Modified"] = etag, http_date(file.made_at.timestamp())
    response["Access-Control-Allow-Origin"] = "*"
    response["Accept-Ranges"] = "bytes"
    # A dated file never changes; what has a fixed name is asked about each time.
    response["Cache-Control"] = "no-cache"
    return response


def _content(request: HttpRequest, publisher: Publisher, file: OpenFile, etag: str) -> HttpResponseBase:
    try:
        part = asked_part(request, file.size, etag, file.made_at)
    except NothingThere:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{file.size}"})
    if not file.file.storage.exists(file.file.name):
        context = {"city": publisher.city, "here": "opendata", "name": file.name, "page_url": publisher.page}
        return render(request, "reports/opendata/lost.html", context, status=503)
    wanted = part or range(file.size)
    response = StreamingHttpResponse(_pieces(file, wanted), status=206 if part else 200)
    response["Content-Type"] = TYPES[file.name.rpartition(".")[2]]
    response["Content-Length"] = len(wanted)
    if part:
        response["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{file.size}"
    flat = f"{publisher.slug}-{file.name.replace('/', '-')}"
    response["Content-Disposition"] = content_disposition_header(True, flat) or ""
    return response


def _pieces(file: OpenFile, wanted: range) -> Iterator[bytes]:
    """Opens the file when the first piece is asked for: who wants no bytes opens nothing."""
    with file.file.storage.open(file.file.name) as stream:
        stream.seek(wanted.start)
        left = len(wanted)
        while left and (piece := stream.read(min(left, PIECE))):
            left -= len(piece)
            yield piece
