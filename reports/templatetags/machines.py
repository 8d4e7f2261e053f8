"""The head of a page for machines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.template.context import RequestContext
from django.utils.safestring import SafeString, mark_safe

from reports.machines.head import Head, head_of
from reports.machines.json_ld import script

register = template.Library()


@register.simple_tag(takes_context=True)
def machine_head(context: RequestContext) -> Head | None:
    """``{% machine_head as head %}``: nothing on the pages of officials and where there is no request."""
    request = context.get("request")
    return head_of(request, context.flatten()) if request is not None else None


@register.filter
def json_ld(thing: Mapping[str, Any]) -> SafeString:
    """A block of data of schema.org, safe inside a page."""
    return mark_safe(script(thing))
