"""Lists: one kind with bullets, one with numbers; every numbered list counts from one again."""

from __future__ import annotations

from collections.abc import Callable

from reports.renderers.word.styles import LIST_STEP

BULLETS = 1  # the id of the one list of bullets
LEVELS = 9  # as many as Word has
_HANGING = 264


def numbering(numbered_lists: int) -> str:
    """Ids after BULLETS are those of the numbered lists."""
    ids = range(BULLETS + 1, BULLETS + 1 + numbered_lists)
    return (
        _kind(0, "bullet", lambda level: "•")
        + _kind(1, "decimal", lambda level: f"%{level + 1}.")
        + f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="0"/></w:num>'
        + "".join(map(_numbered, ids))
    )


def level_of(depth: int) -> int:
    return min(depth, LEVELS - 1)


def _numbered(list_id: int) -> str:
    begins = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>'
        for level in range(LEVELS)
    )
    return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="1"/>{begins}</w:num>'


def _kind(kind_id: int, form: str, mark: Callable[[int], str]) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{mark(level)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{(level + 1) * LIST_STEP}" w:hanging="{_HANGING}"/></w:pPr></w:lvl>'
        for level in range(LEVELS)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{kind_id}"><w:multiLevelType w:val="multilevel"/>'
        f"{levels}</w:abstractNum>"
    )
