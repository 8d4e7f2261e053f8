"""What must hold between status, legal form and numbers of an organisation; forms and imports ask here."""

from __future__ import annotations

from collections.abc import Iterator

from ngo_registry.models import Organization
from ngo_registry.models.organization import Status


def registration_problems(organization: Organization) -> Iterator[tuple[str, str]]:
    """(field, what to do) for each contradiction."""
    if organization.status == Status.UNREGISTERED:
        yield from _of_unregistered(organization)
    elif organization.status == Status.ACTIVE and not organization.ogrn and not organization.note.strip():
        yield (
            "ogrn",
            (
                "Укажите ОГРН. Если он неизвестен, напишите в примечании почему; "
                "если это группа без регистрации, выберите такой статус."
            ),
        )
    yield from _of_dissolution(organization)


def _of_unregistered(organization: Organization) -> Iterator[tuple[str, str]]:
    for name, called in (("ogrn", "ОГРН"), ("inn", "ИНН"), ("registered_on", "даты регистрации")):
        if getattr(organization, name):
            yield (
                name,
                f"У незарегистрированной организации не бывает {called}: уберите или исправьте статус.",
            )
    form = organization.legal_form
    if form is not None and form.needs_registration:
        yield "legal_form", f"«{form.name}» бывает только после регистрации: исправьте форму или статус."


def _of_dissolution(organization: Organization) -> Iterator[tuple[str, str]]:
    ended, began = organization.dissolved_on, organization.registered_on
    if ended and organization.status != Status.DISSOLVED:
        yield (
            "dissolved_on",
            "Дата ликвидации есть, а статус другой: выберите «ликвидирована» или уберите дату.",
        )
    elif ended and began and ended < began:
        yield "dissolved_on", "Ликвидация не может быть раньше регистрации."
