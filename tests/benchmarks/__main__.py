"""python -m tests.benchmarks: measures every ratio on the demo in a database of its own; exit 1 beyond a limit."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402 - settings first
from django.core.management import call_command  # noqa: E402
from django.test.utils import override_settings, setup_databases, setup_test_environment, teardown_databases  # noqa: E402

from tests.benchmarks.import_flow import import_ratios  # noqa: E402
from tests.benchmarks.open_data import open_data_ratios  # noqa: E402
from tests.benchmarks.public_pages import public_page_ratios  # noqa: E402
from tests.benchmarks.ratio import Ratio  # noqa: E402
from tests.benchmarks.register_pdf import register_pdf_ratios  # noqa: E402
from tests.benchmarks.report_flow import ratios, report_of_demo, works_on  # noqa: E402
from tests.benchmarks.scale import scale_ratios  # noqa: E402
from tests.benchmarks.search import search_ratios  # noqa: E402
from tests.benchmarks.workspace import workspace_ratios  # noqa: E402


def main() -> int:
    setup_test_environment()
    old = setup_databases(verbosity=0, interactive=False)
    try:
        with tempfile.TemporaryDirectory() as media, override_settings(MEDIA_ROOT=media):
            call_command("demo", verbosity=0)
            results = [_shown(ratio) for part in PARTS for ratio in part()]
    finally:
        teardown_databases(old, verbosity=0)
    return 0 if all(results) else 1


def _of_scale() -> Iterator[Ratio]:
    """The works are found when their turn has come: the demonstration is there by then."""
    yield from scale_ratios(works_on(report_of_demo()))


PARTS = (
    *(ratios, public_page_ratios, register_pdf_ratios, _of_scale, import_ratios, workspace_ratios),
    *(search_ratios, open_data_ratios),
)


def _shown(ratio: Ratio) -> bool:
    verdict = "ok" if ratio.is_within else "BEYOND THE LIMIT"
    print(
        f"{ratio.name:<64} {ratio.value:8.4f}  limit {ratio.limit:.4f}  {verdict}  ({ratio.detail})",
        flush=True,
    )
    return ratio.is_within


if __name__ == "__main__":
    assert settings.configured
    sys.exit(main())
