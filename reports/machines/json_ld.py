"""JSON-LD inside a page: a block of data, which no text from the records can break out of."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

Thing = dict[str, Any]

ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""JSON may write any sign as its number: «</script>» then ends nothing, and U+2028 breaks no line."""


def thing(kind: str | list[str], **properties: Any) -> Thing:
    """A thing of schema.org with what is known of it: empty values are left out."""
    return {
        "@type": kind,
        **{name: value for name, value in properties.items() if value not in (None, "", [])},
    }


def script(told: Mapping[str, Any]) -> SafeString:
    text = json.dumps({"@context": "https://schema.org", **told}, ensure_ascii=False).translate(ESCAPED)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))


def crumbs(steps: list[tuple[str, str]]) -> Thing:
    """Where a page lies: pairs of a name and an absolute address, the first page first."""
    return thing(
        "BreadcrumbList",
        itemListElement=[
            thing("ListItem", position=place, name=name, item=address)
            for place, (name, address) in enumerate(steps, start=1)
        ],
    )
