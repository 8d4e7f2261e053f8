"""python -m tests.benchmarks.open_data_child DATABASE live|make CITY SHARE: prints the peak of memory in megabytes.

SHARE 10 takes a tenth of the records of support.
"""

from __future__ import annotations

import sys
from dataclasses import replace

from django.db import connection

from reports.opendata.dataset import find_dataset
from reports.opendata.files.made import being_made
from reports.opendata.files.rows import write_rows
from reports.opendata.live import live_rows
from tests.imports.child import peak_of_memory  # makes Django ready

WHOLE, SHARE = "grants_support s", "(SELECT * FROM grants_support WHERE id % {} = 0) s"


def main(database: str, way: str, city: str, share: str) -> None:
    connection.settings_dict["NAME"] = database
    whole = find_dataset("support")
    assert whole
    dataset = replace(whole, source=whole.source.replace(WHOLE, SHARE.format(int(share)), 1))
    if way == "live":
        assert sum(map(len, live_rows(dataset, int(city))))
    else:
        with being_made() as made, connection.cursor() as cursor:
            assert write_rows(cursor, dataset, int(city), made.take)
    sys.stdout.write(f"{peak_of_memory()}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
