"""The doors of a report's own pages: whose desk, which report, section or block, and who may change it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from portal.workspace.desk import Desk, at_desk
from reports.models import Block, Report, Section

View = Callable[..., HttpResponseBase]


def may_compose(desk: Desk, report: Report) -> bool:
    """Whether the person leads the report: its shape, assignments, acceptance, publication."""
    return desk.may_change(report)


def at_report(view: View) -> View:
    """Gives the view its `Desk` and its `Report` in place of the city's slug and the report's number."""

    @at_desk
    @wraps(view)
    def with_report(
        request: HttpRequest, desk: Desk, report: int, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        return view(request, desk, get_object_or_404(reports_at(desk), pk=report), *args, **kwargs)

    return with_report


def composing(view: View) -> View:
    """As `at_report`, for who leads the report; others are refused."""

    @at_report
    @wraps(view)
    def by_leader(
        request: HttpRequest, desk: Desk, report: Report, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        if not may_compose(desk, report):
            raise PermissionDenied
        return view(request, desk, report, *args, **kwargs)

    return by_leader


def at_section(view: View) -> View:
    """Gives the view its `Desk` and its `Section` in place of the numbers of report and section."""

    @at_desk
    @wraps(view)
    def with_section(
        request: HttpRequest, desk: Desk, report: int, section: int, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        found = get_object_or_404(sections_at(desk), pk=section, report=report)
        return view(request, desk, found, *args, **kwargs)

    return with_section


def writing(view: View) -> View:
    """As `at_section`, for who may write this section: its department, and who leads the report."""

    @at_section
    @wraps(view)
    def by_writer(
        request: HttpRequest, desk: Desk, section: Section, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        if not desk.may_change(section):
            raise PermissionDenied
        return view(request, desk, section, *args, **kwargs)

    return by_writer


def at_block(view: View) -> View:
    """Gives the view its `Desk` and its `Block` in place of the numbers of report and block."""

    @at_desk
    @wraps(view)
    def with_block(
        request: HttpRequest, desk: Desk, report: int, block: int, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        found = get_object_or_404(blocks_at(desk), pk=block, section__report=report)
        return view(request, desk, found, *args, **kwargs)

    return with_block


def writing_block(view: View) -> View:
    """As `at_block`, for who may write the block's section."""

    @at_block
    @wraps(view)
    def by_writer(
        request: HttpRequest, desk: Desk, block: Block, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        if not desk.may_change(block):
            raise PermissionDenied
        return view(request, desk, block, *args, **kwargs)

    return by_writer


def reports_at(desk: Desk) -> QuerySet[Report]:
    return desk.records(Report).select_related("municipality", "plan", "continues")


def sections_at(desk: Desk) -> QuerySet[Section]:
    return desk.records(Section).select_related(
        "report__municipality", "report__plan", "plan_item__direction", "department"
    )


def blocks_at(desk: Desk) -> QuerySet[Block]:
    return desk.records(Block).select_related(
        "section__report__municipality",
        "section__report__plan",
        "section__plan_item__direction",
        "section__department",
        "origin",
    )
