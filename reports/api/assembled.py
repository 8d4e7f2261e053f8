"""The API of one version: the routers of all apps behind one set of refusals."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.operation import Operation
from ninja.renderers import JSONRenderer

from grants.api import contests, recipients, support
from grants.api import organization as one_organization
from ngo_registry.api import books, councils, organizations
from portal.api import cities
from portal.api.refusals import refusal, sentence_of
from reports.api import indicators, reports
from reports.api.strict import only_known_parameters

VERSION = "1"
PREFIX = f"api/v{VERSION}"


class Renderer(JSONRenderer):
    """Russian words as they are: a third of the size, and readable in the browser."""

    json_dumps_params = {"ensure_ascii": False}


class PortalApi(NinjaAPI):
    def get_openapi_operation_id(self, operation: Operation) -> str:
        """The short name of the function: programs made from the schema call it so."""
        return str(operation.view_func.__name__)


api = PortalApi(
    title="Поддержка НКО в городах",
    version=VERSION,
    description="Только чтение, без регистрации. Те же сведения, что на страницах портала.",
    docs_url=None,
    openapi_url=None,
    urls_namespace="api-v1",
    renderer=Renderer(),
)
api.add_decorator(only_known_parameters, mode="view")

for module in (
    *(cities, organizations, one_organization, councils, books),
    *(recipients, support, contests, indicators, reports),
):
    api.add_router("", module.router)


@api.exception_handler(HttpError)
def _said(request: HttpRequest, error: HttpError) -> HttpResponse:
    return refusal(error.status_code, error.message)


@api.exception_handler(ValidationError)
def _wrong_parameter(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return refusal(422, sentence_of(error.errors))


@api.exception_handler(Http404)
def _not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    return refusal(404, "Такой записи нет.")
