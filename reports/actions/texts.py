"""Writing the text of one block."""

from __future__ import annotations

from typing import cast

from portal.models import User
from portal.workspace.locking import ChangedMeanwhile, locked
from portal.workspace.version import event_of_version
from reports.actions.agreement import begun
from reports.actions.step import lock_sections, step
from reports.models import Block
from reports.texts.clean import clean_html

REASON = "Текст блока"


def write_block(block: Block, html: str, *, version: str, by: User) -> Block:
    """The block with this text, cleaned. The same text again changes nothing.

    Raises ChangedMeanwhile where somebody else has written since ``version``, SectionLocked where the section is
    accepted. The text alone is compared: a block that was only moved is still the one that the person has seen.
    """
    text = clean_html(html)
    with step(block.section.report, by=by, reason=REASON):
        lock_sections(block.section)
        current = _as_seen(block, version)
        if current.text != text:
            block.text = text
            block.save(update_fields=["text"])
            begun(block.section, by=by)
    return block


def _as_seen(block: Block, version: str) -> Block:
    try:
        return cast(Block, locked(block, version))
    except ChangedMeanwhile as meanwhile:
        current = cast(Block, meanwhile.record)
        seen = event_of_version(current, version)
        if seen is None or seen.text != current.text:
            raise
        return current
