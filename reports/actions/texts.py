"""Writing the text of one block."""

from __future__ import annotations

from portal.models import User
from reports.actions.agreement import begun
from reports.actions.locking import lock_sections
from reports.actions.seen import locked_as_seen
from reports.actions.step import step
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
        current = locked_as_seen(block, version, "text")
        if current.text != text:
            block.text = text
            block.save(update_fields=["text"])
            begun(block.section, by=by)
    return block
