"""The demonstration is published as a coordinator would publish it, once."""

from __future__ import annotations

import pytest
from django.conf import settings

from portal.models import User
from reports.imports.demo import load_demo
from reports.imports.demo_editions import AS_PRINTED, publish_demo
from reports.models import Edition, FindingDecision

pytestmark = pytest.mark.django_db


def test_reports_without_errors_are_published_once() -> None:
    load_demo(settings.BASE_DIR / "fixtures", report=lambda line: None)
    admin = User.objects.get(username="admin")
    told: list[object] = []
    assert publish_demo(by=admin, report=told.append) == 3
    published = Edition.objects.values_list("report__municipality__slug", "report__year", "number")
    assert sorted(published) == [("khanty-mansiysk", 2020, 1), ("kogalym", 2020, 1), ("kogalym", 2023, 1)]
    assert set(FindingDecision.objects.values_list("reason", "decided_by")) == {(AS_PRINTED, admin.pk)}
    assert sum("остаётся черновиком" in str(line) for line in told) == 2
    assert publish_demo(by=admin, report=lambda line: None) == 0
    assert Edition.objects.count() == 3
