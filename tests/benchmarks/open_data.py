"""Open data of a million and more records of support: the live stream against COPY, and the memory of both ways out.

COPY writes the same query with its texts as they are; ours defuses them as well. Memory is measured in a process of
its own, for a tenth of the rows and for all of them: what is held may not grow with the rows.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

from django.db import connection

from grants.models import Support
from portal.models import Municipality
from reports.imports.scale.city import SLUG, make_scale
from reports.opendata.dataset import Dataset, find_dataset
from reports.opendata.live import live_rows
from reports.opendata.sql import query_of
from tests.benchmarks.ratio import Ratio, compared, paired_seconds

ORGANIZATIONS, SUPPORT = 100_000, 1_200_000
TIMES = 3
SLOWER, MEMORY = 3.0, 1.2
CHILD = "tests.benchmarks.open_data_child"


def open_data_ratios() -> Iterator[Ratio]:
    city = Municipality.objects.filter(slug=SLUG).first() or make_scale(ORGANIZATIONS, SUPPORT)
    rows = Support.objects.filter(municipality=city).count()
    assert rows >= 1_000_000, f"only {rows} rows"
    dataset = find_dataset("support")
    assert dataset
    ours, theirs = paired_seconds(lambda: _live(dataset, city), lambda: _copied(dataset, city), TIMES)
    yield compared(f"{rows:,} rows of support as a live CSV, of COPY", ours, theirs, SLOWER)
    for way in ("live", "make"):
        few, many = (_peak(way, city, share) for share in (10, 1))
        detail = f"{many:.0f} MB against {few:.0f} MB with a tenth of the rows"
        yield Ratio(f"peak memory of open data ({way}), of a tenth of the rows", many / few, MEMORY, detail)


def _live(dataset: Dataset, city: Municipality) -> int:
    return sum(map(len, live_rows(dataset, city.pk)))


class _Counted:
    size = 0

    def write(self, row: bytes) -> int:
        self.size += len(row)
        return len(row)


def _copied(dataset: Dataset, city: Municipality) -> int:
    target = _Counted()
    with connection.cursor() as cursor:
        query = query_of(dataset, city.pk, is_plain=True)
        cursor.copy_expert(f"COPY ({query}) TO STDOUT WITH (FORMAT csv)", target)
    return target.size


def _peak(way: str, city: Municipality, share: int) -> float:
    """Megabytes of a process that does nothing else."""
    database = connection.settings_dict["NAME"]
    done = subprocess.run(
        [sys.executable, "-m", CHILD, database, way, str(city.pk), str(share)],
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout.split()[-1])
