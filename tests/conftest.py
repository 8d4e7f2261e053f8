from collections.abc import Mapping

import pytest
from django.conf import settings
from django.db import transaction
from hypothesis import settings as properties
from pytest_django import DjangoDbBlocker

from reports.builder import build
from reports.built import Built
from reports.imports.demo import load_demo
from reports.models import Report
from reports.renderers.pdf import render

pytest_plugins = ["tests.platform_plugin"]

# The machine may be busy; and where a property fails, a change has done it, not the luck of a run.
properties.register_profile("portal", deadline=None, derandomize=True)
properties.load_profile("portal")


@pytest.fixture(scope="session")
def demo_reports(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Mapping[str, Built]:
    """The demonstration's reports as built, by «city/year/form». The database is left as it was."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_demo(settings.BASE_DIR / "fixtures", report=lambda line: None)
        reports = Report.objects.select_related("municipality", "plan")
        built = {f"{each.municipality.slug}/{each.year}/{each.form}": build(each) for each in reports}
        transaction.set_rollback(True)
    return built


@pytest.fixture(scope="session")
def kemerovo_pdf(demo_reports: Mapping[str, Built]) -> bytes:
    """The longest of them, laid out once."""
    return render(demo_reports["kemerovo/2023/kemerovo_plan"].document)
