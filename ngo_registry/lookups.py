"""How the records of the register are called by officials."""

from ngo_registry.models import ActivityKind, Category, Council, LegalForm, Organization, Sphere
from ngo_registry.queries import search_organizations
from portal.records.lookup import Lookup


def organization_label(organization: Organization) -> str:
    """The name with the number that tells it from its namesakes."""
    name = str(organization)
    if organization.ogrn:
        return f"{name}, ОГРН {organization.ogrn}"
    return f"{name}, ИНН {organization.inn}" if organization.inn else name


LOOKUPS = [
    Lookup(
        Organization,
        names=("name", "short_name", "former_names__name"),
        numbers=(("ogrn", 13), ("inn", 10)),
        label=organization_label,
        search=search_organizations,
        is_large=True,
        nothing="Такой организации в реестре нет: исправьте название, укажите ОГРН или сначала добавьте её.",
    ),
    *(
        Lookup(model, names=("name", "short_name", "code"))
        for model in (LegalForm, ActivityKind, Category, Sphere)
    ),
    Lookup(Council, names=("name", "code")),
]
