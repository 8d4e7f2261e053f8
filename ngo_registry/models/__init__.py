"""Who is supported: organisations, the reference books that describe them, and the councils."""

from ngo_registry.models.claim import Claim, ClaimState, ClaimSubject
from ngo_registry.models.contact import Contact
from ngo_registry.models.council import Council, CouncilMeeting
from ngo_registry.models.history import (
    CouncilOrganization,
    OrganizationActivityKind,
    OrganizationCategory,
    OrganizationSphere,
)
from ngo_registry.models.mark import OrganizationMark
from ngo_registry.models.merged import MergedOrganization
from ngo_registry.models.organization import FormerName, Organization
from ngo_registry.models.reference import ActivityKind, Category, LegalForm, Sphere
from ngo_registry.models.search import SearchCount, SearchEntry, SearchWord

__all__ = [
    "ActivityKind",
    "Category",
    "Claim",
    "ClaimState",
    "ClaimSubject",
    "Contact",
    "Council",
    "CouncilMeeting",
    "CouncilOrganization",
    "FormerName",
    "LegalForm",
    "MergedOrganization",
    "Organization",
    "OrganizationActivityKind",
    "OrganizationCategory",
    "OrganizationMark",
    "OrganizationSphere",
    "SearchCount",
    "SearchEntry",
    "SearchWord",
    "Sphere",
]
