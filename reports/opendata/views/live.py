"""The present records of a data set, whole, as they are being read."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from portal.models import Municipality
from portal.views.of_city import of_city
from reports.opendata.dataset import find_dataset
from reports.opendata.live import live_rows
from reports.opendata.publisher import Publisher
from reports.opendata.views.files import TYPES


@require_safe
@of_city
def city_live(request: HttpRequest, city: Municipality, dataset: str) -> HttpResponseBase:
    return _stream(request, Publisher(city), dataset)


@require_safe
def whole_live(request: HttpRequest, dataset: str) -> HttpResponseBase:
    return _stream(request, Publisher(None), dataset)


def _stream(request: HttpRequest, publisher: Publisher, code: str) -> HttpResponseBase:
    dataset = find_dataset(code)
    if dataset is None:
        raise Http404("Такого набора данных нет.")
    # Who only asks about the file makes the database do nothing.
    response: HttpResponseBase = (
        HttpResponse()
        if request.method == "HEAD"
        else StreamingHttpResponse(live_rows(dataset, publisher.city_id))
    )
    response["Content-Type"] = TYPES["csv"]
    name = f"{publisher.slug}-{code}-{timezone.localdate():%Y%m%d}.csv"
    response["Content-Disposition"] = content_disposition_header(True, name) or ""
    response["Cache-Control"] = "no-store"
    response["Access-Control-Allow-Origin"] = "*"
    return response
