"""Words of the builder's page."""

from django import template

register = template.Library()


@register.filter
def of_sections(whole: int) -> str:
    """«из 21 раздела», «из 22 разделов»."""
    return "раздела" if whole % 10 == 1 and whole % 100 != 11 else "разделов"
