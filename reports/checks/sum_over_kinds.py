"""A sum over kinds of support is not a number of organisations: one helped twice is in it twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from grants.models import Support
from grants.models.dimensions import RecipientKind
from reports.blocks.base import Use
from reports.built import Built
from reports.checks.base import Finding, Severity, check
from reports.checks.words import block_place, section_where, value_words
from reports.document import Counts, Number
from reports.renderers.wording import number_text

ORGANIZATIONS = re.compile(r"\b(организац|нко\b|сонко\b|объединени|учреждени)", re.IGNORECASE)


@check("sum-over-kinds", "Сумма по видам поддержки под видом числа организаций")
def sum_over_kinds(built: Built) -> Iterator[Finding]:
    for use in built.uses:
        if use.found.counts is Counts.SUPPORT_CASES and ORGANIZATIONS.search(use.token.noun):
            yield _finding(use)


def _finding(use: Use) -> Finding:
    printed = number_text(Number(use.found.quantity, use.token.style(use.found.quantity.unit)))
    records = [record for record in use.found.records if isinstance(record, Support)]
    return Finding(
        f"«{printed}» — сумма по видам поддержки, а не число организаций: получившая поддержку двух видов сосчитана "
        f"дважды.{_people(records)}{_twice(records)}",
        f"текст, {section_where(use.block.section)}",
        f"{block_place(use.block)}#{printed}",
        Severity.WARNING,
        (("напечатано", printed),),
        "Назовите это случаями поддержки или приведите число разных организаций.",
    )


def _people(records: list[Support]) -> str:
    mixed = [
        value_words(record.recipients) for record in records if record.recipient_kind == RecipientKind.MIXED
    ]
    return f" Среди слагаемых считаются и физические лица: {', '.join(mixed)}." if mixed else ""


def _twice(records: list[Support]) -> str:
    kinds: dict[str, set[str]] = {}
    for record in records:
        if record.organization:
            kinds.setdefault(str(record.organization), set()).add(record.kind)
    twice = [name for name, seen in kinds.items() if len(seen) > 1]
    return f" По записям дважды сосчитаны: {', '.join(twice)}." if twice else ""
