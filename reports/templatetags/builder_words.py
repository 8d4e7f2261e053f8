"""Words of the builder's page."""

from django import template

from reports.editions.kinds import formats
from reports.renderers.base import Renderer

register = template.Library()


@register.filter
def of_sections(whole: int) -> str:
    """«из 21 раздела», «из 22 разделов»."""
    return "раздела" if whole % 10 == 1 and whole % 100 != 11 else "разделов"


@register.simple_tag
def file_formats() -> list[Renderer]:
    """The files that a report can be taken as, the most wanted first."""
    return formats()
