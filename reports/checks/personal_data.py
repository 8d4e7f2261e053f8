"""What a published text must not tell of people.

Federal law 152-ФЗ, articles 3 and 10.1: data of a person may be spread only with the person's consent, which an
annual report does not ask for. What is looked for are numbers and marks that tell of one person; names of officials
and of those whom a city thanks are left to the writers, except where somebody's birth or home stands beside them.
"""

from __future__ import annotations

from collections.abc import Iterator

from portal.lib.personal_data import MARKS, found_in
from reports.built import Built
from reports.checks.base import Finding, Severity, check
from reports.checks.texts import paragraphs

__all__ = ["MARKS", "found_in", "personal_data"]


@check("personal-data", "Личные сведения в тексте")
def personal_data(built: Built) -> Iterator[Finding]:
    for part, text in paragraphs(built):
        for shown, words in found_in(text):
            yield Finding(
                f"В тексте есть {shown}: «{words}».",
                f"текст, {part.where}",
                f"{part.place}#{words}",
                Severity.WARNING,
                (("напечатано", words),),
                "Уберите личные сведения или поясните, почему их можно опубликовать.",
            )
