"""When rounds of contests last changed, by their histories."""

from __future__ import annotations

import datetime
from collections.abc import Collection

from django.db.models import Max
from django.utils import timezone

from grants.models import ContestRound


def last_changes(rounds: Collection[ContestRound]) -> dict[int, datetime.datetime]:
    """Key of a round → the time of its newest event; now for one that came without a history."""
    events = ContestRound.pgh_event_model.objects.filter(pgh_obj_id__in=[held.pk for held in rounds])
    known = dict(events.order_by().values_list("pgh_obj_id").annotate(newest=Max("pgh_created_at")))
    return {held.pk: known.get(held.pk) or timezone.now() for held in rounds}
