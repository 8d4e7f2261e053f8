"""A file of 200,000 organisations of 15 columns, checked and loaded, against COPY of the same rows to the same table.

Both write with all indexes and with the history; the COPY runs before, between and after, so that a busy moment of
the machine falls on both. The work runs in a process of its own, whose memory is measured.
"""

from __future__ import annotations

import csv
import io
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.db import connection, transaction
from openpyxl import Workbook

from ngo_registry.models import LegalForm, Organization
from portal.imports import actions
from portal.models import FileImport, Municipality, User
from tests.benchmarks.ratio import Ratio
from tests.imports.files import inn, ogrn
from tests.people import make_city, make_person

ROWS = 200_000
COLUMNS = (
    *("code", "name", "short_name", "legal_form_id", "status", "ogrn", "inn", "ministry_number"),
    *("registered_on", "address", "site", "head_name", "head_position", "head_published_because", "note"),
)
HEADER = (
    *("Код организации", "Полное наименование", "Краткое наименование", "ОПФ", "Статус", "ОГРН", "ИНН"),
    *("Учётный номер", "Дата регистрации", "Юридический адрес", "Сайт", "Руководитель", "Должность"),
    *("Основание показывать имя руководителя", "Примечание"),
)
WORDS = (
    *("Региональная", "общественная", "организация", "инвалидов", "спортивный", "клуб"),
    *("Надежда", "Родник", "фонд", "детей", "ветеранов"),
)
INSERT, UPDATE, XLSX = 3.0, 4.0, 4.0
CSV_MEMORY, XLSX_MEMORY = 120, 500


@dataclass(frozen=True)
class Measured:
    check: float
    apply: float
    peak: float

    @property
    def whole(self) -> float:
        return self.check + self.apply


def import_ratios() -> Iterator[Ratio]:
    city, form = make_city("bench", "Город"), LegalForm.objects.create(code="bench", name="Объединение")
    person = make_person("bench", "coordinator", city)
    rows = copied_text(city, form)
    copies = [one_copy(rows) for _ in range(3)][1:]  # the first one warms up
    alone = without_history(rows)
    inserted = measured(city, person, table(0))
    changed = measured(city, person, table(1))
    copies.append(one_copy(rows))
    by_xlsx = measured(city, person, table(0), "xlsx")
    copies.append(one_copy(rows))
    copy = statistics.median(copies)
    print(f"raw COPY of {ROWS} rows: {copy:.2f} s with history, {alone:.2f} s without any", flush=True)
    yield ratio("import of 200,000 rows by CSV (new), of raw COPY", inserted, copy, alone, INSERT)
    yield ratio("import of 200,000 rows by CSV (changed), of raw COPY", changed, copy, alone, UPDATE)
    yield ratio("import of 200,000 rows by XLSX (new), of raw COPY", by_xlsx, copy, alone, XLSX)
    peak = max(inserted.peak, changed.peak)
    yield Ratio("peak memory of the CSV import, MB", peak, CSV_MEMORY, f"{peak:.0f} MB")
    yield Ratio("peak memory of the XLSX import, MB", by_xlsx.peak, XLSX_MEMORY, f"{by_xlsx.peak:.0f} MB")


def ratio(name: str, work: Measured, copy: float, alone: float, limit: float) -> Ratio:
    detail = (
        f"check {work.check:.1f} s + apply {work.apply:.1f} s against {copy:.1f} s; "
        f"of COPY without history {work.whole / alone:.2f}"
    )
    return Ratio(name, work.whole / copy, limit, detail)


def table(version: int) -> Iterator[list[str]]:
    for number in range(ROWS):
        words = [WORDS[number * place % len(WORDS)] for place in (3, 5, 7, 11, 13)]
        name = f"{' '.join(words)} № {number}"
        yield [
            *(f"bench-{number}", name, " ".join(words[:2]), "Объединение", "действует", ogrn(number)),
            *(inn(number % 100_000), f"42{number:08}", f"{number % 28 + 1:02}.05.2013"),
            *(f"г. Кемерово, ул. Ленина, д. {number % 300 + version}", f"https://nko{number}.example.ru/"),
            *(f"Иванов Иван {number}", "председатель", "согласие", f"запись {version}"),
        ]


# The raw COPY


def without_history(rows: str) -> float:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ngo_registry_organization DISABLE TRIGGER USER")
    seconds = statistics.median(one_copy(rows) for _ in range(2))
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ngo_registry_organization ENABLE TRIGGER USER")
    return seconds


def copied_text(city: Municipality, form: LegalForm) -> str:
    lines = []
    for row in table(0):
        day, month, year = row[8].split(".")
        given = [*row[:3], str(form.pk), "active", *row[5:8], f"{year}-{month}-{day}", *row[9:]]
        lines.append("\t".join([str(city.pk), *given, "", ""]))
    return "\n".join(lines) + "\n"


def one_copy(rows: str) -> float:
    clear()
    started = time.perf_counter()
    with transaction.atomic(), connection.cursor() as cursor:
        names = ", ".join(("municipality_id", *COLUMNS, "district", "status_source"))
        cursor.copy_expert(f"COPY ngo_registry_organization ({names}) FROM STDIN", io.StringIO(rows))
    seconds = time.perf_counter() - started
    clear()
    return seconds


def clear() -> None:
    """Truncated, not deleted: the indexes begin anew as well."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE ngo_registry_organization, portal_importrow CASCADE")
        cursor.execute("TRUNCATE ngo_registry_organizationevent")
        cursor.execute("ANALYZE")


# Ours


def measured(city: Municipality, person: User, rows: Iterator[list[str]], kind: str = "csv") -> Measured:
    load = started(city, person, rows, kind)
    check, peak_of_check = step(load, "check")
    actions.confirm(load, with_suspicious=False, by=person)
    apply, peak_of_apply = step(load, "apply")
    load.refresh_from_db()
    assert load.state == "applied", load.message
    assert Organization.objects.filter(municipality=city).count() == ROWS, load.counts
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return Measured(check, apply, max(peak_of_check, peak_of_apply))


def started(city: Municipality, person: User, rows: Iterator[list[str]], kind: str) -> FileImport:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"список.{kind}"
        write_csv(path, rows) if kind == "csv" else write_xlsx(path, rows)
        with path.open("rb") as content:
            load = actions.start(city, "organizations", File(content, path.name), by=person)
    assert len(load.mapping) == len(COLUMNS), load.mapping
    return actions.map_columns(load, sheet=0, mapping=load.mapping, defaults={}, by=person)


def write_csv(path: Path, rows: Iterator[list[str]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as target:
        csv.writer(target, delimiter=";").writerows([HEADER, *rows])


def write_xlsx(path: Path, rows: Iterator[list[str]]) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Реестр")
    for row in (HEADER, *rows):
        sheet.append(list(row))
    book.save(path)


def step(load: FileImport, name: str) -> tuple[float, float]:
    """Seconds and peak of memory of one step in a worker of its own."""
    database, media = connection.settings_dict["NAME"], str(settings.MEDIA_ROOT)
    done = subprocess.run(
        [sys.executable, "-m", "tests.imports.child", database, media, str(load.pk), name],
        capture_output=True,
        text=True,
        check=True,
    )
    _, seconds, peak = done.stdout.split()
    return float(seconds), float(peak)
