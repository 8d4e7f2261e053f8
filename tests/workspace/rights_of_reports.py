"""Every address of a report at work, with the right that its door promises: see, write or compose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.urls import reverse

from reports.models import Block, Report, Section
from tests.workspace.rights import CITY, Needs, World, everybody, leads, talks, writes

OF_REPORT: dict[str, Needs] = {
    "report-builder": (everybody, None),
    "report-undo": (None, everybody),
    "section-new": (leads, leads),
    "figure-picker": (everybody, None),
    "report-board": (everybody, None),
    "report-remind": (None, leads),
    "report-findings": (everybody, None),
    "finding-settle": (None, leads),
    "declared-again": (None, leads),
    "report-publish": (leads, leads),
    "report-editions": (everybody, None),
    "report-settings": (leads, leads),
    "report-number": (everybody, None),
    "report-assign": (leads, leads),
    "report-save-form": (leads, leads),
}
OF_FILE: dict[str, Needs] = {
    "report-file": (everybody, everybody),
    "report-file-progress": (everybody, None),
}
OF_SECTION: dict[str, Needs] = {
    "section-sheet": (everybody, None),
    "section-name": (leads, leads),
    "section-move": (None, leads),
    "section-remove": (leads, leads),
    "block-new": (writes, writes),
    "section-agree": (everybody, writes),
    "section-changes": (everybody, None),
    "report-talk": (everybody, None),
    "comment-add": (None, talks),
}
OF_BLOCK: dict[str, Needs] = {
    "block-shown": (everybody, None),
    "block-move": (None, writes),
    "block-duplicate": (None, writes),
    "block-remove": (None, writes),
    "block-settings": (everybody, writes),
    "block-preview": (None, writes),
    "block-text": (writes, writes),
    "text-pasted": (None, writes),
    "text-typed": (None, writes),
}
OF_OWN_TABLE: dict[str, Needs] = {"own-table": (writes, writes)}
OF_COMMENT: dict[str, Needs] = {"comment-settle": (None, writes)}
OF_EDITION: dict[str, Needs] = {"edition-withdraw": (None, leads), "edition-sign": (None, leads)}
OF_SAVED_FORM: dict[str, Needs] = {"saved-form": (leads, leads), "saved-form-delete": (None, leads)}

NAMES = frozenset(
    {
        *(OF_REPORT | OF_FILE | OF_SECTION | OF_BLOCK),
        *(OF_OWN_TABLE | OF_COMMENT | OF_EDITION | OF_SAVED_FORM),
    }
)
QUERIES = {"report-number": "?place=figure:organizations.count"}
POSTED = {"section-agree": {"action": "hand_in"}}
"""What a page must be told before it asks who the person is."""


@dataclass(frozen=True)
class Way:
    """One address with what its methods need."""

    name: str
    address: str
    needs: Needs
    posted: Mapping[str, str] = field(default_factory=dict)


def ways(world: World, city: str = CITY) -> Iterator[Way]:
    """Every address of the world's report, as it would be at the desk of ``city``."""
    report, section, block = (world.records[model].pk for model in (Report, Section, Block))
    subjects: tuple[tuple[dict[str, Needs], tuple[object, ...]], ...] = (
        (OF_REPORT, (report,)),
        (OF_FILE, (report, "json")),
        (OF_SECTION, (report, section)),
        (OF_BLOCK, (report, block)),
        (OF_OWN_TABLE, (report, world.own_table.pk)),
        (OF_COMMENT, (report, world.comment.pk)),
        (OF_EDITION, (report, world.edition.number)),
        (OF_SAVED_FORM, (world.saved_form.code,)),
    )
    for pages, args in subjects:
        for name, needs in pages.items():
            address = reverse(f"workspace:{name}", args=[city, *args]) + QUERIES.get(name, "")
            yield Way(name, address, needs, POSTED.get(name, {}))
