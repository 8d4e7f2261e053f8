"""How the tests ask the API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.http import HttpResponse
from django.test import Client

Records = Mapping[type[models.Model], models.Model]
KEMEROVO = "/api/v1/cities/kemerovo"


def ask(path: str, **more: Any) -> HttpResponse:
    """``path`` after /api/v1/cities/kemerovo, or a whole one."""
    return Client().get(path if path.startswith("/api/") else KEMEROVO + path, **more)


def told(path: str) -> dict[str, Any]:
    response = ask(path)
    assert response.status_code == 200, response.content.decode()
    return response.json()


def refused(path: str, status: int) -> str:
    """The sentence of the refusal."""
    response = ask(path)
    assert response.status_code == status, response.content.decode()
    assert response["Content-Type"].startswith("application/json")
    answer = response.json()
    assert list(answer) == ["detail"]
    return answer["detail"]


def everything(path: str) -> list[dict[str, Any]]:
    """The rows of all pages, by following ``next``."""
    rows: list[dict[str, Any]] = []
    following: str | None = path
    while following:
        page = told(following.removeprefix("http://testserver"))
        rows += page["items"]
        following = page["next"]
    return rows
