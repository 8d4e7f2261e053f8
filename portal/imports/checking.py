"""The check of a file: every line is read, judged and staged; nothing of the register changes."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice

from django.db import connection
from django.db.models import Count
from django.utils import timezone

from portal.imports.judging import judged, raw
from portal.imports.lines import run
from portal.imports.plan import Plan
from portal.imports.recognising import recognise
from portal.imports.source import opened
from portal.imports.staging import TABLE, stage
from portal.imports.work import Work, perform
from portal.models import FileImport, ImportRow
from portal.models.file_import import AT_WORK, ImportState, Outcome

RAW_CHUNK = 1_000
KEPT_DAYS = 7


def check(load_id: int) -> None:
    perform(load_id, ImportState.CHECKING, checked, back_to=ImportState.CANCELLED)


def checked(load: FileImport, work: Work) -> None:
    plan = Plan(load)
    forget_old_lines()
    ImportRow.objects.filter(file_import_id=load.pk)._raw_delete("default")
    with opened(load) as (file, rows):
        work.tell(total=file.sheets[load.sheet].rows_estimate or 0)
        for chunk in judged(plan, rows):
            stage(load.pk, chunk)
            work.advance(len(chunk))
    run(f"ANALYZE {TABLE}")
    recognise(plan)
    give_back_cells(load)
    finish(load)


def forget_old_lines() -> None:
    """Lines of files that nobody went on with, and refused ones that nobody came back for."""
    old = FileImport.objects.filter(created_at__lt=timezone.now() - timedelta(days=KEPT_DAYS))
    idle = old.exclude(state__in=AT_WORK).values("pk")
    ImportRow.objects.filter(file_import_id__in=idle)._raw_delete("default")


def finish(load: FileImport) -> None:
    counted = ImportRow.objects.filter(file_import_id=load.pk).values("outcome").order_by("outcome")
    load.counts = {row["outcome"]: row["lines"] for row in counted.annotate(lines=Count("line"))}
    load.total = load.done = sum(load.counts.values())
    load.state, load.finished_at, load.cancel_requested = ImportState.CHECKED, timezone.now(), False
    load.save(update_fields=["counts", "total", "done", "state", "finished_at", "cancel_requested"])


def give_back_cells(load: FileImport) -> None:
    """Lines that the database refused come back as the file wrote them: a second reading, where there are any."""
    refused = ImportRow.objects.filter(file_import_id=load.pk, outcome=Outcome.REFUSED, cells="")
    lines = set(refused.values_list("line", flat=True))
    if not lines:
        return
    with opened(load) as (_, rows):
        wanted = ((line, raw(cells)) for line, cells in rows if line in lines)
        while chunk := list(islice(wanted, RAW_CHUNK)):
            write_cells(load.pk, chunk)


def write_cells(load_id: int, chunk: list[tuple[int, str]]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {TABLE} AS r SET cells = found.cells FROM unnest(%s::int[], %s::text[]) AS found (line, cells) "
            "WHERE r.file_import_id = %s AND r.line = found.line",
            [[line for line, _ in chunk], [cells for _, cells in chunk], load_id],
        )
