"""Readable codes for new records, made of their names: files and texts call records by them."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from itertools import count

from django.db import models

from portal.models import Municipality

SINGLE = dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True))
SEVERAL = {
    "ё": "e",
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ь": "",
    "ю": "yu",
    "я": "ya",
}
LETTERS = {ord(letter): latin for letter, latin in {**SINGLE, **SEVERAL}.items()}
NAMED_BY = ("short_name", "name", "title", "number", "project")
LENGTH = 50


def slug_of(text: str) -> str:
    """«Совет ветеранов» → «sovet-veteranov», at most 50 signs, cut between words where it can be."""
    words = re.findall(r"[a-z0-9]+", text.lower().translate(LETTERS))
    slug = ""
    for word in words:
        if len(slug) + len(word) >= LENGTH:
            break
        slug = f"{slug}-{word}" if slug else word
    return slug or "-".join(words)[:LENGTH]


def give_code(record: models.Model, city: Municipality | None) -> None:
    """A code for a record that needs one and has none, unlike those of its like in the city."""
    if not any(field.name == "code" for field in record._meta.fields) or record.code:
        return
    name = next((text for part in NAMED_BY if (text := getattr(record, part, ""))), "")
    base = slug_of(str(name)) or secrets.token_hex(6)
    taken = set(type(record)._default_manager.filter(code__startswith=base).values_list("code", flat=True))
    record.code = next(code for code in _candidates(base) if code not in taken)


def _candidates(base: str) -> Iterator[str]:
    yield base
    yield from (f"{base}-{number}" for number in count(2))
