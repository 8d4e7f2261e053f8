"""The query of a data set. The database itself hides personal data and defuses formulas, so rows pass straight on.

The rules are those of `portal.records.formats.defused` and of the check of personal data; tests hold them equal.
"""

from __future__ import annotations

from portal.lib.personal_data import MARKS
from portal.records.formats import defused
from reports.opendata.columns import Column, Type, quoted
from reports.opendata.dataset import Dataset

CONTROL = r"[\x01-\x08\x0b\x0c\x0e-\x1f]"
STARTS = ", ".join(str(ord(sign)) for sign in "=+-@\t\r")
HIDDEN_MARKS = ("номер телефона", "адрес электронной почты", "СНИЛС")
HIDDEN = "[скрыто]"
MAY_TELL = r"@|\d{3}"
"""What every hidden mark holds; most texts hold neither and are not searched further."""


def query_of(dataset: Dataset, city_id: int | None, *, is_plain: bool = False) -> str:
    """One SELECT of all columns; of all cities without ``city_id``. ``is_plain`` leaves the texts as they are."""
    raw = ",\n  ".join(f"{_raw(column)} AS {column.name}" for column in dataset.columns)
    where = f"WHERE m.id = {int(city_id)}" if city_id is not None else ""
    rows = f"SELECT {raw}\nFROM {dataset.source}\n{where}\nORDER BY {dataset.order}"
    if is_plain:
        return rows
    texts = [column for column in dataset.columns if column.is_text]
    shown = ",\n  ".join(_safe(column) for column in dataset.columns)
    # An ordered subquery is not flattened: what is costly in it is computed once, not each time it is named.
    # Control signs are looked for in a row as a whole, which is many times quicker than in each of its cells.
    control = f"concat({', '.join(f't.{column.name}' for column in texts)}) ~ {quoted(CONTROL)}"
    return (
        f"SELECT\n  {shown}\nFROM (\n{rows}\n) AS t, LATERAL (SELECT {control} AS has_control OFFSET 0) AS c"
    )


def defused_sql(expression: str, has_control: str) -> str:
    """What `defused` makes of a text. ``expression`` is cheap to name more than once."""
    is_formula = f"ascii(ltrim({expression}, '''')) IN ({STARTS})"
    apostrophe = f"CASE WHEN {is_formula} THEN '''' ELSE '' END"
    replaced = f"regexp_replace({expression}, {quoted(CONTROL)}, '\N{REPLACEMENT CHARACTER}', 'g')"
    # The usual text, which is neither, is only looked at.
    return (
        f"CASE WHEN {has_control} THEN {apostrophe} || {replaced} "
        f"WHEN {is_formula} THEN '''' || {expression} ELSE {expression} END"
    )


def hidden_sql(expression: str) -> str:
    """Without numbers and addresses by which one person is reached or known."""
    return (
        f"CASE WHEN {expression} ~ {quoted(MAY_TELL)} "
        f"THEN regexp_replace({expression}, {quoted(_hidden_pattern())}, {quoted(HIDDEN)}, 'g') ELSE {expression} END"
    )


def _raw(column: Column) -> str:
    if column.type is Type.BOOLEAN:
        return f"({column.sql})::text"
    if not column.is_text:
        return column.sql if column.type is not Type.STRING else f"nullif({column.sql}, '')"
    emptied = f"nullif({column.sql}, '')"
    return hidden_sql(emptied) if column.is_free else emptied


def _safe(column: Column) -> str:
    named = f"t.{column.name}"
    return f"{defused_sql(named, 'c.has_control')} AS {column.name}" if column.is_text else named


def _hidden_pattern() -> str:
    """The patterns of the check in the words of PostgreSQL, where `\\b` is `\\y` and `\\s` knows no no-break space."""
    found = [mark.pattern.pattern for mark in MARKS if mark.shown in HIDDEN_MARKS]
    return "|".join(each.replace(r"\b", r"\y").replace(r"\s", "\\s\N{NO-BREAK SPACE}") for each in found)


def shown_text(value: str) -> str:
    """What `defused_sql` gives, for titles and names that are not read from the rows."""
    return str(defused(value))
