"""The city in the address: «kemerovo» becomes the record of Kemerovo, or the page is not found."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from portal.models import Municipality

P = ParamSpec("P")


def of_city(
    view: Callable[Concatenate[HttpRequest, Municipality, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, str, P], HttpResponseBase]:
    """Gives the view its city in place of the slug."""

    @wraps(view)
    def with_city(request: HttpRequest, slug: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        return view(request, get_object_or_404(Municipality, slug=slug), *args, **kwargs)

    return with_city
