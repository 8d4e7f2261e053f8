"""The order of blocks in a section and of sections in a report, as it was, and how it is had again."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.db.models import QuerySet


class Reordered(Exception):
    """Somebody else has put the same things into another order meanwhile."""


def order_as_of(events: QuerySet, parent: str, pk: int, last: int) -> list[int]:
    """The records that stood under a parent, in their order, once the version ``last`` was made.

    ``parent`` is the column of the parent's key: «section_id».
    """
    ever = events.filter(**{parent: pk}).values("pgh_obj_id")
    versions = events.filter(pgh_obj_id__in=ever, pgh_id__lte=last).order_by("pgh_obj_id", "-pgh_id")
    there = [
        each
        for each in versions.distinct("pgh_obj_id")
        if each.pgh_label != "delete" and getattr(each, parent) == pk
    ]
    return [each.pgh_obj_id for each in sorted(there, key=lambda each: each.position)]


def order_again(before: Sequence[int], after: Sequence[int], now: Sequence[int]) -> list[int]:
    """The order of what there is now, as it would be had the step from ``before`` to ``after`` not been made.

    What others have added since stays where they put it. Raises Reordered.
    """
    if _only(before, after) == _only(after, before):  # the step only added or took away
        returned = [each for each in now if each not in after and each in before]
        return _woven([each for each in now if each not in returned], before, returned)
    if _only(now, after) != _only(after, now):
        raise Reordered
    return _woven(_only(before, now), now, [each for each in now if each not in before])


def _only(order: Sequence[int], those: Collection[int]) -> list[int]:
    return [each for each in order if each in those]


def _woven(order: list[int], like: Sequence[int], guests: Collection[int]) -> list[int]:
    """``order`` with each guest after the one that it follows in ``like``."""
    for place, guest in enumerate(like):
        if guest in guests:
            known = [order.index(each) for each in like[:place] if each in order]
            order.insert(known[-1] + 1 if known else 0, guest)
    return order
