"""What a browser would send of a form: every field as the page shows it, with changes."""

from __future__ import annotations

from typing import Any

from django.test import Client

from portal.workspace.forms import DeskForm
from portal.workspace.shown import comparable


def sent(form: DeskForm, **changes: Any) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for field in form:
        value = comparable(field)
        if isinstance(value, bool):
            data |= {field.html_name: "on"} if value else {}
        elif isinstance(value, set):
            data[field.html_name] = sorted(value)
        else:
            data[field.html_name] = text_of(form, field.name)
    return {**data, **changes}


def text_of(form: DeskForm, name: str) -> str:
    value = form[name].value()
    return "" if value is None else str(value)


def opened(client: Client, where: str, /, **changes: Any) -> dict[str, Any]:
    """The form of a page as it would be sent back, its version included."""
    response = client.get(where)
    assert response.status_code == 200, response.status_code
    return {**sent(response.context["form"]), "version": response.context["version"], **changes}
