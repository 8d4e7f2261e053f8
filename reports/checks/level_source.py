"""The level of a contest is not the source of its money: a private fund may hold an all-Russian contest."""

from __future__ import annotations

from collections.abc import Iterator

from grants.models import ContestRound
from grants.models.dimensions import Level, MoneySource
from portal.lib.quantities import Agreement, compare, total
from reports.blocks.base import Use
from reports.built import Built
from reports.checks.base import Finding, Severity, check
from reports.checks.words import block_place, section_where, value_words
from reports.models.declared_value import Resolution

LEVEL_OF = {
    MoneySource.FEDERAL_BUDGET: Level.FEDERAL,
    MoneySource.REGIONAL_BUDGET: Level.REGIONAL,
    MoneySource.CITY_BUDGET: Level.MUNICIPAL,
}


@check("level-and-source", "Уровень конкурса и источник средств")
def level_and_source(built: Built) -> Iterator[Finding]:
    """Speaks where a sum by source was declared that is really the sum by level."""
    seen: set[str] = set()
    for use in built.uses:
        source = use.token.params.get("source", "")
        declared = built.scope.facts.declared.get(use.found.place)
        if (
            use.token.code != "contests.amount"
            or source not in LEVEL_OF
            or use.token.params.keys() != {"source"}
        ):
            continue
        if declared is None or declared.resolution != Resolution.OPEN or use.found.place in seen:
            continue
        seen.add(use.found.place)
        if finding := _judge(built, use, source):
            yield finding


def _judge(built: Built, use: Use, source: str) -> Finding | None:
    level = LEVEL_OF[MoneySource(source)]
    rounds = [row for row in built.scope.facts.rounds if row.in_report_table]
    by_level = total((row.amount for row in rounds if row.contest.level == level), "rub")
    by_source = total((row.amount for row in rounds if row.contest.money_source == source), "rub")
    strangers = [row for row in rounds if row.contest.level == level and row.contest.money_source != source]
    declared = use.found.quantity
    if not strangers or compare(declared, by_level) is not Agreement.AGREES:
        return None
    if compare(declared, by_source) is not Agreement.CONTRADICTS:
        return None
    style = use.token.style("rub")
    words = [value_words(quantity, style) for quantity in (declared, by_source, by_level)]
    return Finding(
        f"Сумма {words[0]} названа по источнику «{MoneySource(source).label}», а сосчитана по уровню конкурсов: "
        f"по источнику выходит {words[1]}. Лишнее: {_strangers(strangers)}.",
        f"текст, {section_where(use.block.section)}",
        f"{block_place(use.block)}#{words[0]}",
        Severity.ERROR,
        (("заявлено", words[0]), ("по источнику средств", words[1]), ("по уровню конкурсов", words[2])),
        "Назовите в тексте уровень конкурсов или примите сумму по источнику.",
        explains=frozenset({use.found.place}),
    )


def _strangers(rounds: list[ContestRound]) -> str:
    return "; ".join(
        f"{row.contest.name} — {value_words(row.amount)}, {row.contest.get_money_source_display()}"
        for row in rounds
    )
