"""Questions about the ground that more than one app asks."""

import datetime

from django.db.models import Q, QuerySet

from portal.models import CalendarDay, LegalAct, Municipality


def acts_for(municipality: Municipality) -> QuerySet[LegalAct]:
    """The city's own acts and those of the state."""
    acts = LegalAct.objects.filter(Q(municipality=municipality) | Q(municipality__isnull=True))
    return acts.order_by("code")


def special_days() -> dict[datetime.date, bool]:
    """Whether each day of the calendar book is a working one, as `portal.lib.working_days` wants them."""
    return dict(CalendarDay.objects.values_list("day", "is_working"))
