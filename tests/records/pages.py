"""Addresses of the admin, and the people and records that its tests walk among."""

from typing import Any

import pytest
from django.db import models
from django.urls import reverse

from portal.records.formats import FORMATS
from tests.people import People, make_people
from tests.records.samples import make_records

Records = dict[type[models.Model], Any]


@pytest.fixture
def people() -> People:
    return make_people()


@pytest.fixture
def records(people: People) -> Records:
    return make_records()


def page(model: type[models.Model], name: str, *args: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}", args=args)


def number(file_format: Any) -> str:
    """How the forms of import and export name a format."""
    return str(FORMATS.index(file_format))
