"""Texts of reports from files: ``<city>/texts/<year>-<form>/<section>.html``."""

from collections.abc import Callable
from pathlib import Path

from portal.models import User
from portal.records.fixtures import FixtureError
from reports.actions.compose import lay_out, write_text
from reports.models import Report, Section


def load_texts(folder: Path, *, by: User | None, report: Callable[[str], None]) -> None:
    """Lays out the reports of the folder's cities and writes their texts; the same again changes nothing.

    Raises FixtureError for a text that belongs to no report or section.
    """
    for city in sorted(folder.glob("*/reports.csv")):
        for one in Report.objects.filter(municipality__slug=city.parent.name).select_related(
            "municipality", "plan"
        ):
            lay_out_named(one, by=by)
    for place in sorted(folder.glob("*/texts/*/")):
        sections = sections_of(place, root=folder)
        for path in sorted(place.glob("*.html")):
            write_file(path, sections, root=folder, by=by)
        report(f"{place.relative_to(folder.parent)}: тексты разделов")


def lay_out_named(report: Report, *, by: User | None) -> None:
    try:
        lay_out(report, by=by)
    except (LookupError, ValueError) as error:
        raise FixtureError(
            f"Отчёт «{report.municipality.slug}/{report.year}/{report.form}»: {error}"
        ) from error


def sections_of(place: Path, *, root: Path) -> dict[str, Section]:
    """The sections of the report that a folder is named after, by code."""
    year, _, form = place.name.partition("-")
    slug = place.parent.parent.name
    found = Report.objects.filter(
        municipality__slug=slug, year=year if year.isdecimal() else 0, form=form
    ).first()
    if found is None:
        known = ", ".join(
            f"{report.year}-{report.form}" for report in Report.objects.filter(municipality__slug=slug)
        )
        raise FixtureError(
            f"{place.relative_to(root.parent)}: нет такого отчёта; переименуйте папку (есть: {known})"
        )
    return {section.code: section for section in found.sections.all()}


def write_file(path: Path, sections: dict[str, Section], *, root: Path, by: User | None) -> None:
    name = path.relative_to(root.parent)
    if path.stem not in sections:
        raise FixtureError(
            f"{name}: в отчёте нет такого раздела; переименуйте файл (есть: {', '.join(sections)})"
        )
    try:
        write_text(sections[path.stem], path.read_text(encoding="utf-8"), by=by)
    except UnicodeDecodeError as error:
        raise FixtureError(f"{name}: файл не в UTF-8; сохраните его заново в этой кодировке") from error
    except ValueError as error:
        raise FixtureError(f"{name}: {error}") from error
