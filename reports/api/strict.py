"""A parameter that no path knows is refused: a misspelt filter would otherwise give everything, unnoticed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from portal.api.refusals import refusal


def only_known_parameters(run: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    @wraps(run)
    def strictly(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        known = parameters_of(request.resolver_match.route)
        strangers = [name for name in request.GET if name not in known]
        if not strangers:
            return run(request, *args, **kwargs)
        offered = f"возможны {', '.join(known)}" if known else "здесь параметров нет"
        return refusal(422, f"Параметра «{strangers[0][:60]}» нет: {offered}.")

    return strictly


@cache
def parameters_of(route: str) -> tuple[str, ...]:
    """Names of the query's parameters, by the schema, for «api/v1/cities/<city>»."""
    from reports.api.description import schema

    path = "/" + route.replace("<", "{").replace(">", "}")
    parameters = schema()["paths"][path]["get"]["parameters"]
    return tuple(each["name"] for each in parameters if each["in"] == "query")
