"""A form of settings as a person meets it: opened, filled in, posted, and opened again."""

from __future__ import annotations

from typing import Any

from reports.blocks.base import BlockSettings
from reports.builder import type_of
from reports.models import Block
from reports.preview import writing_for
from tests.reports.records import report_with


def block_of(kind: str, **settings: Any) -> Block:
    report = report_with({"type": kind, "code": "own", "settings": settings})
    return Block.objects.select_related("section__report__municipality").get(section__report=report)


def opened(block: Block, data: dict[str, Any] | None = None) -> BlockSettings:
    form_class = type_of(block).settings_form
    return form_class(*([data] if data is not None else []), block=block, scope=writing_for(block).scope)


def posted_as_it_is(form: BlockSettings) -> dict[str, Any]:
    """What a browser sends when nothing was touched: ticks that are off are not sent."""
    values = {field.html_name: field.value() for field in form}
    return {name: value for name, value in values.items() if value is not None and value is not False}


def saved(block: Block, **changes: Any) -> dict[str, Any]:
    """The settings after the person changed these fields (None takes a tick off); the form must accept them."""
    data = posted_as_it_is(opened(block))
    for name, value in changes.items():
        key = f"settings-{name.replace('__', '-')}"
        data[key] = value
        if value is None:
            del data[key]
    form = opened(block, data)
    assert form.is_valid(), form.errors
    return form.to_settings()
