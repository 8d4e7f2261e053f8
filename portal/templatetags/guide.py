"""What the pages of the guide are laid out with."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from portal.help.pictures import size_of

register = template.Library()


@register.simple_tag(takes_context=True)
def heading(context: Context, anchor: str) -> SafeString:
    """The heading of a section, worded as in the contents. Raises KeyError for one that the page does not declare."""
    return format_html('<h2 id="{}">{}</h2>', anchor, context["page"].sections[anchor])


@register.inclusion_tag("help/picture.html")
def picture(name: str, alt: str, caption: str) -> dict[str, Any]:
    """A picture of the portal with its true size, so that the text does not jump while it loads."""
    width, height = size_of(name)
    return {"file": f"help/{name}.png", "alt": alt, "caption": caption, "width": width, "height": height}
