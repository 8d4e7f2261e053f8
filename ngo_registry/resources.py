"""The tables of the register of organisations."""

from ngo_registry.models import (
    ActivityKind,
    Category,
    Contact,
    Council,
    CouncilMeeting,
    FormerName,
    LegalForm,
    Organization,
    OrganizationMark,
    Sphere,
)
from portal.records.resource import resource_of

ENTRY_KEY = ("code", "valid_from")  # an older wording of an entry is another row

TABLES = {
    "legal_forms": resource_of(LegalForm, key=ENTRY_KEY),
    "categories": resource_of(Category, key=ENTRY_KEY),
    "spheres": resource_of(Sphere, key=ENTRY_KEY),
    "activity_kinds": resource_of(ActivityKind, key=ENTRY_KEY),
    "organizations": resource_of(Organization),
    "former_names": resource_of(FormerName),
    "marks": resource_of(OrganizationMark),
    "contacts": resource_of(Contact),
    "councils": resource_of(Council),
    "council_meetings": resource_of(CouncilMeeting),
}
