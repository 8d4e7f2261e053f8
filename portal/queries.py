"""Questions about the ground that more than one app asks."""

from django.db.models import Q, QuerySet

from portal.models import LegalAct, Municipality


def acts_for(municipality: Municipality) -> QuerySet[LegalAct]:
    """The city's own acts and those of the state."""
    acts = LegalAct.objects.filter(Q(municipality=municipality) | Q(municipality__isnull=True))
    return acts.order_by("code")
