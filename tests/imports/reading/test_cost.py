"""200,000 rows of 15 columns: what a large file may cost."""

import csv
import time
from pathlib import Path

import pytest

from portal.imports.reading import look, rows_of
from tests.imports.reading.measured import cost_of
from tests.imports.reading.workbooks import write_large_xlsx

ROWS = 200_000


def large_csv(path: Path) -> Path:
    with path.open("w", encoding="cp1251", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        for place in range(ROWS):
            texts = [
                f"Общественная организация «Ромашка {place}»",
                "Кемерово",
                "1 397 200,00 руб.",
                "05.06.2023",
            ]
            writer.writerow([*texts, *range(place, place + 8), "", "субсидия", "культура, спорт"])
    return path


@pytest.mark.slow
def test_text_is_read_as_a_stream(tmp_path: Path) -> None:
    cost = cost_of(large_csv(tmp_path / "a.csv"))
    assert (cost.refusal, cost.rows) == ("", ROWS)
    assert cost.peak < 60


@pytest.mark.slow
def test_text_is_read_nearly_as_quickly_as_by_the_csv_module(tmp_path: Path) -> None:
    path = large_csv(tmp_path / "a.csv")
    file = look(path, "a.csv")
    ratios = []
    for _ in range(3):
        start = time.perf_counter()
        with path.open(encoding="cp1251", newline="") as lines:
            assert sum(1 for _ in csv.reader(lines, delimiter=";")) == ROWS
        middle = time.perf_counter()
        assert sum(1 for _ in rows_of(path, file)) == ROWS
        ratios.append((time.perf_counter() - middle) / (middle - start))
    assert min(ratios) < 2.5


@pytest.mark.slow
def test_a_large_workbook(tmp_path: Path) -> None:
    cost = cost_of(write_large_xlsx(tmp_path / "a.xlsx", ROWS))
    assert (cost.refusal, cost.rows) == ("", ROWS)
    assert cost.peak < 420
    assert cost.seconds < 15
