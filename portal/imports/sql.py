"""Pieces of SQL that the statements of a load share."""

from django.db import connection

SEPARATOR = "\x1f"
CELLS = "string_to_array(r.cells, E'\\x1f', '')"


def name(identifier: str) -> str:
    return connection.ops.quote_name(identifier)


def names(identifiers: list[str], of: str = "") -> str:
    return ", ".join(f"{of}{name(each)}" for each in identifiers)


def plain(text: str) -> str:
    """What `portal.records.lookup.plain_name` does, in the database."""
    return f"btrim(regexp_replace(translate(lower({text}), 'ё', 'е'), '[^a-zа-я0-9]+', ' ', 'g'))"
