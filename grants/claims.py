"""Which department answers a claim about support: the one that gave it last."""

from __future__ import annotations

from grants.models import Support
from ngo_registry.models import Claim, ClaimSubject
from portal.models import Department


def of_support(claim: Claim) -> Department | None:
    if claim.subject != ClaimSubject.SUPPORT:
        return None
    given = Support.objects.filter(organization=claim.organization_id, department__isnull=False)
    newest = given.select_related("department").order_by("-year", "-id").first()
    return newest.department if newest else None


RESPONSIBLE = of_support
