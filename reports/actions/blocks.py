"""What is done to the blocks of a section: added, moved, duplicated, removed, set up.

Every action raises SectionLocked for an accepted section. Blocks stand at places 1, 2, 3 of their section; its row
is locked while they change, so that of two people who move at once one waits for the other.
"""

from __future__ import annotations

from typing import Any

from portal.models import User
from reports.actions.locking import lock_sections, lock_signed
from reports.actions.seen import locked_as_seen
from reports.actions.step import step
from reports.builder import type_of
from reports.models import Block, Report, Section
from reports.models.block import new_block_code


def add_block(
    section: Section, kind: str, settings: dict[str, Any], *, after: Block | None, by: User
) -> Block:
    """A new block under ``after``, or at the head of the section."""
    block = Block(section=section, type=kind, settings=settings)
    with step(section.report, by=by, reason=f"Добавлен блок «{title_of(block)}»"):
        lock_sections(section)
        _insert(block, section, after)
    return block


def move_block(block: Block, section: Section, *, after: Block | None, by: User) -> None:
    """Under ``after`` in a section of the same report, or at its head."""
    with step(section.report, by=by, reason=f"Перемещён блок «{title_of(block)}»"):
        lock_sections(block.section, section)
        left = block.section
        if left.pk != section.pk and section.blocks.filter(code=block.code).exists():
            block.code = new_block_code()
        _insert(block, section, after)
        if left.pk != section.pk:
            number(left, _ordered(left))


def shift_block(block: Block, places: int, *, by: User) -> None:
    """Up by a negative number of places, down by a positive one; at the edge it stays where it is."""
    blocks = _ordered(block.section)
    place = next(n for n, each in enumerate(blocks) if each.pk == block.pk) + places
    others = [each for each in blocks if each.pk != block.pk]
    if 0 <= place <= len(others):
        move_block(block, block.section, after=others[place - 1] if place else None, by=by)


def duplicate_block(block: Block, *, by: User) -> Block:
    """A copy right under the block; its own table gets an address of its own."""
    copy = Block(
        section=block.section,
        type=block.type,
        settings=block.settings,
        text=block.text,
        prompt=block.prompt,
        origin=block.origin,
    )
    with step(block.section.report, by=by, reason=f"Повторён блок «{title_of(block)}»"):
        lock_sections(block.section)
        _insert(copy, block.section, block)
    return copy


def remove_block(block: Block, *, by: User) -> None:
    with step(block.section.report, by=by, reason=f"Удалён блок «{title_of(block)}»"):
        lock_sections(block.section)
        Block.objects.filter(pk=block.pk).delete()
        number(block.section, _ordered(block.section))


def change_settings(block: Block, settings: dict[str, Any], *, version: str, by: User) -> None:
    """Raises ChangedMeanwhile where the settings are not those that the person has seen."""
    with step(block.section.report, by=by, reason=f"Настройки блока «{title_of(block)}»"):
        lock_sections(block.section)
        current = locked_as_seen(block, version, "settings")
        block.settings = settings
        if current.settings != settings:
            block.save(update_fields=["settings"])


def change_signer(report: Report, block: Block, position: str, name: str, *, version: str, by: User) -> None:
    """Who signs the report. ``version`` is the report's; raises ChangedMeanwhile."""
    with step(report, by=by, reason="Изменена подпись отчёта"):
        current = locked_as_seen(report, version, "signer_position", "signer_name")
        lock_signed(report, block.section)
        report.signer_position, report.signer_name = position, name
        if (current.signer_position, current.signer_name) != (position, name):
            report.save(update_fields=["signer_position", "signer_name"])


def number(section: Section, blocks: list[Block]) -> None:
    """Places 1, 2, 3 in this order; what already stands there is left alone."""
    moved = [(place, each) for place, each in enumerate(blocks, start=1) if each.position != place]
    for place, block in moved:
        block.position = place
    Block.objects.bulk_update([block for _, block in moved], ["position"])


def title_of(block: Block) -> str:
    return type_of(block).title or block.type


def _insert(block: Block, section: Section, after: Block | None) -> None:
    others = [each for each in _ordered(section) if each.pk != block.pk]
    place = next((n for n, each in enumerate(others, start=1) if after and each.pk == after.pk), 0)
    block.section, block.position = section, place + 1
    # Of a block that is only moved nothing else is written: somebody may have changed its text a moment ago.
    block.save(update_fields=["section", "position", "code"] if block.pk else None)
    number(section, [*others[:place], block, *others[place:]])


def _ordered(section: Section) -> list[Block]:
    return list(Block.objects.filter(section=section).order_by("position"))
