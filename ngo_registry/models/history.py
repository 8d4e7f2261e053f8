"""The sets of an organisation are part of its history too: what was added to them, what was taken out."""

from ngo_registry.models.council import Council
from ngo_registry.models.organization import Organization
from portal.models.history import recorded_set


@recorded_set
class OrganizationCategory(Organization.categories.through):
    class Meta:
        proxy = True
        verbose_name = "категория организации"
        verbose_name_plural = "категории организаций"


@recorded_set
class OrganizationSphere(Organization.spheres.through):
    class Meta:
        proxy = True
        verbose_name = "сфера организации"
        verbose_name_plural = "сферы организаций"


@recorded_set
class OrganizationActivityKind(Organization.activity_kinds.through):
    class Meta:
        proxy = True
        verbose_name = "вид деятельности организации"
        verbose_name_plural = "виды деятельности организаций"


@recorded_set
class CouncilOrganization(Council.organizations.through):
    class Meta:
        proxy = True
        verbose_name = "организация в составе совета"
        verbose_name_plural = "организации в составе советов"
