"""The page on which a typed table is filled in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods

from portal.accounts import kept_posts
from portal.workspace.desk import Desk
from portal.workspace.keys import key_in
from portal.workspace.locking import ChangedMeanwhile
from portal.workspace.version import version_of
from reports.actions.locking import SectionLocked
from reports.actions.write_own_table import write_own_table
from reports.builder import build_block
from reports.models import Block
from reports.number_links import number_hrefs_at_work
from reports.own_tables.counting import Counted, count
from reports.own_tables.grid import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Grid, read_grid, write_grid
from reports.own_tables.pasting import DoesNotFit, paste
from reports.own_tables.references import Ref
from reports.own_tables.reshaping import add_column, add_row, remove_column, remove_row
from reports.own_tables.words import Asked
from reports.preview import preview_block, writing_for
from reports.renderers.html import render_nodes
from reports.views.at_report import blocks_at, writing_block
from reports.views.own_table.figures_said import figures_said
from reports.views.own_table.typed import ROW_KINDS, TypedTable
from reports.views.steps import steps_to

WHOLE, LOOKED = "reports/settings_own/page.html", "reports/settings_own/looked.html"
Reshape = Callable[[Grid, int], Grid]
RESHAPES: dict[str, Reshape] = {
    "row-add": add_row,
    "row-remove": remove_row,
    "column-add": add_column,
    "column-remove": remove_column,
}


@require_http_methods(["GET", "HEAD", "POST"])
@writing_block
def own_table(request: HttpRequest, desk: Desk, block: Block) -> HttpResponse:
    if block.type != "own_table":
        return HttpResponse(status=404)
    if request.method != "POST":
        kept = kept_posts.take(request)
        if kept is not None:
            return _given_back(request, desk, block, kept)
        return _page(request, desk, TypedTable.of_grid(block, read_grid(block.settings)), version_of(block))
    typed = TypedTable.of_post(block, request.POST)
    version = request.POST.get("version", "")
    if not typed.is_valid:
        return _page(request, desk, typed, version, status=422)
    deed, _, place = request.POST.get("do", "save").partition(":")
    if deed == "look":
        return render(request, LOOKED, _looked(block, typed.grid))
    if deed in RESHAPES or deed == "paste":
        return _reshape(request, desk, typed, version, deed, place)
    return _save(request, desk, typed, version)


def _given_back(request: HttpRequest, desk: Desk, block: Block, kept: QueryDict) -> HttpResponse:
    """What was typed before the person had to log in again: shown under its own version, not saved."""
    typed, version = TypedTable.of_post(block, kept), kept.get("version", "")
    return _page(request, desk, typed, version, is_unsaved=True, pasted=kept.get("paste"))


def _reshape(
    request: HttpRequest, desk: Desk, typed: TypedTable, version: str, deed: str, place: str
) -> HttpResponse:
    """The form with another shape; nothing is saved yet."""
    try:
        grid = _pasted(request, typed.grid, place) if deed == "paste" else _reshaped(typed.grid, deed, place)
    except DoesNotFit as error:
        return _page(
            request, desk, typed, version, status=422, refusal=str(error), pasted=request.POST.get("paste")
        )
    again = TypedTable.of_grid(typed.block, grid)
    return _page(request, desk, again, version, is_unsaved=True)


def _reshaped(grid: Grid, deed: str, asked: str) -> Grid:
    place = key_in(asked)
    along = len(grid.rows) if deed.startswith("row") else len(grid.columns)
    if place is None or place > along - deed.endswith("remove"):
        return grid
    if deed == "column-remove" and along == 1:
        raise DoesNotFit("Последний столбец не убрать: в таблице нужен хотя бы один.")
    changed = RESHAPES[deed](grid, place)
    _refuse_large(changed)
    return changed


def _pasted(request: HttpRequest, grid: Grid, asked: str) -> Grid:
    row, _, column = asked.partition("-")
    at = Ref(key_in(row) or 0, key_in(column) or 0)
    changed = paste(grid, at, request.POST.get("paste", ""))
    _refuse_large(changed)
    return changed


def _refuse_large(grid: Grid) -> None:
    rows, columns = len(grid.rows), len(grid.columns)
    if rows > MAX_ROWS or columns > MAX_COLUMNS or rows * columns > MAX_CELLS:
        raise DoesNotFit(
            f"В таблице бывает до {MAX_ROWS} строк, {MAX_COLUMNS} столбцов и {MAX_CELLS} ячеек: разделите её на две."
        )


def _save(request: HttpRequest, desk: Desk, typed: TypedTable, version: str) -> HttpResponse:
    counted = _counted(typed.block, typed.grid)
    if counted.mistakes:
        return _page(request, desk, typed, version, status=422, counted=counted)
    try:
        write_own_table(typed.block, typed.grid, version=version, by=request.user)
    except SectionLocked as error:
        return _page(request, desk, typed, version, status=409, refusal=str(error))
    except ChangedMeanwhile:
        now = blocks_at(desk).get(pk=typed.block.pk)
        return _page(request, desk, typed, version_of(now), status=409, theirs=_html(now))
    messages.success(request, "Таблица сохранена.")
    return HttpResponseRedirect(request.path)


def _page(
    request: HttpRequest, desk: Desk, typed: TypedTable, version: str, *, status: int = 200, **more: Any
) -> HttpResponse:
    block, report = typed.block, typed.block.section.report
    counted = more.pop("counted", None) or (_counted(block, typed.grid) if typed.is_shown_counted else None)
    builder = f"{desk.url('report-builder', report.pk)}?section={block.section_id}"
    context = {
        "desk": desk,
        "city": desk.city,
        "report": report,
        "block": block,
        "typed": typed,
        "rows": list(typed.rows(counted)),
        "row_kinds": ROW_KINDS,
        "version": version,
        "builder_url": f"{builder}#block-{block.pk}",
        "steps": steps_to(desk, report, "Своя таблица", (str(block.section), builder)),
        "is_wrong": status == 422 and not more.get("refusal"),
        **(_looked(block, typed.grid) if typed.is_shown_counted else {}),
        **more,
    }
    return render(request, WHOLE, context, status=status)


def _counted(block: Block, grid: Grid) -> Counted:
    return count(grid, Asked(block, writing_for(block).scope))


def _looked(block: Block, grid: Grid) -> dict[str, Any]:
    """The table as it will be printed, and what of it is wrong."""
    block.settings = {**block.settings, **write_grid(grid)}
    writing = writing_for(block)
    html = render_nodes(build_block(block, writing), number_hrefs_at_work(block), marks_typed=False)
    return {
        "looked": mark_safe(html),
        "problems": [problem.message for problem in writing.problems],
        "figures": figures_said(block, grid, writing),
    }


def _html(block: Block) -> str:
    return mark_safe(render_nodes(preview_block(block).nodes, None))
