"""References to tables that the report does not have.

The report numbers itself, so a number typed by hand is the only one that can be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.built import Built
from reports.checks.base import Finding, Severity, check
from reports.checks.texts import paragraphs

REFERENCE = re.compile(r"таблиц\w*\s*№\s*(\d+)", re.IGNORECASE)


@check("numbering", "Ссылки на таблицы")
def numbering(built: Built) -> Iterator[Finding]:
    known = set(built.scope.numbers.values())
    for part, text in paragraphs(built):
        for match in REFERENCE.finditer(text):
            if int(match[1]) not in known:
                has = ", ".join(f"№ {number}" for number in sorted(known)) or "ни одной"
                yield Finding(
                    f"В тексте названа таблица № {match[1]}, а в отчёте такой нет. Есть: {has}.",
                    f"текст, {part.where}",
                    f"{part.place}#{match[0]}",
                    Severity.ERROR,
                    (("напечатано", match[0]),),
                    "Вставьте номер таблицы вставкой: тогда он всегда верен.",
                )
