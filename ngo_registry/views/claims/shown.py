"""What everybody sees of the claims about an organisation: what was said to be wrong, when, what came of it."""

from __future__ import annotations

from django.db.models import QuerySet

from ngo_registry.models import Claim, ClaimState, Organization


def claims_of(organization: Organization) -> QuerySet[Claim]:
    """The newest first. Neither the words of who wrote nor the address are loaded."""
    claims = Claim.objects.filter(organization=organization).exclude(state=ClaimState.UNCONFIRMED)
    return claims.defer("text", "email").order_by("-confirmed_at", "-pk")
