"""Contests that do not add up: more winners than applicants, more given than there was, more than was asked."""

from __future__ import annotations

from collections.abc import Iterator

from portal.lib.quantities import Qualifier, Quantity, total
from reports.built import Built
from reports.checks.base import Finding, Severity, check
from reports.checks.words import value_words
from reports.figures.contests import APPLICANTS, WINNERS, side_of

UNCERTAIN_BELOW = (Qualifier.UP_TO, Qualifier.ABOUT)
UNCERTAIN_ABOVE = (Qualifier.MORE, Qualifier.OVER, Qualifier.ABOUT)


@check("winners-and-applicants", "Победителей больше, чем участников")
def winners_and_applicants(built: Built) -> Iterator[Finding]:
    for row in built.scope.facts.rounds:
        applicants, winners = side_of(row, APPLICANTS), side_of(row, WINNERS)
        if _exceeds(winners, applicants):
            yield _finding(
                f"Победителей больше, чем участников: {row.contest.name}.",
                f"итоги конкурса «{row}»",
                f"record:{row._meta.label_lower}/{row.pk}",
                (("участников", applicants), ("победителей", winners)),
            )


@check("awards-within-round", "Победы дороже, чем выделено по конкурсу")
def awards_within_round(built: Built) -> Iterator[Finding]:
    for row in built.scope.facts.rounds:
        awarded = total(
            (award.amount for award in built.scope.facts.awards if award.round_id == row.pk), "rub"
        )
        if _exceeds(awarded, row.amount):
            yield _finding(
                f"Названные гранты дороже, чем всего выделено: {row.contest.name}.",
                f"итоги конкурса «{row}»",
                f"record:{row._meta.label_lower}/{row.pk}",
                (("выделено", row.amount), ("сумма названных грантов", awarded)),
            )


@check("awarded-and-requested", "Выделено больше, чем запрошено")
def awarded_and_requested(built: Built) -> Iterator[Finding]:
    facts = built.scope.facts
    for record in (*facts.support, *facts.rounds, *facts.awards):
        if _exceeds(record.amount, record.requested):
            yield _finding(
                f"Выделено больше, чем запрошено: {record}.",
                f"{record._meta.verbose_name}: {record}",
                f"record:{record._meta.label_lower}/{record.pk}",
                (("запрошено", record.requested), ("выделено", record.amount)),
            )


def _exceeds(more: Quantity, less: Quantity) -> bool:
    """Beyond what rounding explains; «более 800» is no upper bound, and «до 10» no lower one."""
    if more.value is None or less.value is None:
        return False
    if more.qualifier in UNCERTAIN_BELOW or less.qualifier in UNCERTAIN_ABOVE:
        return False
    return more.value - less.value > more.uncertainty + less.uncertainty


def _finding(message: str, where: str, place: str, values: tuple[tuple[str, Quantity], ...]) -> Finding:
    words = tuple((name, value_words(quantity)) for name, quantity in values)
    return Finding(message, where, place, Severity.ERROR, words, "Сверьте запись с протоколом конкурса.")
